import { growthLineStudents } from "../../rules/growth.ts";
import {
  above,
  and,
  atLeast,
  choose,
  column,
  dividedBy,
  type Expr,
  equals,
  isKnown,
  literal,
  minus,
  plus,
  times,
} from "../expr.ts";
import { group, pick, type Relation, sumOf, where, withColumns } from "../relation.ts";

const c = column;

/**
 * The expected score from last year's: a line over all students of the same grade and year who have scores of three years.
 *
 * One test's score is partly chance, the test's own error and that of the day, and a line of least squares on it is too flat: it expects the next
 * score to be nearer to everyone's average than it will be, so that a group whose average is below everyone's seems to fall behind and one above to pull ahead.
 * The chance in the score of the year before is another: as an instrument, that score gives the slope without either (Reiersol 1945).
 */
export function growthLine(rows: Relation, subject: "ela" | "math"): Relation {
  const now = c(`${subject}_distance`);
  const before = c(`${subject}_distance_last_year`);
  const earlier = c(`${subject}_distance_two_years_ago`);
  // Rows that count at the state have each student once per year, in the latest grade.
  const all = where(rows, and(equals(c("at_state"), true), isKnown(now), isKnown(before), isKnown(earlier)));
  const sums = group(all, ["school_year", "grade"], {
    n: sumOf(literal(1)),
    x: sumOf(before),
    y: sumOf(now),
    z: sumOf(earlier),
    zx: sumOf(times(earlier, before)),
    zy: sumOf(times(earlier, now)),
  });
  const together = (product: string, name: string): Expr => minus(times(c("n"), c(product)), times(c("z"), c(name)));
  const slope = choose([[above(together("zx", "x"), 0), dividedBy(together("zy", "y"), together("zx", "x"))]], null);
  return pick(withColumns(where(sums, atLeast(c("n"), growthLineStudents.value)), { slope }), {
    school_year: c("school_year"),
    grade: c("grade"),
    [`${subject}_slope`]: c("slope"),
    [`${subject}_start`]: dividedBy(minus(c("y"), times(c("slope"), c("x"))), c("n")),
  });
}
/** Points from the line, of a student whose scores are among those it goes through. */
export const grown = (subject: string): Expr =>
  choose(
    [
      [
        isKnown(c(`${subject}_distance_two_years_ago`)),
        minus(
          c(`${subject}_distance`),
          plus(c(`${subject}_start`), times(c(`${subject}_slope`), c(`${subject}_distance_last_year`))),
        ),
      ],
    ],
    null,
  );
