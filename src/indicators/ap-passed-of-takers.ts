import { and, atLeast, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const apPassedOfTakers = indicator({
  id: "ap-passed-of-takers",
  goal: 2,
  kind: "share",
  question: "What share of students in an AP or IB course passed an exam?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool), atLeast(y("exam_courses"), 1)),
  hit: atLeast(firstKnown(y("exams_passed"), 0), 1),
  needs: [needs.exams, needs.courses, needs.courseLevels],
  source: "AP score of 3 or more, IB score of 4 or more",
  since: "0.1.0",
});
