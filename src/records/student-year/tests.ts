import { examPassing } from "../../rules/exams.ts";
import { and, atLeast, column, equals, isIn, or, plus } from "../expr.ts";
import { type Aggregate, any, count, from, group, latest, max, pick, withColumns } from "../relation.ts";
import * as t from "../tables.ts";
import { attending } from "./spells.ts";

const c = column;

export const subjects = ["ela", "math", "science", "elpac"] as const;
const tests = withColumns(from(t.assessment), { when: c("school_year") });
const testFacts = (suffix: string): Readonly<Record<string, Aggregate>> =>
  Object.fromEntries(
    subjects.flatMap((subject): [string, Aggregate][] => {
      const only = equals(c("subject"), subject);
      return [
        [`${subject}_tested${suffix}`, any(c("tested"), only)],
        [`${subject}_level${suffix}`, max(c("level"), and(only, equals(c("tested"), true)))],
        [`${subject}_distance${suffix}`, max(c("distance"), and(only, equals(c("tested"), true)))],
        [`${subject}_school${suffix}`, max(c("school_id"), only)],
      ];
    }),
  );
export const tested = group(tests, ["school_year", "student_id"], {
  ...testFacts(""),
  exams_passed: count(
    or(
      and(equals(c("subject"), "ap"), atLeast(c("score"), examPassing.ap.value)),
      and(equals(c("subject"), "ib"), atLeast(c("score"), examPassing.ib.value)),
    ),
  ),
  exams_taken: count(isIn(c("subject"), ["ap", "ib"])),
});
export const testedLastYear = pick(
  group(
    withColumns(tests, { school_year: plus(c("school_year"), 1) }),
    ["school_year", "student_id"],
    testFacts("_last_year"),
  ),
  ["school_year", "student_id", "ela_distance_last_year", "math_distance_last_year", "elpac_level_last_year"],
);
export const lastYear = pick(
  group(withColumns(attending, { school_year: plus(c("school_year"), 1) }), ["school_year", "student_id"], {
    grade_last_year: latest(c("grade"), c("entry_date")),
  }),
  ["school_year", "student_id", "grade_last_year"],
);
