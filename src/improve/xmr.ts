import { isNone, type NoNumber, none } from "../base/finding.ts";
import { finite } from "../stats/require.ts";
import { mean } from "../stats/variance.ts";

/** Expected range of two standard normal values (d2), rounded as in control chart tables (Montgomery; qicharts2). */
export const meanRangeOfTwo = 1.128;

export interface XmrChart {
  readonly center: number;
  /** Center ± 3 mean moving ranges / 1.128. */
  readonly lower: number;
  readonly upper: number;
  /** Indexes of points outside the limits. */
  readonly signals: readonly number[];
  /** Number of initial periods used to compute center and limits. */
  readonly baseline: number;
}

/**
 * XmR chart (individual values and moving range). A moving range is missing if either point is.
 *
 * @param series    one finite number per period in order of time, null where missing
 * @param baseline  number of initial periods used for center and limits. Freeze them at 12 points, preferably 20, and
 *   never recompute them silently after a change. Default: all.
 * @returns the chart, or "no_data" without a point in the baseline, "too_few_points" without two neighboring points,
 *   "invalid_input" for a baseline that is not a whole number
 * @throws AppError stats.not-finite, stats.out-of-range
 * @see Wheeler 1993; methods.md 13.2
 */
export function xmrChart(series: readonly (number | null)[], baseline = series.length): XmrChart | NoNumber {
  if (!(Number.isSafeInteger(baseline) && baseline >= 0)) return none("invalid_input");
  const based = series.slice(0, baseline);
  const points = based.filter((y) => y !== null);
  const center = mean(points);
  if (isNone(center)) return center;
  const deviation = movingRangeDeviation(based);
  if (isNone(deviation)) return deviation;
  const lower = finite(center - 3 * deviation, "lower-limit");
  const upper = finite(center + 3 * deviation, "upper-limit");
  const signals = series.flatMap((y, at) => (y !== null && (y < lower || y > upper) ? [at] : []));
  return { center, lower, upper, signals, baseline: points.length };
}

/**
 * Standard deviation of a series estimated from its moving ranges: their mean / 1.128.
 *
 * @param series  finite numbers, null where missing
 * @returns the standard deviation, or "too_few_points" without two neighboring points
 * @throws AppError stats.not-finite, if a range overflows
 */
export function movingRangeDeviation(series: readonly (number | null)[]): number | NoNumber {
  const ranges = series.flatMap((y, at) => {
    const previous = series[at - 1];
    return y === null || previous === null || previous === undefined ? [] : [Math.abs(y - previous)];
  });
  const average = mean(ranges);
  return isNone(average) ? none("too_few_points") : average / meanRangeOfTwo;
}
