import { and, atLeast, despiteRounding, dividedBy, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { absenceRules } from "../rules/absence.ts";
import { days, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { countedDays, enrolled } from "./population.ts";

export const chronicAbsence = indicator({
  id: "chronic-absence",
  goal: 1,
  kind: "share",
  question: "What share of students missed a tenth or more of the days they were enrolled?",
  unit: "share",
  outcome: "unfavorable",
  population: and(
    enrolled,
    countedDays,
    despiteRounding(atLeast(y("days_expected"), threshold("chronic-absence.days", absenceRules.minDays.value))),
    despiteRounding(atLeast(y("days_attended"), absenceRules.minAttended.value)),
  ),
  hit: despiteRounding(
    atLeast(
      dividedBy(y("days_absent"), y("days_expected")),
      threshold("chronic-absence.share", absenceRules.chronic.absent / absenceRules.chronic.of),
    ),
  ),
  needs: [needs.attendance],
  source:
    "California Education Code 60901(c)(1) and DataQuest: expected to attend more than 30 days, attended at least one",
  since: "0.1.0",
  board: 3,
  boundary: [
    edge("absent exactly a tenth of the days", "met", days(180, 162)),
    edge("absent exactly a tenth of parts of days", "met", days(45.5, 40.95)),
    edge("half a day less than a tenth", "not met", days(180, 162.5)),
    edge("more than a tenth of the days, expected 31 days", "met", days(31, 27)),
    edge("expected exactly 30 days", "not counted", days(30, 20)),
    edge("attended exactly one day", "met", days(40, 1)),
    edge("never attended", "not counted", days(40, 0)),
    edge("exempt", "not counted", days(180, 100, { exempt: true })),
    edge("more days attended than expected", "not counted", days(100, 101)),
    edge("days unknown", "not counted", { absence: [{ days_expected: null, days_attended: null }] }),
  ],
});
