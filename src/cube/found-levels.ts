import { type Columns, isTrue } from "../records/columns/column.ts";
import { Reckoner } from "../records/columns/reckon.ts";
import type { Texts } from "../records/columns/texts.ts";
import { column, type Expr } from "../records/expr.ts";

/** The values most students of the state have, as many as asked for, the commonest first. */
export function foundLevels(parts: readonly Columns[], of: Expr, most: number, texts: Texts): readonly string[] {
  const students = new Map<number, number>();
  for (const part of parts) {
    const reckoner = new Reckoner(part, texts);
    const values = reckoner.column(of);
    const counts = reckoner.truths(column("at_state"));
    if (values.kind !== "text") continue;
    for (let row = 0; row < part.rows; row++) {
      const value = values.values[row]!;
      if (value >= 0) students.set(value, (students.get(value) ?? 0) + (counts[row] === isTrue ? 1 : 0));
    }
  }
  return [...students]
    .map(([value, n]) => ({ level: texts.text(value), n }))
    .sort((a, b) => b.n - a.n || (a.level < b.level ? -1 : 1))
    .slice(0, most)
    .map(({ level }) => level);
}
