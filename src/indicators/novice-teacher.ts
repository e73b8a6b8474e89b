import { and, atLeast, dividedBy, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const noviceTeacher = indicator({
  id: "novice-teacher",
  goal: 4,
  kind: "mean",
  question: "Of a student's core classes, what share are taught by a teacher in the first two years?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("core_teachers"), 1)),
  value: dividedBy(y("novice_teachers"), y("core_teachers")),
  needs: [needs.courses, needs.sections, needs.sectionTeachers, needs.teacherYears],
  source:
    "ESSA 1111(g)(1)(B); California: two or fewer years; share of a student's own core sections; the average over students (methods 11, exposure)",
  since: "0.1.0",
  board: 13,
  boundary: [
    edge(
      "a teacher in the second year, and one in the third",
      0.5,
      inClasses(
        { section: { core: true }, teacher: { years_total: 2 } },
        { section: { core: true }, teacher: { years_total: 3 } },
      ),
    ),
    edge(
      "a novice in a class that is not core",
      0,
      inClasses(
        { section: { core: true }, teacher: { years_total: 3 } },
        { section: { core: false }, teacher: { years_total: 1 } },
      ),
    ),
    edge("no teacher known", "not counted", inClasses({ section: { core: true } })),
  ],
});
