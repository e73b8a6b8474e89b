import { mostCounted, requireFinite, requireRange } from "../stats/require.ts";
import { compensatedSum } from "../stats/variance.ts";

/**
 * Theil's T of values with a mean above 0: mean of (x/mean) ln(x/mean), with 0 ln 0 = 0. Negative rounding error is
 * clipped to 0.
 *
 * @param values  finite, none negative
 * @param mean    their mean
 * @throws AppError stats.not-finite, stats.out-of-range
 * @see Theil 1967
 */
export function theilIndex(values: readonly number[], mean: number): number {
  requireFinite(values, "values");
  requireRange(values.length, "number-of-values", 1, mostCounted);
  requireRange(mean, "mean", Number.MIN_VALUE, Number.MAX_VALUE);
  const terms = values.map((x) => x / mean).map((ratio) => (ratio > 0 ? ratio * Math.log(ratio) : 0));
  return Math.max(0, compensatedSum(terms) / values.length);
}
