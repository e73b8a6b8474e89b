import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const advancedCourse = indicator({
  id: "advanced-course",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 9 to 12 took an AP, IB, honors or college course?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool), atLeast(y("courses"), 1)),
  hit: atLeast(y("advanced_courses"), 1),
  needs: [needs.courses, needs.courseLevels],
  source: "Course section instructional level (CALPADS CRSC 19)",
  since: "0.1.0",
  board: 10,
  boundary: [
    edge("an honors course in grade 9", "met", inGrade("09"), inClasses({ section: { level: "honors" } })),
    edge("regular courses only", "not met", inGrade("09"), inClasses({ section: { level: "regular" } })),
    edge("an honors course in grade 8", "not counted", inGrade("08"), inClasses({ section: { level: "honors" } })),
    edge("no course on record", "not counted", inGrade("09")),
  ],
});
