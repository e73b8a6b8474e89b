import { growingBytes, growingDoubles, growingInts } from "./growing.ts";

/**
 * What an outsider knows about the numbers of a release: limits of every number and of sums of them. A known number
 * has equal limits.
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
  readonly #low = growingDoubles();
  readonly #high = growingDoubles();
  readonly #isWhole = growingBytes();
  /** Index in `cells` of a number's last term. */
  readonly #last = growingInts();
  readonly #starts = growingInts();
  readonly #cells = growingInts();
  readonly #factors = growingDoubles();
  readonly #rowLow = growingDoubles();
  readonly #rowHigh = growingDoubles();

  constructor() {
    this.#starts.push(0);
  }

  /** Adds a number and returns its index. */
  add(low: number, high: number, isWhole = true): number {
    this.#low.push(low);
    this.#high.push(high);
    this.#isWhole.push(isWhole ? 1 : 0);
    this.#last.push(-1);
    return this.#low.length - 1;
  }

  /** Narrows a number to at most this and at least that. */
  narrow(cell: number, low: number, high: number): void {
    this.#low.set(cell, Math.max(this.#low.get(cell), low));
    this.#high.set(cell, Math.min(this.#high.get(cell), high));
  }

  low(cell: number): number {
    return this.#low.get(cell);
  }

  high(cell: number): number {
    return this.#high.get(cell);
  }

  /** Adds a term to the current row, which `end` ends. Terms of the same number are merged. */
  term(factor: number, cell: number): void {
    const last = this.#last.get(cell);
    const isInRow = last >= this.#starts.get(this.#starts.length - 1) && last < this.#cells.length;
    if (isInRow && this.#cells.get(last) === cell) {
      this.#factors.set(last, this.#factors.get(last) + factor);
      return;
    }
    this.#last.set(cell, this.#cells.length);
    this.#cells.push(cell);
    this.#factors.push(factor);
  }

  /** Ends the current row: its sum is from `low` to `high`. */
  end(low: number, high: number): void {
    const from = this.#starts.get(this.#starts.length - 1);
    let to = from;
    for (let t = from; t < this.#cells.length; t += 1) {
      if (this.#factors.get(t) === 0) continue;
      this.#cells.set(to, this.#cells.get(t));
      this.#factors.set(to, this.#factors.get(t));
      to += 1;
    }
    this.#cells.cut(to);
    this.#factors.cut(to);
    this.#starts.push(to);
    this.#rowLow.push(low);
    this.#rowHigh.push(high);
  }

  /** Adds a row: the sum of the terms is from `low` to `high`. */
  row(terms: readonly Term[], low: number, high: number): void {
    for (const [factor, cell] of terms) this.term(factor, cell);
    this.end(low, high);
  }

  /** Number of rows so far. */
  get rows(): number {
    return this.#rowLow.length;
  }

  relations(): Relations {
    return {
      low: this.#low.done(),
      high: this.#high.done(),
      isWhole: this.#isWhole.done(),
      starts: this.#starts.done(),
      cells: this.#cells.done(),
      factors: this.#factors.done(),
      rowLow: this.#rowLow.done(),
      rowHigh: this.#rowHigh.done(),
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
