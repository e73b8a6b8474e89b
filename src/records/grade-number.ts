import { choose, column, type Expr, equals } from "./expr.ts";

const gradeNumbers: readonly (readonly [string, number])[] = [
  ["TK", -1],
  ["KN", 0],
  ...Array.from({ length: 12 }, (_, k): [string, number] => [`${k + 1}`.padStart(2, "0"), k + 1]),
];

/** Grade in a column as a number, with kindergarten as 0; unknown for ungraded students. */
export const gradeNumberOf = (name: string): Expr =>
  choose(
    gradeNumbers.map(([grade, n]): [Expr, number] => [equals(column(name), grade), n]),
    null,
  );
