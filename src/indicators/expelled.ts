import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const expelled = indicator({
  id: "expelled",
  goal: 3,
  kind: "share",
  question: "What share of students were expelled?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("expulsions"), 1),
  needs: [needs.expulsions],
  source: "CALPADS result 200",
  since: "0.1.0",
  boundary: [
    edge("expelled", "met", decided("expulsion")),
    edge("suspended", "not met", decided("out-of-school")),
    edge("no record of discipline", "not met"),
    edge(
      "served here, enrolled elsewhere",
      "not counted",
      { enrollment: [{ status: "services" }] },
      decided("expulsion"),
    ),
  ],
});
