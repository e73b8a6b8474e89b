import { and, minus, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { days, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { countedDays, enrolled } from "./population.ts";

export const daysTaught = indicator({
  id: "days-taught",
  goal: 5,
  kind: "ratio",
  question: "Of the days offered, how many were students in class?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, countedDays),
  part: minus(y("days_attended"), y("days_in")),
  whole: y("days_expected"),
  needs: [needs.attendance],
  source: "Days attended less days of in-school suspension, of days expected: absence and exclusion together",
  since: "0.1.0",
  restates: "chronic-absence",
  board: 14,
  boundary: [
    edge(
      "162 of 180 days attended, 2 of them in in-school suspension",
      160 / 180,
      days(180, 162, { days_suspended_in: 2 }),
    ),
    edge("no suspension on record", 0.9, days(180, 162)),
    edge("exempt", "not counted", days(180, 162, { exempt: true })),
  ],
});
