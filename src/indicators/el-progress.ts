import { above, and, equals, isKnown, or, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { elpacTopLevel } from "../rules/us-ca-english-learners.ts";
import { type CaseRecords, edge, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const learnsEnglish: CaseRecords = { language: [{ elas: "EL" }] };
const tested = (before: number, now: number): CaseRecords => ({
  assessment: [
    { subject: "elpac", tested: true, school_year: 2025, level: before },
    { subject: "elpac", tested: true, level: now },
  ],
});

export const elProgress = indicator({
  id: "el-progress",
  goal: 1,
  kind: "share",
  question: "What share of English learners tested twice moved up a level or held the top one?",
  unit: "share",
  outcome: "favorable",
  population: and(
    enrolled,
    equals(y("el_status"), "EL"),
    isKnown(y("elpac_level")),
    isKnown(y("elpac_level_last_year")),
  ),
  hit: or(
    above(y("elpac_level"), y("elpac_level_last_year")),
    and(equals(y("elpac_level"), elpacTopLevel.value), equals(y("elpac_level_last_year"), elpacTopLevel.value)),
  ),
  needs: [needs.elpac, needs.language],
  source: "California English Learner Progress Indicator, on the four ELPAC performance levels",
  since: "0.1.0",
  notBy: ["el-status", "long-term-el"],
  boundary: [
    edge("held the top level", "met", learnsEnglish, tested(4, 4)),
    edge("held the level below it", "not met", learnsEnglish, tested(3, 3)),
    edge("moved up one level", "met", learnsEnglish, tested(1, 2)),
    edge("moved down", "not met", learnsEnglish, tested(4, 3)),
    edge("tested once", "not counted", learnsEnglish, took("elpac", { level: 4 })),
    edge("not an English learner", "not counted", tested(1, 2)),
    edge("tested last year only", "not counted", learnsEnglish, took("elpac", { school_year: 2025, level: 4 })),
  ],
});
