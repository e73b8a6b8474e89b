import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const courseFailure = indicator({
  id: "course-failure",
  goal: 1,
  kind: "share",
  question: "What share of students got a D or an F in a core course?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.middleAndHighSchool), atLeast(y("core_marks"), 1)),
  hit: atLeast(y("core_d_or_f"), 1),
  needs: [needs.marks, needs.sections],
  source: "Final marks of core courses (English, mathematics, science, social science), grades 6 to 12",
  since: "0.1.0",
});
