import { growthLineStudents } from "../../rules/growth.ts";
import { and, atLeast, column, dividedBy, type Expr, equals, isKnown, literal, minus, plus, times } from "../expr.ts";
import { group, pick, type Relation, sumOf, where, withColumns } from "../relation.ts";

const c = column;

/** Expected score given last year's: a regression line over all students of the same grade and year. */
export function growthLine(rows: Relation, subject: "ela" | "math"): Relation {
  const now = c(`${subject}_distance`);
  const before = c(`${subject}_distance_last_year`);
  // Rows that count at the state have each student once per year, in the latest grade.
  const both = where(rows, and(equals(c("at_state"), true), isKnown(now), isKnown(before)));
  const sums = group(both, ["school_year", "grade"], {
    n: sumOf(literal(1)),
    x: sumOf(before),
    y: sumOf(now),
    xx: sumOf(times(before, before)),
    xy: sumOf(times(before, now)),
  });
  const slope = dividedBy(
    minus(times(c("n"), c("xy")), times(c("x"), c("y"))),
    minus(times(c("n"), c("xx")), times(c("x"), c("x"))),
  );
  return pick(withColumns(where(sums, atLeast(c("n"), growthLineStudents.value)), { slope }), {
    school_year: c("school_year"),
    grade: c("grade"),
    [`${subject}_slope`]: c("slope"),
    [`${subject}_start`]: dividedBy(minus(c("y"), times(c("slope"), c("x"))), c("n")),
  });
}
export const grown = (subject: string): Expr =>
  minus(
    c(`${subject}_distance`),
    plus(c(`${subject}_start`), times(c(`${subject}_slope`), c(`${subject}_distance_last_year`))),
  );
