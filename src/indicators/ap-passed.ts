import { and, atLeast, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const apPassed = indicator({
  id: "ap-passed",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 9 to 12 passed an AP or IB exam?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool)),
  hit: atLeast(firstKnown(y("exams_passed"), 0), 1),
  needs: [needs.exams],
  source: "AP score of 3 or more, IB score of 4 or more",
  since: "0.1.0",
});
