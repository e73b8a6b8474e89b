/**
 * What an outsider knows about the numbers of a release: every number lies between two limits, and sums of them do.
 * A number that is known has equal limits.
 */
export interface Relations {
  /** Limits of each number; infinite without one. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 1 for a count, which is a whole number; 0 for a sum of other values. */
  readonly isWhole: Uint8Array;
  /** Row r has the terms from `starts[r]` up to, not including, `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly cells: Int32Array;
  readonly factors: Float64Array;
  /** Limits of the sum of each row; equal in an equation. */
  readonly rowLow: Float64Array;
  readonly rowHigh: Float64Array;
}

export type Term = readonly [factor: number, cell: number];

/** Collects numbers and rows. */
export class RelationBuilder {
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  readonly #isWhole: number[] = [];
  readonly #starts: number[] = [0];
  readonly #cells: number[] = [];
  readonly #factors: number[] = [];
  readonly #rowLow: number[] = [];
  readonly #rowHigh: number[] = [];

  /** Adds a number and returns its index. */
  add(low: number, high: number, isWhole = true): number {
    this.#low.push(low);
    this.#high.push(high);
    this.#isWhole.push(isWhole ? 1 : 0);
    return this.#low.length - 1;
  }

  /** Lets a number be no more than this, and no less than that. */
  narrow(cell: number, low: number, high: number): void {
    this.#low[cell] = Math.max(this.#low[cell] ?? low, low);
    this.#high[cell] = Math.min(this.#high[cell] ?? high, high);
  }

  low(cell: number): number {
    return this.#low[cell] ?? Number.NEGATIVE_INFINITY;
  }

  high(cell: number): number {
    return this.#high[cell] ?? Number.POSITIVE_INFINITY;
  }

  /** Adds a row: the sum of the terms is from `low` to `high`. A number that comes twice is one term. */
  row(terms: readonly Term[], low: number, high: number): void {
    const merged = new Map<number, number>();
    for (const [factor, cell] of terms) merged.set(cell, (merged.get(cell) ?? 0) + factor);
    for (const [cell, factor] of merged) {
      if (factor === 0) continue;
      this.#cells.push(cell);
      this.#factors.push(factor);
    }
    this.#starts.push(this.#cells.length);
    this.#rowLow.push(low);
    this.#rowHigh.push(high);
  }

  /** Number of rows so far. */
  get rows(): number {
    return this.#rowLow.length;
  }

  relations(): Relations {
    return {
      low: Float64Array.from(this.#low),
      high: Float64Array.from(this.#high),
      isWhole: Uint8Array.from(this.#isWhole),
      starts: Int32Array.from(this.#starts),
      cells: Int32Array.from(this.#cells),
      factors: Float64Array.from(this.#factors),
      rowLow: Float64Array.from(this.#rowLow),
      rowHigh: Float64Array.from(this.#rowHigh),
    };
  }
}

export const rowsIn = ({ rowLow }: Relations): number => rowLow.length;

/** Rows of each number: `rows` from `starts[c]` up to, not including, `starts[c + 1]`. */
export interface RowsOfCells {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

export function rowsOfCells({ low, starts, cells }: Relations): RowsOfCells {
  const first = new Int32Array(low.length + 1);
  for (const cell of cells) first[cell + 1] = (first[cell + 1] ?? 0) + 1;
  for (let c = 0; c < low.length; c += 1) first[c + 1] = (first[c + 1] ?? 0) + (first[c] ?? 0);
  const next = first.slice();
  const rows = new Int32Array(cells.length);
  for (let r = 0; r + 1 < starts.length; r += 1)
    for (let t = starts[r] ?? 0; t < (starts[r + 1] ?? 0); t += 1) {
      const cell = cells[t] ?? 0;
      const at = next[cell] ?? 0;
      rows[at] = r;
      next[cell] = at + 1;
    }
  return { starts: first, rows };
}
