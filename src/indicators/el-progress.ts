import { above, and, atLeast, choose, type Expr, equals, isKnown, minus, or, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { gradeSpans } from "../rules/grades.ts";
import {
  alternateElpacProgress,
  type ElpacStarts,
  elpacProgressStarts,
  elpacTopProgressLevel,
} from "../rules/us-ca-elpac.ts";
import { type CaseRecords, edge, inGrade, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { between, enrolled } from "./population.ts";

const learnsEnglish: CaseRecords = { language: [{ elas: "EL" }] };
const starts = { before: elpacProgressStarts["04"], now: elpacProgressStarts["05"] };
type Half = "one" | keyof ElpacStarts;
const levels = { one: 1, two: 2, upperTwo: 2, three: 3, upperThree: 3, four: 4 } as const;
const score = (half: Half, starts: ElpacStarts): number => (half === "one" ? starts.two - 1 : starts[half]);
const test = (grade: string, starts: ElpacStarts, half: Half) => ({
  subject: "elpac",
  tested: true,
  grade,
  level: levels[half],
  score: score(half, starts),
});
const tested = (before: Half, now: Half): CaseRecords => ({
  assessment: [{ ...test("04", starts.before, before), school_year: 2025 }, test("05", starts.now, now)],
});
/** The alternate test in both years: the levels, and how many points more than last year. */
const alternate = (before: number, now: number, more: number): CaseRecords => ({
  assessment: [
    { subject: "alternate-elpac", tested: true, level: before, score: 850, school_year: 2025 },
    { subject: "alternate-elpac", tested: true, level: now, score: 850 + more },
  ],
});
/** One point below the lower end of the upper half of level 2: the last score of the lower half. */
const lastOfLowerTwo: CaseRecords = {
  assessment: [
    { ...test("04", starts.before, "two"), school_year: 2025 },
    { ...test("05", starts.now, "upperTwo"), score: starts.now.upperTwo - 1 },
  ],
};

const tookBoth = (level: string): Expr => and(isKnown(y(level)), isKnown(y(`${level}_last_year`)));
const movedUpOrHeld = (level: string, top: number): Expr =>
  or(above(y(level), y(`${level}_last_year`)), and(equals(y(level), top), equals(y(`${level}_last_year`), top)));

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
    between(y("grade_number"), gradeSpans.englishProgress),
    or(tookBoth("elpac_progress_level"), tookBoth("alternate_elpac_level")),
  ),
  hit: choose(
    [[tookBoth("elpac_progress_level"), movedUpOrHeld("elpac_progress_level", elpacTopProgressLevel.value)]],
    or(
      movedUpOrHeld("alternate_elpac_level", alternateElpacProgress.topLevel),
      atLeast(minus(y("alternate_elpac_score"), y("alternate_elpac_score_last_year")), alternateElpacProgress.points),
    ),
  ),
  needs: [needs.elpacScores, needs.language],
  source:
    "California English Learner Progress Indicator, on its six levels (1, 2 low, 2 high, 3 low, 3 high, 4), grades 1 to 12; on the Alternate ELPAC a higher level, ten points more, or level 3 held",
  since: "0.1.0",
  notBy: ["el-status", "long-term-el"],
  boundary: [
    edge("held the top level", "met", learnsEnglish, tested("four", "four")),
    edge("held the upper half of level 3", "not met", learnsEnglish, tested("upperThree", "upperThree")),
    edge("from level 1 to the lower half of level 2", "met", learnsEnglish, tested("one", "two")),
    edge("from the lower to the upper half of level 2", "met", learnsEnglish, tested("two", "upperTwo")),
    edge("one point below the upper half", "not met", learnsEnglish, lastOfLowerTwo),
    edge("from the upper to the lower half of level 3", "not met", learnsEnglish, tested("upperThree", "three")),
    edge("moved down from the top", "not met", learnsEnglish, tested("four", "upperThree")),
    edge("in kindergarten", "not counted", inGrade("KN"), learnsEnglish, tested("one", "two")),
    edge("tested once", "not counted", learnsEnglish, took("elpac", test("05", starts.now, "four"))),
    edge("not an English learner", "not counted", tested("one", "two")),
    edge("a higher level on the alternate test", "met", learnsEnglish, alternate(1, 2, 0)),
    edge("ten points more on the alternate test", "met", learnsEnglish, alternate(2, 2, 10)),
    edge("nine points more on the alternate test", "not met", learnsEnglish, alternate(2, 2, 9)),
    edge("held the top level of the alternate test", "met", learnsEnglish, alternate(3, 3, -9)),
    edge("the alternate test after the regular one", "not counted", learnsEnglish, {
      assessment: [
        { ...test("04", starts.before, "two"), school_year: 2025 },
        { subject: "alternate-elpac", tested: true, level: 3, score: 860 },
      ],
    }),
    edge("a level without a score", "not counted", learnsEnglish, {
      assessment: [
        { ...test("04", starts.before, "two"), school_year: 2025 },
        { ...test("05", starts.now, "three"), score: null },
      ],
    }),
  ],
});
