import { times, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const daysLost = indicator({
  id: "days-lost",
  goal: 3,
  kind: "mean",
  question: "How many days of instruction were lost to suspension, per 100 students?",
  unit: "days-per-100-students",
  outcome: "unfavorable",
  population: underDiscipline,
  value: times(100, y("days_lost")),
  needs: [needs.suspensionsOut],
  source: "Losen & Martinez 2020: days lost per 100 enrolled, out-of-school suspension",
  since: "0.1.0",
  restates: "suspended-out",
  boundary: [
    edge("suspended out of school for a day", 100, decided("out-of-school", { days: 1 })),
    edge("suspended out of school for an unknown time", "not counted", decided("out-of-school")),
    edge("suspended in school", 0, decided("in-school", { days: 1 })),
    edge("no record of discipline", 0),
  ],
});
