import {
  type CutScores,
  scienceTestCuts,
  smarterBalancedCuts,
  stateTestScales,
} from "../rules/us-ca-smarter-balanced.ts";
import type { Contradiction } from "./contradictions.ts";
import { above, and, below, choose, column, type Expr, equals, isIn, isKnown, not, or } from "./expr.ts";
import { gradeNumberOf } from "./grade-number.ts";
import { group, join, maxOf, minOf, where, withColumns } from "./relation.ts";
import { statedRows } from "./stated-rows.ts";
import { assessment, enrollment } from "./tables.ts";

const c = column;

const levelBy = (subject: string, cuts: CutScores): (readonly [Expr, Expr])[] =>
  Object.entries(cuts).map(([grade, [two, three, four]]) => [
    and(equals(c("subject"), subject), equals(c("grade"), grade)),
    choose(
      [
        [below(c("score"), two), 1],
        [below(c("score"), three), 2],
        [below(c("score"), four), 3],
      ],
      4,
    ),
  ]);

/**
 * Level according to the published cut scores. A score off the scale belongs to another test, which they do not
 * cover.
 */
const levelOfScore = choose(
  [
    [not(isKnown(c("score"))), null],
    ...(Object.entries(stateTestScales) as [keyof typeof stateTestScales, { least: number; most: number }][]).map(
      ([subject, { least, most }]): readonly [Expr, null] => [
        and(equals(c("subject"), subject), or(below(c("score"), least), above(c("score"), most))),
        null,
      ],
    ),
    ...levelBy("ela", smarterBalancedCuts.ela),
    ...levelBy("math", smarterBalancedCuts.math),
    ...levelBy("science", scienceTestCuts),
  ],
  null,
);

const grades = group(
  withColumns(statedRows(enrollment, ["school_year", "student_id", "grade"]), { number: gradeNumberOf("grade") }),
  ["school_year", "student_id"],
  { lowest: minOf(c("number")), highest: maxOf(c("number")) },
);
const tests = where(
  statedRows(assessment, ["school_year", "student_id", "subject", "grade"]),
  isIn(c("subject"), ["ela", "math", "science", "elpac"]),
);

/** Contradictions in state test results. */
export const contradictionsOfTests: readonly Contradiction[] = [
  {
    id: "level-and-score",
    table: "assessment",
    when: not(equals(c("level"), levelOfScore)),
    outcome: "unknown",
    columns: ["level", "score"],
  },
  {
    id: "grade-and-test",
    table: "assessment",
    among: withColumns(join(tests, grades, ["school_year", "student_id"]), { number: gradeNumberOf("grade") }),
    when: or(below(c("number"), c("lowest")), above(c("number"), c("highest"))),
    outcome: "used",
    columns: ["grade", "enrollment.grade"],
  },
];
