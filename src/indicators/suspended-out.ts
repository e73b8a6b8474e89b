import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const suspendedOut = indicator({
  id: "suspended-out",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended out of school at least once?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("suspensions_out"), 1),
  needs: [needs.suspensionsOut],
  source: "Out-of-school suspension (CALPADS result 100)",
  since: "0.1.0",
  restates: "suspended",
  boundary: [
    edge("out-of-school suspension", "met", decided("out-of-school")),
    edge("in-school suspension", "not met", decided("in-school")),
    edge("no record of discipline", "not met"),
  ],
});
