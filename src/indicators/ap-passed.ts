import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inGrade, took } from "./boundary.ts";
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
  hit: atLeast(y("exams_passed"), 1),
  needs: [needs.exams],
  source: "AP score of 3 or more, IB score of 4 or more",
  since: "0.1.0",
  boundary: [
    edge("an AP score of 3", "met", inGrade("09"), took("ap", { score: 3 })),
    edge("an AP score of 2", "not met", inGrade("09"), took("ap", { score: 2 })),
    edge("an IB score of 4", "met", inGrade("12"), took("ib", { score: 4 })),
    edge("an IB score of 3", "not met", inGrade("12"), took("ib", { score: 3 })),
    edge("an exam with an unknown score", "not counted", inGrade("12"), took("ap", {})),
    edge("no exam", "not met", inGrade("12")),
    edge("an AP score of 3 in grade 8", "not counted", inGrade("08"), took("ap", { score: 3 })),
  ],
});
