import { and, atLeast, dividedBy, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const outOfFieldTeacher = indicator({
  id: "out-of-field-teacher",
  goal: 4,
  kind: "mean",
  question: "Of a student's core classes, what share are taught outside the teacher's field?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("core_fields"), 1)),
  value: dividedBy(y("out_of_field_teachers"), y("core_fields")),
  needs: [needs.courses, needs.sections, needs.sectionTeachers, needs.teacherFields],
  source:
    "ESSA 1111(g)(1)(B); share of a student's own core sections; the average over students (methods 11, exposure)",
  since: "0.1.0",
  boundary: [
    edge(
      "one of two core classes out of field",
      0.5,
      inClasses(
        { section: { core: true }, teacher: { in_field: false } },
        { section: { core: true }, teacher: { in_field: true } },
      ),
    ),
    edge(
      "out of field in a class that is not core",
      0,
      inClasses(
        { section: { core: true }, teacher: { in_field: true } },
        { section: { core: false }, teacher: { in_field: false } },
      ),
    ),
    edge("field unknown", "not counted", inClasses({ section: { core: true }, teacher: { in_field: null } })),
  ],
});
