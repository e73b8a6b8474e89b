import { and, atLeast, dividedBy, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { absenceRules } from "../rules/absence.ts";
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
    atLeast(y("days_expected"), threshold("chronic-absence.days", absenceRules.minDays.dataQuest.value)),
    atLeast(y("days_attended"), absenceRules.minAttended.value),
  ),
  hit: atLeast(
    dividedBy(y("days_absent"), y("days_expected")),
    threshold("chronic-absence.share", absenceRules.chronic.absent / absenceRules.chronic.of),
  ),
  needs: [needs.attendance],
  source: "US ED, EDFacts FS195; California DataQuest: enrolled 30 days or more, attended at least one",
  since: "0.1.0",
});
