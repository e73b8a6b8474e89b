import { and, atLeast, dividedBy, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const underpreparedTeacher = indicator({
  id: "underprepared-teacher",
  goal: 4,
  kind: "mean",
  question: "Of a student's core classes, what share are taught on an intern, emergency or waiver credential?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("core_credentials"), 1)),
  value: dividedBy(y("underprepared_teachers"), y("core_credentials")),
  needs: [needs.courses, needs.sections, needs.sectionTeachers, needs.teacherCredentials],
  source:
    "ESSA 1111(g)(1)(B); share of a student's own core sections; the average over students (methods 11, exposure)",
  since: "0.1.0",
  boundary: [
    edge(
      "an intern in one of two core classes",
      0.5,
      inClasses(
        { section: { core: true }, teacher: { credential: "intern" } },
        { section: { core: true }, teacher: { credential: "full" } },
      ),
    ),
    edge(
      "an intern in a class that is not core",
      0,
      inClasses(
        { section: { core: true }, teacher: { credential: "full" } },
        { section: { core: false }, teacher: { credential: "intern" } },
      ),
    ),
    edge("credential unknown", "not counted", inClasses({ section: { core: true }, teacher: {} })),
  ],
});
