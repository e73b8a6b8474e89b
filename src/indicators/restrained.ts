import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const restrained = indicator({
  id: "restrained",
  goal: 3,
  kind: "share",
  question: "What share of students were restrained or secluded?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("restraints"), 1),
  needs: [needs.restraints],
  source: "CRDC: restraint and seclusion",
  since: "0.1.0",
  boundary: [
    edge("secluded once", "met", decided("seclusion")),
    edge("suspended", "not met", decided("out-of-school")),
    edge("no record of discipline", "not met"),
  ],
});
