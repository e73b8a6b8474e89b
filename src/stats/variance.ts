import type { NoNumber } from "../base/finding.ts";
import { none } from "../base/finding.ts";
import { finite, requireFinite } from "./require.ts";

/** Arithmetic mean, or "no_data". @throws AppError stats.not-finite, stats.out-of-range */
export function mean(values: ArrayLike<number>): number | NoNumber {
  if (values.length === 0) return none("no_data");
  return meanAndVariance(values).mean as number;
}

/**
 * Mean and sample variance (divisor n - 1) by Welford's update, which is stable when the mean is far from 0.
 *
 * @returns mean: "no_data" for an empty list; variance: "too_few_units" below two values
 * @throws AppError stats.not-finite, stats.out-of-range
 * @see Welford 1962, doi:10.1080/00401706.1962.10490022
 */
export function meanAndVariance(values: ArrayLike<number>): {
  n: number;
  mean: number | NoNumber;
  variance: number | NoNumber;
} {
  requireFinite(values, "values");
  let center = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const step = values[i]! - center;
    center += step / (i + 1);
    squares += step * (values[i]! - center);
  }
  const n = values.length;
  return {
    n,
    mean: n === 0 ? none("no_data") : finite(center, "mean"),
    variance: n < 2 ? none("too_few_units") : finite(squares / (n - 1), "variance"),
  };
}

/** Compensated sum (Neumaier 1974). */
export function compensatedSum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    const next = total + x;
    lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total;
    total = next;
  }
  return finite(total + lost, "sum");
}
