import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { interruptedSeriesRules as rules } from "../rules/improvement.ts";
import { type Ar1Regression, ar1Regression } from "../stats/ar1-regression.ts";
import { leastSquares, standardErrors } from "../stats/least-squares.ts";
import { durbinWatson, neweyWest } from "../stats/newey-west.ts";
import { studentTQuantile } from "../stats/student-t.ts";

/** Terms of the model, in column order. */
export const seriesTerms = ["level", "slope", "levelChange", "slopeChange"] as const;
export type SeriesTerm = (typeof seriesTerms)[number];

export interface SeriesCoefficient {
  readonly value: number;
  /** Standard error assuming independent errors. */
  readonly ordinary: number;
  /** Newey-West standard error. */
  readonly neweyWest: number;
  /** Newey-West times sqrt(n/(n - 4)); used for the interval. */
  readonly neweyWestAdjusted: number;
  readonly lower: number;
  readonly upper: number;
}

export interface InterruptedSeries {
  readonly coefficients: Readonly<Record<SeriesTerm, SeriesCoefficient>>;
  /** Durbin-Watson statistic: 2 if neighboring errors are uncorrelated; "zero_variance" for a perfect fit. */
  readonly durbinWatson: number | NoNumber;
  /** Same terms with AR(1) errors, by maximum likelihood. */
  readonly autoregressive: Ar1Regression | NoNumber;
  /** Whether there are at least 8 points on each side; otherwise label the result an early look. */
  readonly enoughPoints: boolean;
}

/**
 * Interrupted time series: level and slope before a change, and how both changed after it: y = b0 + b1 t + b2 post +
 * b3 (time since the change). A single unit without a comparison cannot rule out other events at the same time, so
 * call the result a change, never an effect.
 *
 * @param series       one finite number per period, evenly spaced, none missing
 * @param changeAfter  number of periods before the change
 * @param lag          maximum lag of the Newey-West errors, a whole number >= 0
 * @param confidence        confidence of the intervals, a share strictly between 0 and 1
 * @returns coefficients in the unit of the series (slopes per period); "missing_data", "too_few_points" (below 5, or
 *   below two on a side), "invalid_input"
 * @throws AppError stats.not-finite, stats.out-of-range, stats.bad-share
 * @see Bernal, Cummins & Gasparrini 2017, doi:10.1093/ije/dyw098; Newey & West 1987, doi:10.2307/1913610
 */
export function interruptedSeries(
  series: readonly (number | null)[],
  changeAfter: number,
  lag: number = rules.lag.value,
  confidence = confidenceLevel.value,
): InterruptedSeries | NoNumber {
  if (![changeAfter, lag].every((x) => Number.isSafeInteger(x) && x >= 0)) return none("invalid_input");
  const y = series.filter((point) => point !== null);
  if (y.length < series.length) return none("missing_data");
  const n = y.length;
  const onEachSide = Math.min(changeAfter, n - changeAfter);
  if (n < rules.points.value || onEachSide < rules.onEachSide.value) return none("too_few_points");

  const places = y.map((_, at) => at + 1);
  const columns = [
    places.map(() => 1),
    places,
    places.map((t) => (t > changeAfter ? 1 : 0)),
    places.map((t) => Math.max(0, t - changeAfter - 1)),
  ];
  const fit = leastSquares(columns, y);
  if (isNone(fit)) return fit;
  const ordinary = standardErrors(fit);
  if (isNone(ordinary)) return none("too_few_points");
  const robust = neweyWest(fit, columns, lag);
  const quantile = studentTQuantile(0.5 + confidence / 2, fit.residualDf);

  const coefficient = (at: number): SeriesCoefficient => {
    const value = fit.coefficients[at] ?? 0;
    const error = Math.sqrt(Math.max(0, robust[at]?.[at] ?? 0));
    const adjusted = error * Math.sqrt(n / fit.residualDf);
    return {
      value,
      ordinary: ordinary[at] ?? 0,
      neweyWest: error,
      neweyWestAdjusted: adjusted,
      lower: value - quantile * adjusted,
      upper: value + quantile * adjusted,
    };
  };
  const scale = Math.max(...y.map(Math.abs));
  const perfect = fit.residuals.every((e) => Math.abs(e) <= 1e-12 * scale);
  return {
    coefficients: {
      level: coefficient(0),
      slope: coefficient(1),
      levelChange: coefficient(2),
      slopeChange: coefficient(3),
    },
    durbinWatson: perfect ? none("zero_variance") : durbinWatson(fit.residuals),
    autoregressive: ar1Regression(columns, y),
    enoughPoints: onEachSide >= rules.enoughOnEachSide.value,
  };
}
