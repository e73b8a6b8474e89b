import { and, atLeast, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const teacherOfColor = indicator({
  id: "teacher-of-color",
  goal: 4,
  kind: "share",
  question: "What share of students have at least one teacher of color?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, atLeast(y("courses"), 1)),
  hit: equals(y("taught_by_teacher_of_color"), true),
  needs: [needs.courses, needs.sectionTeachers, needs.teacherRace],
  source: "At least one section this year",
  since: "0.1.0",
  boundary: [
    edge(
      "one teacher of color among two",
      "met",
      inClasses({ teacher: { race_asian: true } }, { teacher: { race_white: true } }),
    ),
    edge(
      "a white teacher, and one whose race is not on record",
      "not counted",
      inClasses({ teacher: { race_white: true } }, { teacher: {} }),
    ),
    edge("a teacher of two or more races", "met", inClasses({ teacher: { race_two_or_more: true } })),
    edge("white teachers only", "not met", inClasses({ teacher: { race_white: true } })),
    edge("no course on record", "not counted"),
  ],
});
