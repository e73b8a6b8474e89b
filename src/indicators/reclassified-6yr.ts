import { and, atMost, equals, minus, schoolYearOf, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { reclassificationRules } from "../rules/us-ca-english-learners.ts";
import { type CaseRecords, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const since = (learner: string, fluent?: string, assumed = false): CaseRecords => ({
  language: [
    { elas: "EL", start_date: learner },
    ...(fluent === undefined ? [] : [{ elas: "RFEP", start_date: fluent, start_assumed: assumed }]),
  ],
});

export const reclassified6yr = indicator({
  id: "reclassified-6yr",
  goal: 1,
  kind: "share",
  question: "What share of students who entered as English learners six years ago have been reclassified?",
  unit: "share",
  outcome: "favorable",
  population: and(
    enrolled,
    equals(minus(y("school_year"), schoolYearOf(y("el_since"))), reclassificationRules.within.value),
  ),
  hit: and(y("reclassified"), atMost(y("years_to_reclassify"), reclassificationRules.within.value)),
  needs: [needs.language],
  source: "Reclassified within six years of first being identified; students still here",
  since: "0.1.0",
  notBy: ["el-status", "long-term-el"],
  board: 6,
  boundary: [
    edge("reclassified in the sixth year", "met", since("2019-09-01", "2025-09-01")),
    edge("not reclassified", "not met", since("2019-09-01")),
    edge("reclassified by the sixth year, the day unknown", "met", since("2019-09-01", "2025-07-01", true)),
    edge("reclassified by the seventh year, the day unknown", "not counted", since("2019-09-01", "2026-07-01", true)),
    edge("an English learner since an unknown day", "not counted", {
      language: [{ elas: "EL", start_date: "2019-09-01", start_assumed: true }],
    }),
    edge("no longer an English learner, by a file that does not say why", "not counted", since("2019-09-01"), {
      language: [{ elas: "not-EL", start_date: "2025-07-01", start_assumed: true }],
    }),
    edge("an English learner for seven years", "not counted", since("2018-09-01", "2024-09-01")),
    edge("an English learner for five years", "not counted", since("2020-09-01", "2025-09-01")),
  ],
});
