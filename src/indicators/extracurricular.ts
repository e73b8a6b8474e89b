import { and, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inGrade, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const extracurricular = indicator({
  id: "extracurricular",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 4 to 12 took part in an activity?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.activities)),
  hit: equals(y("extracurricular"), true),
  needs: [needs.extracurricular],
  source: "The district's list of activities",
  since: "0.1.0",
  boundary: [
    edge("an activity in grade 4", "met", inGrade("04"), inProgram("extracurricular")),
    edge("none", "not met", inGrade("04")),
    edge("an activity in grade 3", "not counted", inGrade("03"), inProgram("extracurricular")),
  ],
});
