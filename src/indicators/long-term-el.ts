import { above, and, equals, isKnown, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { longTermEnglishLearnerRules } from "../rules/us-ca-english-learners.ts";
import { type CaseRecords, edge, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

const learnsEnglishSince = (start: string): CaseRecords => ({ language: [{ elas: "EL", start_date: start }] });

export const longTermEl = indicator({
  id: "long-term-el",
  goal: 1,
  kind: "share",
  question: "What share of English learners in grades 6 to 12 have waited more than six years?",
  unit: "share",
  outcome: "unfavorable",
  population: and(
    enrolled,
    equals(y("el_status"), "EL"),
    between(y("grade_number"), gradeSpans.middleAndHighSchool),
    isKnown(y("years_as_el")),
  ),
  hit: above(y("years_as_el"), threshold("long-term-el.years", longTermEnglishLearnerRules.longTermAfter.value)),
  needs: [needs.language],
  source:
    "More than six years as an English learner, by date alone. Education Code 313.1 says six years or more and no progress in English; the Dashboard, since 2024, seven years or more",
  since: "0.1.0",
  notBy: ["el-status", "long-term-el"],
  boundary: [
    edge("seven years", "met", inGrade("06"), learnsEnglishSince("2018-09-01")),
    edge("exactly six years", "not met", inGrade("06"), learnsEnglishSince("2019-09-01")),
    edge("seven years, in grade 5", "not counted", inGrade("05"), learnsEnglishSince("2018-09-01")),
    edge("an English learner since an unknown day", "not counted", inGrade("06"), {
      language: [{ elas: "EL", start_date: "2018-07-01", start_assumed: true }],
    }),
    edge("reclassified", "not counted", inGrade("06"), learnsEnglishSince("2018-09-01"), {
      language: [{ elas: "RFEP", start_date: "2025-09-01" }],
    }),
  ],
});
