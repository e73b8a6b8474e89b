import { standardMet } from "../rules/us-ca-smarter-balanced.ts";
import { and, choose, column, type Expr, equals, minus } from "./expr.ts";

const met = Object.entries(standardMet).flatMap(([subject, grades]) =>
  Object.entries(grades).map(([grade, score]): [Expr, number] => [
    and(equals(column("subject"), subject), equals(column("grade"), grade)),
    score,
  ]),
);

/** Scale points from standard for a Smarter Balanced score in its grade; unknown for other tests and grades. */
export const distanceFromStandard: Expr = minus(column("score"), choose(met, null));
