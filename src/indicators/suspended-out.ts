import { atLeast, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const suspendedOut = indicator({
  id: "suspended-out",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended out of school at least once?",
  unit: "share",
  outcome: "unfavorable",
  population: enrolled,
  hit: atLeast(firstKnown(y("suspensions_out"), 0), 1),
  needs: [needs.discipline],
  source: "Out-of-school suspension (CALPADS result 100)",
  since: "0.1.0",
});
