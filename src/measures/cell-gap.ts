import { AppError } from "../base/errors.ts";
import { isNone, type NoNumber, none } from "../base/finding.ts";
import { type CellCounts, subtractCells } from "../cube/cell.ts";
import { newcombe } from "../stats/newcombe.ts";
import { zForConfidence } from "../stats/normal.ts";
import { finite, requireShare } from "../stats/require.ts";
import { twoRateP } from "../stats/two-rate-test.ts";
import { wilson } from "../stats/wilson.ts";
import { averageGap, residualsOf } from "./average-gap.ts";
import type { CellGap } from "./gap-estimate.ts";

/** The rate, average or ratio of a cell, in the indicator's own unit. @throws AppError stats.out-of-range when it overflows */
export function cellRate(cell: CellCounts): number | NoNumber {
  if (cell.n === 0) return none("zero_denominator");
  if (cell.kind === "share") return finite(cell.hits / cell.n, "rate");
  if (cell.kind === "mean") return finite(cell.sum / cell.n, "mean");
  return cell.whole > 0 ? finite(cell.part / cell.whole, "ratio") : none("zero_denominator");
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
      "standard-deviation",
    );
  if (cell.kind === "ratio" && !(cell.whole > 0)) return none("zero_denominator");
  const { squares } = residualsOf(cell, cell.kind === "mean" ? cell.sum / cell.n : cell.part / cell.whole);
  const deviation = Math.sqrt(squares / (cell.n - 1));
  return finite(cell.kind === "mean" ? deviation : deviation / (cell.whole / cell.n), "standard-deviation");
}

/** Standard error of the average or ratio of a cell, in the indicator's unit. @throws AppError as `cellStandardDeviation` */
export function cellStandardError(cell: CellCounts): number | NoNumber {
  const deviation = cellStandardDeviation(cell);
  return isNone(deviation) ? deviation : deviation / Math.sqrt(cell.n);
}

/** A rate with its interval: Wilson for a share, normal for averages and ratios of sums. */
export function cellInterval(
  cell: CellCounts,
  confidence: number,
): { readonly value: number; readonly lower: number; readonly upper: number } | NoNumber {
  const value = cellRate(cell);
  if (isNone(value)) return value;
  if (cell.kind === "share") return { value, ...wilson(cell.hits, cell.n, confidence) };
  const error = cellStandardError(cell);
  if (isNone(error)) return error;
  const half = zForConfidence(confidence) * error;
  return { value, lower: finite(value - half, "interval"), upper: finite(value + half, "interval") };
}

/**
 * Gap between two disjoint groups of students.
 *
 * Shares: Newcombe's interval; the p-value of `twoRateP`. Averages and ratios of sums: `averageGap`.
 *
 * @throws AppError stats.bad-counts, stats.bad-confidence, stats.out-of-range when a number overflows
 */
export function cellGap(group: CellCounts, comparison: CellCounts, confidence: number): CellGap | NoNumber {
  const rate = cellRate(group);
  const comparisonRate = cellRate(comparison);
  if (isNone(rate)) return rate;
  if (isNone(comparisonRate)) return none("no_comparison_group");
  if (group.kind === "share" && comparison.kind === "share")
    return shareGap(group.hits, group.n, comparison.hits, comparison.n, confidence);
  if (group.kind === "share" || comparison.kind === "share")
    throw new AppError("cube.kinds-differ", { kinds: [group.kind, comparison.kind] });
  return averageGap(group, comparison, confidence);
}

/** Gap between two shares from their counts; neither group is empty. @throws AppError as `cellGap` */
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
 * Gap between a group and all students, including the group. The two samples overlap, so the interval is the interval
 * of the gap to the rest, times the share of students outside the group: p_group - p_all = (1 - n_group /
 * n_all)(p_group - p_rest).
 *
 * @param all  the cell of all students, the group included
 * @returns "no_comparison_group" when the group is all students; otherwise as `cellGap`
 * @throws AppError as `cellGap`; cube.kinds-differ
 */
export function cellGapToAll(group: CellCounts, all: CellCounts, confidence: number): CellGap | NoNumber {
  const rest = subtractCells(all, group);
  const gap = cellGap(group, rest, confidence);
  return isNone(gap) ? gap : gapToAll(gap, rest.n / all.n);
}

/**
 * The gap to all students from that to the rest.
 *
 * @param outside  the share of all students who are not in the group
 * @throws AppError stats.bad-share, stats.out-of-range
 */
export function gapToAll(gap: CellGap, outside: number): CellGap {
  requireShare(outside, "weight");
  return {
    ...gap,
    comparisonRate: finite(gap.rate - gap.value * outside, "gap-and-interval"),
    value: finite(gap.value * outside, "gap-and-interval"),
    lower: finite(gap.lower * outside, "gap-and-interval"),
    upper: finite(gap.upper * outside, "gap-and-interval"),
    variance: finite(gap.variance * outside ** 2, "variance"),
  };
}

/** Variance of a share whose rate is smoothed by half a student, so it is never 0. */
function smoothed(hits: number, n: number): number {
  const p = (hits + 0.5) / (n + 1);
  return (p * (1 - p)) / n;
}
