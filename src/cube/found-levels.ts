import { type Columns, isTrue } from "../records/columns/column.ts";
import { ColumnEvaluator } from "../records/columns/column-evaluator.ts";
import type { StringDictionary } from "../records/columns/string-dictionary.ts";
import { column, type Expr } from "../records/expr.ts";

/** The values with the most students statewide, most common first. */
export function foundLevels(
  parts: readonly Columns[],
  operand: Expr,
  most: number,
  dictionary: StringDictionary,
): readonly string[] {
  const students = new Map<number, number>();
  for (const part of parts) {
    const evaluator = new ColumnEvaluator(part, dictionary);
    const values = evaluator.column(operand);
    const counts = evaluator.truths(column("at_state"));
    if (values.kind !== "text") continue;
    for (let row = 0; row < part.rows; row++) {
      const value = values.values[row]!;
      if (value >= 0) students.set(value, (students.get(value) ?? 0) + (counts[row] === isTrue ? 1 : 0));
    }
  }
  return [...students]
    .map(([value, n]) => ({ level: dictionary.text(value), n }))
    .sort((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1))
    .slice(0, most)
    .map(({ level }) => level);
}
