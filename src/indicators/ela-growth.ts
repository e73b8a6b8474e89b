import { and, equals, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const elaGrowth = indicator({
  id: "ela-growth",
  goal: 1,
  kind: "mean",
  question:
    "How many scale points above or below students who scored the same last year did students score in English language arts?",
  unit: "scale-points",
  outcome: "favorable",
  population: and(enrolled, equals(y("ela_here"), true)),
  value: y("ela_growth"),
  needs: [needs.elaScores],
  source:
    "Conditional growth: distance from the line of this score on last year's, of all students of the grade and year (30 or more)",
  since: "0.1.0",
});
