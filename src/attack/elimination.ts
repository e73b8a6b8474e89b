import type { PrimeField } from "./prime-field.ts";

/** An equation over a prime field: the sum of factor * unknown equals `sum`. */
export interface FieldRow {
  readonly terms: Map<number, number>;
  sum: number;
}

/**
 * Equations in the order in which they were solved for one unknown each. A row has its own pivot, unknowns that are
 * free, and pivots of later rows.
 */
export interface Eliminated {
  readonly pivots: readonly { readonly unknown: number; readonly row: FieldRow }[];
}

/**
 * Sparse Gaussian elimination. First peels rows that have an unknown no other row has, again and again: they need no
 * arithmetic. The rest are solved shortest first, each for the unknown that is in the fewest remaining rows.
 */
export function eliminate(rows: readonly FieldRow[], field: PrimeField): Eliminated {
  const rowsOf = new Map<number, Set<number>>();
  rows.forEach(({ terms }, row) => {
    for (const unknown of terms.keys()) {
      const set = rowsOf.get(unknown);
      if (set === undefined) rowsOf.set(unknown, new Set([row]));
      else set.add(row);
    }
  });
  const pivots: { unknown: number; row: FieldRow }[] = [];
  const isDone = new Uint8Array(rows.length);
  const single = [...rowsOf].filter(([, set]) => set.size === 1).map(([unknown]) => unknown);
  for (let unknown = single.pop(); unknown !== undefined; unknown = single.pop()) {
    const [index] = rowsOf.get(unknown) ?? [];
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || row === undefined || isDone[index] === 1) continue;
    isDone[index] = 1;
    pivots.push({ unknown, row });
    for (const other of row.terms.keys()) {
      const set = rowsOf.get(other);
      set?.delete(index);
      if (set?.size === 1) single.push(other);
    }
  }

  const solvedBy = new Map<number, FieldRow>();
  const rest = rows.flatMap((row, index) => (isDone[index] === 1 ? [] : [{ row, index }]));
  rest.sort((a, b) => a.row.terms.size - b.row.terms.size);
  for (const { row, index } of rest) {
    reduce(row, solvedBy, field);
    let best: number | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const unknown of row.terms.keys()) {
      const rowCount = rowsOf.get(unknown)?.size ?? 0;
      if (rowCount < fewest) [best, fewest] = [unknown, rowCount];
    }
    for (const unknown of row.terms.keys()) rowsOf.get(unknown)?.delete(index);
    if (best === undefined) continue;
    solvedBy.set(best, row);
    pivots.push({ unknown: best, row });
  }
  return { pivots };
}

/** Takes every unknown that an earlier row was solved for out of a row. */
function reduce(row: FieldRow, solvedBy: ReadonlyMap<number, FieldRow>, field: PrimeField): void {
  const { terms } = row;
  const pending = [...terms.keys()].filter((unknown) => solvedBy.has(unknown));
  for (let unknown = pending.pop(); unknown !== undefined; unknown = pending.pop()) {
    const factor = terms.get(unknown);
    const by = solvedBy.get(unknown);
    if (factor === undefined || by === undefined) continue;
    const scale = field.multiply(factor, field.inverse(by.terms.get(unknown) ?? 1));
    for (const [other, value] of by.terms) {
      const before = terms.get(other) ?? 0;
      const after = field.subtract(before, field.multiply(scale, value));
      if (after === 0) terms.delete(other);
      else {
        if (before === 0 && solvedBy.has(other)) pending.push(other);
        terms.set(other, after);
      }
    }
    row.sum = field.subtract(row.sum, field.multiply(scale, by.sum));
  }
}
