import { and, equals, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const sameGroupTeacher = indicator({
  id: "same-group-teacher",
  goal: 4,
  kind: "share",
  question: "What share of students have at least one teacher of their own race or ethnicity?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, isKnown(y("taught_by_same_group"))),
  hit: equals(y("taught_by_same_group"), true),
  needs: [needs.courses, needs.sectionTeachers, needs.teacherRace, needs.race],
  source: "Gershenson and others 2018: at least one section this year",
  since: "0.1.0",
  boundary: [
    edge(
      "a teacher of the same group",
      "met",
      { student: [{ race_black: true }] },
      inClasses({ teacher: { race_black: true } }),
    ),
    edge(
      "teachers of other groups",
      "not met",
      { student: [{ race_black: true }] },
      inClasses({ teacher: { race_white: true } }),
    ),
    edge("no teacher known", "not counted", { student: [{ race_black: true }] }, inClasses({})),
    edge("the student's own race unknown", "not counted", inClasses({ teacher: { race_black: true } })),
  ],
});
