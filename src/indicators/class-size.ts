import { and, atLeast, dividedBy, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { edge, inClasses } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const classSize = indicator({
  id: "class-size",
  goal: 4,
  kind: "mean",
  question: "How many students are in a student's core classes, on average?",
  unit: "students",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("core_classes"), 1)),
  value: dividedBy(y("core_class_seats"), y("core_classes")),
  needs: [needs.courses, needs.sections],
  source: "Students on the section's list; average over a student's core sections",
  since: "0.1.0",
  boundary: [
    edge(
      "a core class of 30 and one of 20",
      25,
      inClasses({ section: { core: true }, others: 29 }, { section: { core: true }, others: 19 }),
    ),
    edge(
      "a class that is not core does not count",
      30,
      inClasses({ section: { core: true }, others: 29 }, { section: { core: false }, others: 9 }),
    ),
    edge("no core class", "not counted", inClasses({ section: { core: false }, others: 9 })),
  ],
});
