import { and, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { days, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { countedDays, enrolled } from "./population.ts";

export const attendance = indicator({
  id: "attendance",
  goal: 1,
  kind: "ratio",
  question: "Of the days they were expected, how many did students attend?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, countedDays),
  part: y("days_attended"),
  whole: y("days_expected"),
  needs: [needs.attendance],
  source: "California absence summary (STAS): days attended of days expected",
  since: "0.1.0",
  restates: "chronic-absence",
  boundary: [
    edge("162 of 180 days", 0.9, days(180, 162)),
    edge("exempt", "not counted", days(180, 162, { exempt: true })),
    edge("as many days attended as expected", 1, days(180, 180)),
    edge("more days attended than expected", "not counted", days(180, 181)),
    edge("no days expected", "not counted", days(0, 0)),
  ],
});
