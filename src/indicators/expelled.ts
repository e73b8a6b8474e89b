import { atLeast, firstKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const expelled = indicator({
  id: "expelled",
  goal: 3,
  kind: "share",
  question: "What share of students were expelled?",
  unit: "share",
  outcome: "unfavorable",
  population: enrolled,
  hit: atLeast(firstKnown(y("expulsions"), 0), 1),
  needs: [needs.discipline],
  source: "CALPADS result 200",
  since: "0.1.0",
});
