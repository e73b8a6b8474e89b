import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade, took } from "./boundary.ts";
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
  hit: atLeast(y("exams_passed"), 1),
  needs: [needs.exams, needs.courses, needs.courseLevels],
  source: "AP score of 3 or more, IB score of 4 or more",
  since: "0.1.0",
  boundary: [
    edge("an AP score of 3", "met", inGrade("09"), inClasses({ section: { level: "ap" } }), took("ap", { score: 3 })),
    edge(
      "an AP score of 2",
      "not met",
      inGrade("09"),
      inClasses({ section: { level: "ap" } }),
      took("ap", { score: 2 }),
    ),
    edge("an IB score of 4", "met", inGrade("12"), inClasses({ section: { level: "ap" } }), took("ib", { score: 4 })),
    edge(
      "an IB score of 3",
      "not met",
      inGrade("12"),
      inClasses({ section: { level: "ap" } }),
      took("ib", { score: 3 }),
    ),
    edge("no exam", "not met", inGrade("12"), inClasses({ section: { level: "ap" } })),
    edge(
      "an AP score of 3 in grade 8",
      "not counted",
      inGrade("08"),
      inClasses({ section: { level: "ap" } }),
      took("ap", { score: 3 }),
    ),
    edge("an exam without the course", "not counted", inGrade("12"), took("ap", { score: 3 })),
  ],
});
