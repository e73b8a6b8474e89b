import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const sameOffenseSuspended = indicator({
  id: "same-offense-suspended",
  goal: 3,
  kind: "share",
  question: "Of students with an incident, what share were suspended?",
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("incidents"), 1)),
  hit: atLeast(y("suspensions"), 1),
  needs: [needs.discipline, needs.incidents],
  source: "Different processing, not different selection (Skiba and others 2011)",
  since: "0.1.0",
});
