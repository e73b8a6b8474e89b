import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const stemCourse = indicator({
  id: "stem-course",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 9 to 12 took advanced science, computing or calculus?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool), atLeast(y("courses"), 1)),
  hit: atLeast(y("stem_courses"), 1),
  needs: [needs.courses, needs.stem],
  source: "State course codes of advanced science, computing and calculus",
  since: "0.1.0",
  boundary: [
    edge("calculus in grade 9", "met", inGrade("09"), inClasses({ section: { stem_advanced: true } })),
    edge("none", "not met", inGrade("09"), inClasses({ section: { stem_advanced: false } })),
    edge("calculus in grade 8", "not counted", inGrade("08"), inClasses({ section: { stem_advanced: true } })),
  ],
});
