import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { suspendedAgainFrom } from "../rules/discipline.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const suspendedAgain = indicator({
  id: "suspended-again",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended two times or more?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("suspensions"), suspendedAgainFrom.value),
  needs: [needs.suspensions],
  source: "Two incidents or more that ended in suspension",
  since: "0.1.0",
  boundary: [
    edge(
      "two incidents that ended in suspension",
      "met",
      decided("out-of-school", { incident_id: "1" }),
      decided("in-school", { incident_id: "2" }),
    ),
    edge("two suspensions for one incident", "not met", decided("out-of-school"), decided("in-school")),
    edge("no record of discipline", "not met"),
    edge("suspended once", "not met", decided("out-of-school")),
  ],
});
