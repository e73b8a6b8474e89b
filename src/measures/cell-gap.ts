import { isNone, type NoNumber, none } from "../base/finding.ts";
import { type CellCounts, type RatioCounts, subtractCells } from "../cube/cell.ts";
import { newcombe } from "../stats/newcombe.ts";
import { normalTwoSidedP, zForConfidence } from "../stats/normal.ts";
import { finite } from "../stats/require.ts";
import { twoRateP } from "../stats/two-rate-test.ts";
import { welch } from "../stats/welch.ts";
import { wilson } from "../stats/wilson.ts";

/** The rate, average or ratio of a cell, in the indicator's own unit. @throws AppError stats.out-of-range when it overflows */
export function cellRate(cell: CellCounts): number | NoNumber {
  if (cell.n === 0) return none("zero_denominator");
  if (cell.kind === "share") return finite(cell.hits / cell.n, "The rate");
  if (cell.kind === "mean") return finite(cell.sum / cell.n, "The average");
  return cell.whole > 0 ? finite(cell.part / cell.whole, "The ratio") : none("zero_denominator");
}

/**
 * Standard deviation of the students of a cell (divisor n - 1), in the indicator's unit; for a ratio of sums, of the linearized residuals.
 *
 * @throws AppError stats.out-of-range when it overflows
 */
export function cellStandardDeviation(cell: CellCounts): number | NoNumber {
  if (cell.n < 2) return none("below_min_n");
  if (cell.kind === "share")
    return finite(
      Math.sqrt(((cell.hits / cell.n) * (1 - cell.hits / cell.n) * cell.n) / (cell.n - 1)),
      "The standard deviation",
    );
  if (cell.kind === "ratio" && !(cell.whole > 0)) return none("zero_denominator");
  const squares = cell.kind === "mean" ? cell.sumOfSquares - cell.sum ** 2 / cell.n : residualSquares(cell);
  const deviation = Math.sqrt(Math.max(0, squares) / (cell.n - 1));
  return finite(cell.kind === "mean" ? deviation : deviation / (cell.whole / cell.n), "The standard deviation");
}

/** Residual sum of squares of a ratio of sums: (part - R whole)^2, summed over students. */
function residualSquares(cell: RatioCounts): number {
  const ratio = cell.part / cell.whole;
  return cell.partSquared - 2 * ratio * cell.product + ratio ** 2 * cell.wholeSquared;
}

/** A rate with its interval at a level: Wilson's for a share, the normal one for averages and ratios of sums. */
export function cellInterval(
  cell: CellCounts,
  confidence: number,
): { readonly value: number; readonly lower: number; readonly upper: number } | NoNumber {
  const value = cellRate(cell);
  if (isNone(value)) return value;
  if (cell.kind === "share") return { value, ...wilson(cell.hits, cell.n, confidence) };
  const deviation = cellStandardDeviation(cell);
  if (isNone(deviation)) return deviation;
  const half = (zForConfidence(confidence) * deviation) / Math.sqrt(cell.n);
  return { value, lower: finite(value - half, "The interval"), upper: finite(value + half, "The interval") };
}

/** Group minus comparison, raw sign, in the indicator's unit, with interval and p-value. */
export interface CellGap {
  readonly rate: number;
  readonly comparisonRate: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided; missing where the values do not vary. */
  readonly p: number | NoNumber;
  /** Variance of the gap, never 0: from rates smoothed by half a student, or from the standard deviations of the values. */
  readonly variance: number;
}

/**
 * Gap of two groups of different students.
 *
 * Shares: Newcombe's interval; score test, Fisher's exact one when an expected count is below 5. Averages: Welch. Ratios of sums: linearized, normal.
 *
 * @throws AppError stats.bad-counts, stats.bad-level, stats.out-of-range when a number overflows
 */
export function cellGap(group: CellCounts, comparison: CellCounts, confidence: number): CellGap | NoNumber {
  const rate = cellRate(group);
  const comparisonRate = cellRate(comparison);
  if (isNone(rate)) return rate;
  if (isNone(comparisonRate)) return none("no_comparison_group");
  if (group.kind === "share" && comparison.kind === "share")
    return shareGap(group.hits, group.n, comparison.hits, comparison.n, confidence);
  const a = cellStandardDeviation(group);
  const b = cellStandardDeviation(comparison);
  if (isNone(a)) return a;
  if (isNone(b)) return b;
  const variance = finite(a ** 2 / group.n + b ** 2 / comparison.n, "The variance");
  if (!(variance > 0)) return none("zero_variance");
  if (group.kind === "mean" && comparison.kind === "mean") {
    const test = welch(rate, a, group.n, comparisonRate, b, comparison.n, confidence);
    if (isNone(test)) return test;
    return { rate, comparisonRate, value: test.gap, lower: test.lower, upper: test.upper, p: test.p, variance };
  }
  const value = rate - comparisonRate;
  const half = zForConfidence(confidence) * Math.sqrt(variance);
  return {
    rate,
    comparisonRate,
    value,
    lower: finite(value - half, "The interval"),
    upper: finite(value + half, "The interval"),
    p: normalTwoSidedP(finite(value / Math.sqrt(variance), "The statistic")),
    variance,
  };
}

/** The gap of two shares by their counts; both groups have students. @throws AppError as `cellGap` */
export function shareGap(
  hits: number,
  n: number,
  comparisonHits: number,
  comparisonN: number,
  confidence: number,
): CellGap {
  const { gap, lower, upper } = newcombe(hits, n, comparisonHits, comparisonN, confidence);
  return {
    rate: hits / n,
    comparisonRate: comparisonHits / comparisonN,
    value: gap,
    lower,
    upper,
    p: twoRateP(hits, n, comparisonHits, comparisonN),
    variance: smoothed(hits, n) + smoothed(comparisonHits, comparisonN),
  };
}

/**
 * Gap between a group and all students, the group included. Those are not two samples, so the interval is that of the gap to the rest, times the
 * share of students outside the group: p_group - p_all = (1 - n_group / n_all)(p_group - p_rest).
 *
 * @param all  the cell of all students, the group included
 * @returns "no_comparison_group" when the group is all students; otherwise as `cellGap`
 * @throws AppError as `cellGap`; cube.kinds-differ
 */
export function cellGapToAll(group: CellCounts, all: CellCounts, confidence: number): CellGap | NoNumber {
  const rest = subtractCells(all, group);
  const gap = cellGap(group, rest, confidence);
  if (isNone(gap)) return gap;
  const outside = rest.n / all.n;
  return {
    ...gap,
    comparisonRate: gap.rate - gap.value * outside,
    value: gap.value * outside,
    lower: gap.lower * outside,
    upper: gap.upper * outside,
    variance: gap.variance * outside ** 2,
  };
}

/** Variance of a share from its rate smoothed by half a student, so that it is never 0. */
function smoothed(hits: number, n: number): number {
  const p = (hits + 0.5) / (n + 1);
  return (p * (1 - p)) / n;
}
