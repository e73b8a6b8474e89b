import { above, and, equals, isKnown, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { longTermEnglishLearnerRules } from "../rules/us-ca-english-learners.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

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
  source: "California long-term English learner: more than six years; check the current statute",
  since: "0.1.0",
  notBy: ["el-status", "long-term-el"],
});
