import { and, atLeast, despiteRounding, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { fullDayOfSuspension } from "../rules/discipline.ts";
import { decided, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { underDiscipline } from "./population.ts";

export const suspendedFullDay = indicator({
  id: "suspended-full-day",
  goal: 3,
  kind: "share",
  question: "What share of students were suspended for a total of one full day or more?",
  unit: "share",
  outcome: "unfavorable",
  population: and(underDiscipline, isKnown(y("suspension_days"))),
  hit: despiteRounding(atLeast(y("suspension_days"), fullDayOfSuspension.value)),
  needs: [needs.suspensionDays],
  source:
    "California School Dashboard, suspension rate: suspensions in and out of school that add up to one full day or more (DataQuest counts a suspension of any length)",
  since: "0.1.0",
  restates: "suspended",
  boundary: [
    edge("one full day", "met", decided("out-of-school", { days: 1 })),
    edge(
      "parts of days that add up to one",
      "met",
      decided("out-of-school", { days: 0.5, incident_id: "a" }),
      decided("in-school", { days: 0.5, incident_id: "b" }),
    ),
    edge(
      "0.7, 0.2 and 0.1 days",
      "met",
      decided("out-of-school", { days: 0.7, incident_id: "a" }),
      decided("out-of-school", { days: 0.2, incident_id: "b" }),
      decided("in-school", { days: 0.1, incident_id: "c" }),
    ),
    edge(
      "0.5, 0.3 and 0.1 days",
      "not met",
      decided("out-of-school", { days: 0.5, incident_id: "a" }),
      decided("out-of-school", { days: 0.3, incident_id: "b" }),
      decided("in-school", { days: 0.1, incident_id: "c" }),
    ),
    edge("suspended for an unknown time", "not counted", decided("out-of-school")),
    edge(
      "half a day and an unknown time",
      "not counted",
      decided("out-of-school", { days: 0.5, incident_id: "a" }),
      decided("out-of-school", { incident_id: "b" }),
    ),
    edge(
      "a day and an unknown time",
      "met",
      decided("out-of-school", { days: 1, incident_id: "a" }),
      decided("out-of-school", { incident_id: "b" }),
    ),
    edge("no record of discipline", "not met"),
    edge("a day of another measure", "not met", decided("other-means", { days: 1 })),
  ],
});
