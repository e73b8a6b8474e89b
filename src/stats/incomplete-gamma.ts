import { AppError } from "../base/errors.ts";
import { stirlingError } from "./log-gamma.ts";
import { finite, requireRange, requireShare } from "./require.ts";
import { deviancePart } from "./saddle-point.ts";

const tiny = 1e-300;

/** x^a e^-x / Gamma(a + 1), without cancellation for large a (Loader 2000). */
const kernel = (a: number, x: number): number =>
  Math.exp(-stirlingError(a) - deviancePart(a, x)) / Math.sqrt(2 * Math.PI * a);

const unsettled = (a: number, x: number): AppError =>
  new AppError("stats.no-convergence", { of: "incomplete-gamma", a, x });

/**
 * Both tails of the gamma distribution with scale 1: series below the middle, continued fraction above (DLMF 8.11.4, 8.9.2).
 *
 * @param a  shape, from 1e-10 to 1e10
 * @param x  from 0 to 1e300
 * @returns lower = P(G <= x), upper = P(G > x), each with relative accuracy where it is the smaller
 * @throws AppError stats.out-of-range
 */
export function gammaTails(a: number, x: number): { lower: number; upper: number } {
  requireRange(a, "a", 1e-10, 1e10);
  requireRange(x, "x", 0, 1e300);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < 1_000_000; n++) {
      term *= x / (a + n);
      sum += term;
      if (term < sum * 1e-17) {
        const lower = Math.min(1, kernel(a, x) * sum);
        return { lower, upper: 1 - lower };
      }
    }
    throw unsettled(a, x);
  }
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 1_000_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) {
      const upper = Math.min(1, kernel(a, x) * a * value);
      return { lower: 1 - upper, upper };
    }
  }
  throw unsettled(a, x);
}

/**
 * P(X > x) for X chi-square with df degrees of freedom.
 *
 * @throws AppError stats.out-of-range
 * @example chiSquareUpper(3.84, 1) // 0.0500435212487052
 */
export const chiSquareUpper = (x: number, df: number): number => gammaTails(df / 2, x / 2).upper;

/**
 * The x with P(G <= x) = p for a gamma distribution with this shape and scale 1.
 *
 * @param p  strictly between 0 and 1
 * @throws AppError stats.bad-share, stats.out-of-range
 */
export function gammaQuantile(p: number, shape: number): number {
  requireShare(p, "probability");
  requireRange(p, "probability", Number.MIN_VALUE, 1 - Number.EPSILON / 2);
  const excess = (x: number): number => {
    const { lower, upper } = gammaTails(shape, x);
    return p <= 0.5 ? lower - p : 1 - p - upper;
  };
  let low = 0;
  let high = shape + 1;
  while (excess(high) < 0) high *= 2;
  let x = Math.min(high, Math.max(shape, tiny));
  for (let i = 0; i < 400; i++) {
    const off = excess(x);
    if (off === 0) return x;
    if (off > 0) high = x;
    else low = x;
    if (high - low <= 2e-16 * high) return high;
    const newton = x - (off * x) / (kernel(shape, x) * shape);
    if (newton > low && newton < high) {
      if (Math.abs(newton - x) <= 1e-16 * x) return newton;
      x = newton;
    } else {
      x = low === 0 ? high * (high > 1e-8 ? 0.25 : 1e-8) : low < high / 4 ? Math.sqrt(low * high) : (low + high) / 2;
    }
    if (x < tiny) return 0;
  }
  return finite(x, "gamma-quantile");
}
