import { examPassing } from "../../rules/exams.ts";
import { and, atLeast, column, equals, isIn, or, plus } from "../expr.ts";
import { type Aggregate, anyOf, countOf, from, group, latest, maxOf, pick, withColumns } from "../relation.ts";
import * as t from "../tables.ts";
import { attending } from "./spells.ts";

const c = column;

export const testSubjects = ["ela", "math", "science", "elpac"] as const;
const tests = withColumns(from(t.assessment), { when: c("school_year") });
const testFacts = (suffix: string): Readonly<Record<string, Aggregate>> =>
  Object.fromEntries(
    testSubjects.flatMap((subject): [string, Aggregate][] => {
      const only = equals(c("subject"), subject);
      return [
        [`${subject}_tested${suffix}`, anyOf(c("tested"), only)],
        [`${subject}_level${suffix}`, maxOf(c("level"), and(only, equals(c("tested"), true)))],
        [`${subject}_distance${suffix}`, maxOf(c("distance"), and(only, equals(c("tested"), true)))],
        [`${subject}_school${suffix}`, maxOf(c("school_id"), only)],
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
