import type { PrimeField } from "./prime-field.ts";

/** An equation over a prime field: the sum of factor * unknown equals `sum`. */
export interface FieldRow {
  readonly terms: Map<number, number>;
  sum: number;
  /** The total that the other unknowns add up to; -1 if it is known. */
  readonly whole: number;
  /** Height in the hierarchy of sums: rows of parts come first. */
  readonly height: number;
}

/** Solved equations, in elimination order. A row has its own pivot, free unknowns, and pivots of later rows. */
export interface Eliminated {
  readonly pivots: readonly { readonly unknown: number; readonly row: FieldRow }[];
}

/**
 * Sparse Gaussian elimination.
 *
 * First, rows with an unknown that no other row has are peeled off repeatedly; this needs no arithmetic. Then each
 * total is defined by one of its sums, which needs none either. Most of the remaining rows are other sums of the same
 * totals and follow from earlier rows: such a row evaluates to 0 at a random point and is dropped. (This drops a
 * needed row once in 67 million; then fewer numbers count as determined, and the other prime uses another point.) The
 * rest are eliminated, rows of parts first, each by its unknown that occurs in the fewest rows.
 */
export function eliminate(rows: readonly FieldRow[], field: PrimeField, random: () => number): Eliminated {
  const { peeled, rest } = peel(rows);
  rest.sort((a, b) => a.height - b.height || a.terms.size - b.terms.size);
  const definitions = new Map<number, FieldRow>();
  const others: FieldRow[] = [];
  for (const row of rest) {
    if (row.whole < 0 || definitions.has(row.whole)) others.push(row);
    else definitions.set(row.whole, row);
  }
  const point = pointOf(definitions, field, random);
  const constraints = others.filter((row) => valueAt(row, point, field) !== 0);
  const solvedBy = new Map(definitions);
  for (const row of constraints) reduce(row, solvedBy, field);
  const rowsOf = new Map<number, number>();
  for (const { terms } of constraints)
    for (const unknown of terms.keys()) rowsOf.set(unknown, (rowsOf.get(unknown) ?? 0) + 1);
  constraints.sort((a, b) => a.terms.size - b.terms.size);
  const solved: { unknown: number; row: FieldRow }[] = [];
  const pivots = new Map<number, FieldRow>();
  for (const row of constraints) {
    reduce(row, pivots, field);
    let best: number | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const unknown of row.terms.keys()) {
      const count = rowsOf.get(unknown) ?? 0;
      if (count < fewest) [best, fewest] = [unknown, count];
    }
    if (best === undefined) continue;
    pivots.set(best, row);
    solved.push({ unknown: best, row });
  }
  // Totals are computed bottom-up, after everything their parts depend on.
  const defined = [...definitions].map(([unknown, row]) => ({ unknown, row })).reverse();
  return { pivots: [...peeled, ...defined, ...solved] };
}

/** Peels off rows that have an unknown of their own. */
function peel(rows: readonly FieldRow[]): { readonly peeled: Eliminated["pivots"]; readonly rest: FieldRow[] } {
  const rowsOf = new Map<number, Set<number>>();
  rows.forEach(({ terms }, row) => {
    for (const unknown of terms.keys()) {
      const set = rowsOf.get(unknown);
      if (set === undefined) rowsOf.set(unknown, new Set([row]));
      else set.add(row);
    }
  });
  const peeled: { unknown: number; row: FieldRow }[] = [];
  const isDone = new Uint8Array(rows.length);
  const single = [...rowsOf].filter(([, set]) => set.size === 1).map(([unknown]) => unknown);
  for (let unknown = single.pop(); unknown !== undefined; unknown = single.pop()) {
    const [index] = rowsOf.get(unknown) ?? [];
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || row === undefined || isDone[index] === 1) continue;
    isDone[index] = 1;
    peeled.push({ unknown, row });
    for (const other of row.terms.keys()) {
      const set = rowsOf.get(other);
      set?.delete(index);
      if (set?.size === 1) single.push(other);
    }
  }
  return { peeled, rest: rows.filter((_, index) => isDone[index] !== 1) };
}

/** Random values of all unknowns that satisfy all definitions, which are in order. */
function pointOf(
  definitions: ReadonlyMap<number, FieldRow>,
  field: PrimeField,
  random: () => number,
): (unknown: number) => number {
  const values = new Map<number, number>();
  const at = (unknown: number): number => {
    let value = values.get(unknown);
    if (value === undefined) {
      value = Math.floor(random() * field.prime);
      values.set(unknown, value);
    }
    return value;
  };
  for (const [unknown, row] of definitions) {
    let { sum } = row;
    for (const [other, factor] of row.terms)
      if (other !== unknown) sum = field.subtract(sum, field.multiply(factor, at(other)));
    values.set(unknown, field.multiply(sum, field.inverse(row.terms.get(unknown) ?? 1)));
  }
  return at;
}

/** Residual of a row at a point. */
function valueAt({ terms, sum }: FieldRow, point: (unknown: number) => number, field: PrimeField): number {
  let left = sum;
  for (const [unknown, factor] of terms) left = field.subtract(left, field.multiply(factor, point(unknown)));
  return left;
}

/** Substitutes the earlier rows' pivots in a row. */
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
