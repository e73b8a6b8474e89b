import { AppError } from "../base/errors.ts";
import { isNone, type NoNumber, none } from "../base/finding.ts";
import type { Audience } from "./audience.ts";

/**
 * Students counted, and how many have the outcome. For an indicator with levels, also how many reached each level,
 * lowest first.
 */
export interface ShareCounts {
  readonly kind: "share";
  readonly n: number;
  readonly hits: number;
  readonly achievementLevels?: readonly number[];
}

/**
 * Students counted, how many have a nonzero value, and the sums of values, squares and cubes, from which variance and
 * skewness follow.
 */
export interface MeanCounts {
  readonly kind: "mean";
  readonly n: number;
  readonly nonZero: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly sumOfCubes: number;
}

/**
 * Students counted, the sums of part and whole, and the sums of squares, cubes and products, from which the ratio's
 * variance and skewness follow.
 */
export interface RatioCounts {
  readonly kind: "ratio";
  readonly n: number;
  /** Students whose part is not 0, and students whose part is not the whole. */
  readonly nonZero: number;
  readonly notWhole: number;
  readonly part: number;
  readonly whole: number;
  readonly partSquared: number;
  readonly wholeSquared: number;
  readonly product: number;
  readonly partCubed: number;
  readonly partSquaredByWhole: number;
  readonly partByWholeSquared: number;
  readonly wholeCubed: number;
}

/** Exact counts of a group of student-years for one indicator. Counts of different students add; rates do not. */
export type CellCounts = ShareCounts | MeanCounts | RatioCounts;

/** Bounds instead of a number: "5 % or less", "between 10 and 19". */
export interface RangeCell {
  readonly kind: "range";
  /** Number of students, if it may be shown. */
  readonly n: number | null;
  /** Bounds of the rate (a share) or average, inclusive. */
  readonly lower: number;
  readonly upper: number;
}

/** A code in place of a number, as documented by the publisher: "*", "<10". */
export interface CodeCell {
  readonly kind: "code";
  readonly code: string;
  /** Number of students, if it may be shown. */
  readonly n: number | null;
}

/**
 * A cell without exact counts: withheld to protect students (`suppressed_input`), left blank (`missing_data`), or a
 * rate or average published without the number of students or standard deviation (`not_estimable`).
 */
export interface Withheld extends NoNumber {
  /** Students, if shown. */
  readonly n: number | null;
  /** The rate (a share) or average, if shown. */
  readonly value: number | null;
}

/** A cell for readers other than the district's analysts. */
export type ProtectedCell = CellCounts | RangeCell | CodeCell | Withheld;

interface CellFor {
  readonly internal: CellCounts;
  readonly staff: ProtectedCell;
  readonly public: ProtectedCell;
}

/** One indicator for one group, place and year, as an audience may see it. */
export type Cell<A extends Audience> = CellFor[A];

/** Exact counts for computing measures. If the cell has none, the reason and the published numbers. */
export function exactCounts(cell: Cell<Audience>): CellCounts | Withheld;
export function exactCounts(cell: Cell<Audience> | undefined): CellCounts | Withheld | undefined;
export function exactCounts(cell: Cell<Audience> | undefined): CellCounts | Withheld | undefined {
  if (cell === undefined || isNone(cell)) return cell;
  if (cell.kind === "range" || cell.kind === "code") return { ...none("suppressed_input"), n: cell.n, value: null };
  return cell;
}

const combined = <C extends CellCounts>(a: C, b: C, sign: 1 | -1): C => combinedOf(a, b, sign) as C;

function combinedOf(a: CellCounts, b: CellCounts, sign: 1 | -1): CellCounts {
  const n = a.n + sign * b.n;
  if (a.kind === "share" && b.kind === "share") {
    const hits = a.hits + sign * b.hits;
    if (a.achievementLevels === undefined && b.achievementLevels === undefined) return { kind: "share", n, hits };
    const count = Math.max(a.achievementLevels?.length ?? 0, b.achievementLevels?.length ?? 0);
    const levels = Array.from(
      { length: count },
      (_, i) => (a.achievementLevels?.[i] ?? 0) + sign * (b.achievementLevels?.[i] ?? 0),
    );
    return { kind: "share", n, hits, achievementLevels: levels };
  }
  if (a.kind === "mean" && b.kind === "mean")
    return {
      kind: "mean",
      n,
      nonZero: a.nonZero + sign * b.nonZero,
      sum: a.sum + sign * b.sum,
      sumOfSquares: a.sumOfSquares + sign * b.sumOfSquares,
      sumOfCubes: a.sumOfCubes + sign * b.sumOfCubes,
    };
  if (a.kind === "ratio" && b.kind === "ratio")
    return {
      kind: "ratio",
      n,
      nonZero: a.nonZero + sign * b.nonZero,
      notWhole: a.notWhole + sign * b.notWhole,
      part: a.part + sign * b.part,
      whole: a.whole + sign * b.whole,
      partSquared: a.partSquared + sign * b.partSquared,
      wholeSquared: a.wholeSquared + sign * b.wholeSquared,
      product: a.product + sign * b.product,
      partCubed: a.partCubed + sign * b.partCubed,
      partSquaredByWhole: a.partSquaredByWhole + sign * b.partSquaredByWhole,
      partByWholeSquared: a.partByWholeSquared + sign * b.partByWholeSquared,
      wholeCubed: a.wholeCubed + sign * b.wholeCubed,
    };
  throw new AppError("cube.kinds-differ", { kinds: [a.kind, b.kind] });
}

/** Sum of the counts of two disjoint groups. @throws AppError cube.kinds-differ */
export const addCells = <C extends CellCounts>(a: C, b: C): C => combined(a, b, 1);

/** Students in `all` who are not in `part`. @throws AppError cube.kinds-differ */
export const subtractCells = <C extends CellCounts>(all: C, part: C): C => combined(all, part, -1);
