import type { NoNumber } from "../base/finding.ts";
import { none } from "../base/finding.ts";
import { finite, requireFinite, requireShare } from "./require.ts";

/**
 * Quantile of a list already in ascending order, type 7 (the default of R and numpy): linear interpolation between
 * order statistics.
 *
 * @param sorted  finite values, ascending; the order is not checked
 * @param p       a share from 0 to 1
 * @throws AppError stats.bad-share, stats.out-of-range
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number | NoNumber {
  requireShare(p, "probability");
  if (sorted.length === 0) return none("no_data");
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const part = at - below;
  return finite(part === 0 || low === high ? low : low * (1 - part) + high * part, "quantile");
}

/**
 * Quantile, type 7.
 *
 * @param values  finite numbers in any order; omit missing values
 * @param p       a share from 0 to 1
 * @returns the quantile, or "no_data"
 * @throws AppError stats.bad-share, stats.not-finite
 * @example quantile([2, 8, 4, 10], 0.25) // 3.5
 */
export function quantile(values: ArrayLike<number>, p: number): number | NoNumber {
  requireFinite(values, "values");
  return quantileOfSorted(Float64Array.from(values).sort(), p);
}

/** Median, type 7. @throws AppError stats.not-finite */
export const median = (values: ArrayLike<number>): number | NoNumber => quantile(values, 0.5);
