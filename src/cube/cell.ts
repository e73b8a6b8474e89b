import type { NoNumber } from "../base/finding.ts";

/** Students counted, and how many of them meet the indicator; for an indicator with levels, how many stand at each, the first level first. */
export interface ShareCell {
  readonly kind: "share";
  readonly n: number;
  readonly hits: number;
  readonly levels?: readonly number[];
}

/** Students counted, the sum of their values and the sum of the squares. */
export interface MeanCell {
  readonly kind: "mean";
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** Students counted, the sums of part and whole, and the sums of squares and products that the doubt of the ratio needs. */
export interface RatioCell {
  readonly kind: "ratio";
  readonly n: number;
  readonly part: number;
  readonly whole: number;
  readonly partSquared: number;
  readonly wholeSquared: number;
  readonly product: number;
}

/** What is kept of a group of student-years for one indicator. Cells of different students add; rates do not. */
export type Cell = ShareCell | MeanCell | RatioCell;

/**
 * A cell that an office published and that is no plain count: withheld to protect students (`suppressed_input`), left blank (`missing_data`), or
 * a rate or average whose students or spread are not told (`not_estimable`).
 */
export interface Withheld extends NoNumber {
  /** Students, where told. */
  readonly n: number | null;
  /** The rate (a share) or the average, where told. */
  readonly value: number | null;
}

const combined = <C extends Cell>(a: C, b: C, sign: 1 | -1): C => {
  const out: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    if (typeof value === "number") out[name] = Number(out[name] ?? 0) + sign * value;
    else if (Array.isArray(value))
      out[name] = value.map((v: number, i) => Number((out[name] as number[] | undefined)?.[i] ?? 0) + sign * v);
  }
  return out as unknown as C;
};

/** Two cells about different students, taken together. Order does not matter. */
export const addCells = <C extends Cell>(a: C, b: C): C => combined(a, b, 1);

/** The students of `all` who are not in `part`. */
export const subtractCells = <C extends Cell>(all: C, part: C): C => combined(all, part, -1);
