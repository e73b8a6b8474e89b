import { and, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inGrade, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const workBased = indicator({
  id: "work-based",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 9 to 12 took part in work-based learning?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool)),
  hit: equals(y("work_based"), true),
  needs: [needs.workBased],
  source: "CALPADS work-based learning (WBLR)",
  since: "0.1.0",
  boundary: [
    edge("an internship in grade 9", "met", inGrade("09"), inProgram("work-based-learning")),
    edge("none", "not met", inGrade("09")),
    edge("an internship in grade 8", "not counted", inGrade("08"), inProgram("work-based-learning")),
  ],
});
