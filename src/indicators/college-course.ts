import { and, atLeast, equals, or, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import { edge, inClasses, inGrade, inProgram } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

export const collegeCourse = indicator({
  id: "college-course",
  goal: 2,
  kind: "share",
  question: "What share of students in grades 9 to 12 took a college course?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, between(y("grade_number"), gradeSpans.highSchool), atLeast(y("courses"), 1)),
  hit: or(atLeast(y("college_courses"), 1), equals(y("college_program"), true)),
  needs: [needs.courses, needs.collegeCourses],
  source: "Dual enrollment: college-level sections or a recorded college credit",
  since: "0.1.0",
  boundary: [
    edge("a college course in grade 9", "met", inGrade("09"), inClasses({ section: { level: "college" } })),
    edge(
      "college credit on record",
      "met",
      inGrade("09"),
      inClasses({ section: { level: "ap" } }),
      inProgram("college-course"),
    ),
    edge("an AP course is none", "not met", inGrade("09"), inClasses({ section: { level: "ap" } })),
    edge("a college course in grade 8", "not counted", inGrade("08"), inClasses({ section: { level: "college" } })),
  ],
});
