import { examPassing } from "../../rules/exams.ts";
import { elpacProgressStarts, progressLevels } from "../../rules/us-ca-elpac.ts";
import { testedRules } from "../../rules/us-ca-tested.ts";
import { and, atLeast, below, choose, column, type Expr, equals, isIn, isKnown, not, or, plus } from "../expr.ts";
import { type Aggregate, anyOf, countOf, from, group, latest, maxOf, pick, where, withColumns } from "../relation.ts";
import * as t from "../tables.ts";
import { attending } from "./spells.ts";

const c = column;

export const testSubjects = ["ela", "math", "science", "elpac"] as const;
/** Tests that count as taking the test of a subject. */
const participation: Readonly<Record<(typeof testSubjects)[number], readonly string[]>> = {
  ela: ["ela", "alternate-ela"],
  math: ["math", "alternate-math"],
  science: ["science"],
  elpac: ["elpac"],
};
const tests = withColumns(from(t.assessment), { when: c("school_year") });
const testFacts = (suffix: string): Readonly<Record<string, Aggregate>> =>
  Object.fromEntries(
    testSubjects.flatMap((subject): [string, Aggregate][] => {
      const only = equals(c("subject"), subject);
      // Levels and distances are those of the general test; who was tested, and where, is a matter of both.
      const either = isIn(c("subject"), participation[subject]);
      return [
        [`${subject}_tested${suffix}`, anyOf(c("tested"), either)],
        [`${subject}_level${suffix}`, maxOf(c("level"), and(only, equals(c("tested"), true)))],
        [`${subject}_distance${suffix}`, maxOf(c("distance"), and(only, equals(c("tested"), true)))],
        [`${subject}_school${suffix}`, maxOf(c("school_id"), either)],
        [
          `${subject}_exempt${suffix}`,
          anyOf(isIn(c("exemption"), testedRules.notExpected[subject]), and(either, equals(c("tested"), false))),
        ],
      ];
    }),
  );
export const testsTaken = group(tests, ["school_year", "student_id"], {
  ...testFacts(""),
  exams_passed: countOf(
    or(
      and(equals(c("subject"), "ap"), atLeast(c("score"), examPassing.ap.value)),
      and(equals(c("subject"), "ib"), atLeast(c("score"), examPassing.ib.value)),
    ),
  ),
  exams_taken: countOf(isIn(c("subject"), ["ap", "ib"])),
  scores_unknown: countOf(and(isIn(c("subject"), ["ap", "ib"]), not(isKnown(c("score"))))),
});
export const testedLastYear = pick(
  group(
    withColumns(tests, { school_year: plus(c("school_year"), 1) }),
    ["school_year", "student_id"],
    testFacts("_last_year"),
  ),
  ["school_year", "student_id", "ela_distance_last_year", "math_distance_last_year"],
);
export const testedTwoYearsAgo = pick(
  group(
    withColumns(tests, { school_year: plus(c("school_year"), 2) }),
    ["school_year", "student_id"],
    testFacts("_two_years_ago"),
  ),
  ["school_year", "student_id", "ela_distance_two_years_ago", "math_distance_two_years_ago"],
);
export const lastYear = pick(
  group(withColumns(attending, { school_year: plus(c("school_year"), 1) }), ["school_year", "student_id"], {
    grade_last_year: latest(c("grade"), c("entry_date")),
  }),
  ["school_year", "student_id", "grade_last_year"],
);

const startsAt = (half: "upperTwo" | "upperThree"): Expr =>
  choose(
    Object.entries(elpacProgressStarts).map(([grade, starts]): [Expr, number] => [
      equals(c("grade"), grade),
      starts[half],
    ]),
    null,
  );
/** California's six progress levels (1, 2L, 2H, 3L, 3H, 4): test levels 2 and 3 are each split by score. */
const progressLevel = choose(
  progressLevels.flatMap((level): [Expr, number][] => {
    const isLevel = equals(c("level"), level.level);
    if (!("half" in level)) return [[isLevel, level.upper]];
    return [
      [and(isLevel, below(c("score"), startsAt(level.half))), level.lower],
      [and(isLevel, atLeast(c("score"), startsAt(level.half))), level.upper],
    ];
  }),
  null,
);
const isAlternate = equals(c("subject"), "alternate-elpac");
const englishTests = withColumns(
  where(
    from(t.assessment),
    and(isIn(c("subject"), ["elpac", "alternate-elpac"]), equals(c("tested"), true), isKnown(c("score"))),
  ),
  { progress_level: progressLevel },
);
const englishFacts = (suffix: string): Readonly<Record<string, Aggregate>> => ({
  [`elpac_progress_level${suffix}`]: maxOf(c("progress_level"), not(isAlternate)),
  [`alternate_elpac_level${suffix}`]: maxOf(c("level"), isAlternate),
  [`alternate_elpac_score${suffix}`]: maxOf(c("score"), isAlternate),
});
export const englishProgress = group(englishTests, ["school_year", "student_id"], englishFacts(""));
export const englishProgressLastYear = group(
  withColumns(englishTests, { school_year: plus(c("school_year"), 1) }),
  ["school_year", "student_id"],
  englishFacts("_last_year"),
);
