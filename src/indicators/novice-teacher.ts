import { and, atLeast, dividedBy, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
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
});
