import { and, atLeast, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const advancedMath11 = indicator({
  id: "advanced-math-11",
  goal: 2,
  kind: "share",
  question: "What share of students took a course above Algebra II by grade 11 or 12?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.upperHighSchool), atLeast(y("courses"), 1)),
  hit: equals(y("beyond_algebra_2"), true),
  needs: [needs.courses, needs.mathSteps],
  source: "CRDC: advanced mathematics",
  since: "0.1.0",
  boundary: [
    edge("statistics in grade 11", "met", inGrade("11"), inClasses({ section: { math_step: "advanced" } })),
    edge("Algebra II in grade 11", "not met", inGrade("11"), inClasses({ section: { math_step: "algebra-2" } })),
    edge("statistics in grade 10", "not counted", inGrade("10"), inClasses({ section: { math_step: "advanced" } })),
  ],
});
