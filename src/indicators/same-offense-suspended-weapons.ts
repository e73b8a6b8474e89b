import { and, atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const sameOffenseSuspendedWeapons = indicator({
  id: "same-offense-suspended-weapons",
  goal: 3,
  kind: "share",
  question: 'Of students with an incident of the kind "weapons", what share were suspended for it?',
  unit: "share",
  outcome: "unfavorable",
  population: and(enrolled, atLeast(y("incidents_weapons"), 1)),
  hit: atLeast(y("suspensions_weapons"), 1),
  needs: [needs.discipline, needs.incidents],
  source: "Different processing, not different selection (Skiba and others 2011)",
  since: "0.1.0",
});
