import { atLeast, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const suspended = indicator({
  id: "suspended",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended at least once?",
  unit: "share",
  outcome: "unfavorable",
  population: underDiscipline,
  hit: atLeast(y("suspensions"), 1),
  needs: [needs.suspensions],
  source: "California DataQuest: students suspended at least once, in or out of school, of all enrolled in the year",
  since: "0.1.0",
  board: 11,
  boundary: [
    edge("in-school suspension", "met", decided("in-school")),
    edge("another measure", "not met", decided("other-means")),
    edge("no record of discipline", "not met"),
    edge(
      "served here, enrolled elsewhere",
      "not counted",
      { enrollment: [{ status: "services" }] },
      decided("in-school"),
    ),
    edge(
      "suspended where the enrollment is secondary",
      "met",
      { enrollment: [{ status: "secondary" }] },
      decided("in-school"),
    ),
    edge("suspended at another school", "not met", decided("in-school", { school_id: "other" })),
  ],
});
