import { isNone, type NoNumber, none } from "../base/finding.ts";
import { finite } from "../stats/require.ts";
import { compensatedSum } from "../stats/variance.ts";
import { movingRangeDeviation } from "./xmr.ts";

/**
 * A period's count of events (or students with the outcome) and its area (students, student-days). null means
 * unknown.
 */
export interface ChartPeriod {
  readonly count: number | null;
  readonly area: number;
}

export interface ChartPoint {
  /** Count over area. */
  readonly value: number;
  /** Control limits of this period; wider if its area is smaller. */
  readonly lower: number;
  readonly upper: number;
}

export interface AttributeChart {
  readonly center: number;
  /** One per period; null for a period without area or count. */
  readonly points: readonly (ChartPoint | null)[];
  /** Indexes of points outside their limits. */
  readonly signals: readonly number[];
}

/**
 * p chart: shares of students, binomial limits p +- 3 sqrt(p(1 - p)/n), clipped to 0 and 1. If periods have thousands
 * of students, use `pPrimeChart`; this chart would flag nearly all of them.
 *
 * @param periods  count: students with the outcome; area: students; whole numbers, 0 <= count <= area
 * @returns the chart; "no_data" without a usable period; "invalid_input"
 * @see Montgomery 2009, Introduction to Statistical Quality Control; methods.md 13.3
 */
export const pChart = (periods: readonly ChartPeriod[]): AttributeChart | NoNumber => chart(periods, "share", false);

/**
 * Laney's p' chart: limits of the p chart times the observed standard deviation of the standardized points, mean
 * |z(i) - z(i-1)|/1.128.
 *
 * @returns as `pChart`; "too_few_points" without two neighboring periods, "zero_variance" if all or none have the
 *   outcome
 * @see Laney 2002, doi:10.1081/QEN-120006555
 */
export const pPrimeChart = (periods: readonly ChartPeriod[]): AttributeChart | NoNumber =>
  chart(periods, "share", true);

/**
 * u chart: events per unit of area, Poisson limits u +- 3 sqrt(u/n), not below 0.
 *
 * @param periods  count: events, whole number >= 0; area: students or student-days, >= 0
 * @returns as `pChart`
 */
export const uChart = (periods: readonly ChartPeriod[]): AttributeChart | NoNumber => chart(periods, "rate", false);

/** Laney's u' chart: as `pPrimeChart`, for events. */
export const uPrimeChart = (periods: readonly ChartPeriod[]): AttributeChart | NoNumber => chart(periods, "rate", true);

export interface CountChart {
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  /** Indexes of points outside the limits. */
  readonly signals: readonly number[];
}

/**
 * c chart: events in areas of equal size, Poisson limits c +- 3 sqrt(c), not below 0.
 *
 * @param counts  whole numbers >= 0 in order of time, null where missing
 * @returns the chart, "no_data" or "invalid_input"
 */
export function cChart(counts: readonly (number | null)[]): CountChart | NoNumber {
  const known = counts.filter((count) => count !== null);
  if (!known.every((count) => Number.isSafeInteger(count) && count >= 0)) return none("invalid_input");
  if (known.length === 0) return none("no_data");
  const center = compensatedSum(known) / known.length;
  const reach = 3 * Math.sqrt(center);
  const [lower, upper] = [Math.max(0, center - reach), center + reach];
  const signals = counts.flatMap((count, at) => (count !== null && (count < lower || count > upper) ? [at] : []));
  return { center, lower, upper, signals };
}

function chart(periods: readonly ChartPeriod[], kind: "share" | "rate", prime: boolean): AttributeChart | NoNumber {
  if (!periods.every((period) => isSound(period, kind))) return none("invalid_input");
  const counted = periods.map(({ count, area }) => (count === null || area === 0 ? null : { count, area }));
  const known = counted.filter((period) => period !== null);
  if (known.length === 0) return none("no_data");
  const center = finite(
    compensatedSum(known.map(({ count }) => count)) / compensatedSum(known.map(({ area }) => area)),
    "center-line",
  );
  const sigma = Math.sqrt(kind === "share" ? center * (1 - center) : center);
  const deviation = prime ? standardizedDeviation(counted, center, sigma) : 1;
  if (isNone(deviation)) return deviation;

  const points = counted.map((period): ChartPoint | null => {
    if (period === null) return null;
    const value = finite(period.count / period.area, "chart-point");
    const reach = finite((3 * deviation * sigma) / Math.sqrt(period.area), "control-limit");
    const upper = center + reach;
    return { value, lower: Math.max(0, center - reach), upper: kind === "share" ? Math.min(1, upper) : upper };
  });
  const signals = points.flatMap((point, at) =>
    point !== null && (point.value < point.lower || point.value > point.upper) ? [at] : [],
  );
  return { center, points, signals };
}

function isSound({ count, area }: ChartPeriod, kind: "share" | "rate"): boolean {
  if (!(area >= 0 && area <= Number.MAX_SAFE_INTEGER)) return false;
  if (count === null) return true;
  if (!(Number.isSafeInteger(count) && count >= 0)) return false;
  return kind === "rate" ? count === 0 || area > 0 : Number.isSafeInteger(area) && count <= area;
}

/** Standard deviation of the standardized points, from moving ranges; 1 if there is only binomial variation. */
function standardizedDeviation(
  counted: readonly ({ readonly count: number; readonly area: number } | null)[],
  center: number,
  sigma: number,
): number | NoNumber {
  if (sigma === 0) return none("zero_variance");
  return movingRangeDeviation(
    counted.map((period) =>
      period === null ? null : ((period.count / period.area - center) / sigma) * Math.sqrt(period.area),
    ),
  );
}
