import { AppError } from "../base/errors.ts";
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

const combined = <C extends Cell>(a: C, b: C, sign: 1 | -1): C => combinedOf(a, b, sign) as C;

function combinedOf(a: Cell, b: Cell, sign: 1 | -1): Cell {
  const n = a.n + sign * b.n;
  if (a.kind === "share" && b.kind === "share") {
    const hits = a.hits + sign * b.hits;
    if (a.levels === undefined && b.levels === undefined) return { kind: "share", n, hits };
    const count = Math.max(a.levels?.length ?? 0, b.levels?.length ?? 0);
    const levels = Array.from({ length: count }, (_, i) => (a.levels?.[i] ?? 0) + sign * (b.levels?.[i] ?? 0));
    return { kind: "share", n, hits, levels };
  }
  if (a.kind === "mean" && b.kind === "mean")
    return { kind: "mean", n, sum: a.sum + sign * b.sum, sumOfSquares: a.sumOfSquares + sign * b.sumOfSquares };
  if (a.kind === "ratio" && b.kind === "ratio")
    return {
      kind: "ratio",
      n,
      part: a.part + sign * b.part,
      whole: a.whole + sign * b.whole,
      partSquared: a.partSquared + sign * b.partSquared,
      wholeSquared: a.wholeSquared + sign * b.wholeSquared,
      product: a.product + sign * b.product,
    };
  throw new AppError("cube.kinds-differ", {
    what: `A cell of kind ${a.kind} and one of kind ${b.kind} can't be taken together.`,
    fix: "Take together cells of one indicator.",
    facts: { kinds: [a.kind, b.kind] },
  });
}

/** Two cells about different students, taken together. Order does not matter. @throws AppError cube.kinds-differ */
export const addCells = <C extends Cell>(a: C, b: C): C => combined(a, b, 1);

/** The students of `all` who are not in `part`. @throws AppError cube.kinds-differ */
export const subtractCells = <C extends Cell>(all: C, part: C): C => combined(all, part, -1);
