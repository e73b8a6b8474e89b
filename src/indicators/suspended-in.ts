import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const suspendedIn = indicator({
  id: "suspended-in",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended in school at least once?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("suspensions_in"), 1),
  needs: [needs.suspensionsIn],
  source: "In-school suspension (CALPADS result 110)",
  since: "0.1.0",
  boundary: [
    edge("in-school suspension", "met", decided("in-school")),
    edge("out-of-school suspension", "not met", decided("out-of-school")),
    edge("no record of discipline", "not met"),
  ],
});
