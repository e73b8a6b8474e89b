import { and, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inGrade, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const counseled = indicator({
  id: "counseled",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 6 to 12 met a counselor this year?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.middleAndHighSchool)),
  hit: equals(y("counseled"), true),
  needs: [needs.counseling],
  source: "The district's counseling records",
  since: "0.1.0",
  boundary: [
    edge("met a counselor in grade 6", "met", inGrade("06"), inProgram("counseling")),
    edge("met none", "not met", inGrade("06")),
    edge("grade 5", "not counted", inGrade("05"), inProgram("counseling")),
  ],
});
