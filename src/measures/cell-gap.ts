import { isNone, type NoNumber, none } from "../base/finding.ts";
import type { Cell, MeanCell, RatioCell } from "../cube/cell.ts";
import { newcombe } from "../stats/newcombe.ts";
import { normalTwoSidedP, zForLevel } from "../stats/normal.ts";
import { twoRateP } from "../stats/two-rate-test.ts";
import { welch } from "../stats/welch.ts";
import { wilson } from "../stats/wilson.ts";

/** The rate, average or ratio of a cell, in the indicator's own unit. */
export function cellRate(cell: Cell): number | NoNumber {
  if (cell.n === 0) return none("zero_denominator");
  if (cell.kind === "share") return cell.hits / cell.n;
  if (cell.kind === "mean") return cell.sum / cell.n;
  return cell.whole > 0 ? cell.part / cell.whole : none("zero_denominator");
}

/** How much students of a cell differ from one another, in the indicator's unit: the standard deviation (divisor n - 1). */
export function cellSpread(cell: Cell): number | NoNumber {
  if (cell.n < 2) return none("below_min_n");
  if (cell.kind === "share")
    return Math.sqrt(((cell.hits / cell.n) * (1 - cell.hits / cell.n) * cell.n) / (cell.n - 1));
  const squares = cell.kind === "mean" ? cell.sumOfSquares - cell.sum ** 2 / cell.n : residualSquares(cell);
  const spread = Math.sqrt(Math.max(0, squares) / (cell.n - 1));
  if (cell.kind === "mean") return spread;
  return cell.whole > 0 ? spread / (cell.whole / cell.n) : none("zero_denominator");
}

/** Squares of part - R whole, summed over students: what a ratio of sums leaves unexplained. */
function residualSquares(cell: RatioCell): number {
  const ratio = cell.part / cell.whole;
  return cell.partSquared - 2 * ratio * cell.product + ratio ** 2 * cell.wholeSquared;
}

/** A rate with its interval at a level: Wilson's for a share, the normal one for averages and ratios of sums. */
export function cellInterval(
  cell: Cell,
  level: number,
): { readonly value: number; readonly lower: number; readonly upper: number } | NoNumber {
  const value = cellRate(cell);
  if (isNone(value)) return value;
  if (cell.kind === "share") return { value, ...wilson(cell.hits, cell.n, level) };
  const spread = cellSpread(cell);
  if (isNone(spread)) return spread;
  const half = (zForLevel(level) * spread) / Math.sqrt(cell.n);
  return { value, lower: value - half, upper: value + half };
}

/** Group minus comparison, raw sign, in the indicator's unit, with interval and p-value. */
export interface CellGap {
  readonly rate: number;
  readonly comparisonRate: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided; unknown where nothing varies. */
  readonly p: number | NoNumber;
  /** Variance of the gap, never 0: from rates smoothed by half a student, or the spread of the values. */
  readonly variance: number;
}

/**
 * Gap of two groups of different students.
 *
 * Shares: Newcombe's interval; score test, Fisher's exact one when an expected count is below 5. Averages: Welch. Ratios of sums: linearised, normal.
 */
export function cellGap(group: Cell, comparison: Cell, level: number): CellGap | NoNumber {
  const rate = cellRate(group);
  const comparisonRate = cellRate(comparison);
  if (isNone(rate)) return rate;
  if (isNone(comparisonRate)) return none("no_comparison_group");
  if (group.kind === "share" && comparison.kind === "share") {
    const { gap, lower, upper } = newcombe(group.hits, group.n, comparison.hits, comparison.n, level);
    const p = twoRateP(group.hits, group.n, comparison.hits, comparison.n);
    return {
      rate,
      comparisonRate,
      value: gap,
      lower,
      upper,
      p,
      variance: smoothed(group.hits, group.n) + smoothed(comparison.hits, comparison.n),
    };
  }
  const a = cellSpread(group);
  const b = cellSpread(comparison);
  if (isNone(a)) return a;
  if (isNone(b)) return b;
  const variance = a ** 2 / group.n + b ** 2 / comparison.n;
  if (!(variance > 0)) return none("zero_variance");
  if (group.kind === "mean" && comparison.kind === "mean")
    return { rate, comparisonRate, variance, ...welchOf(group, comparison, a, b, level) };
  const value = rate - comparisonRate;
  const half = zForLevel(level) * Math.sqrt(variance);
  return {
    rate,
    comparisonRate,
    value,
    lower: value - half,
    upper: value + half,
    p: normalTwoSidedP(value / Math.sqrt(variance)),
    variance,
  };
}

function welchOf(
  group: MeanCell,
  comparison: MeanCell,
  a: number,
  b: number,
  level: number,
): Pick<CellGap, "value" | "lower" | "upper" | "p"> {
  const found = welch(group.sum / group.n, a, group.n, comparison.sum / comparison.n, b, comparison.n, level);
  if (isNone(found))
    return { value: group.sum / group.n - comparison.sum / comparison.n, lower: 0, upper: 0, p: found };
  return { value: found.gap, lower: found.lower, upper: found.upper, p: found.p };
}

function smoothed(hits: number, n: number): number {
  const p = (hits + 0.5) / (n + 1);
  return (p * (1 - p)) / n;
}
