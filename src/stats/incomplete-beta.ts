import { AppError } from "../base/errors.ts";
import { requireRange, requireShare } from "./require.ts";
import { logBinomialKernel } from "./saddle-point.ts";

const tiny = 1e-300;
const largestShape = 2e10;

/** The continued fraction of the incomplete beta (modified Lentz; Numerical Recipes 6.4, DLMF 8.17.22). */
function fraction(x: number, a: number, b: number): number {
  const sum = a + b;
  let c = 1;
  let d = 1 - (sum * x) / (a + 1);
  if (Math.abs(d) < tiny) d = tiny;
  d = 1 / d;
  let value = d;
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a - 1 + 2 * m) * (a + 2 * m));
    d = 1 + even * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + even / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    value *= d * c;
    const odd = (-(a + m) * (sum + m) * x) / ((a + 2 * m) * (a + 1 + 2 * m));
    d = 1 + odd * d;
    if (Math.abs(d) < tiny) d = tiny;
    c = 1 + odd / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 3e-16) return value;
  }
  throw new AppError("stats.no-convergence", { of: "incomplete-beta", x, a, b });
}

/**
 * Both tails of the beta distribution, each with its own relative accuracy.
 *
 * `lower` is the regularized incomplete beta function I_x(a, b), by continued fraction.
 *
 * @param x  a share from 0 to 1
 * @param y  1 - x, passed separately so that no digits are lost
 * @param a, b  shapes, from 1e-10 to 2e10
 * @returns lower = P(B <= x), upper = P(B > x)
 * @throws AppError stats.bad-share, stats.out-of-range
 */
export function betaTails(x: number, y: number, a: number, b: number): { lower: number; upper: number } {
  requireShare(x, "x");
  requireShare(y, "complement-of-x");
  requireRange(a, "a", 1e-10, largestShape);
  requireRange(b, "b", 1e-10, largestShape);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const scale = Math.exp(logBinomialKernel(a, a + b, x, y)) / (a + b);
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, scale * b * fraction(x, a, b));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, scale * a * fraction(y, b, a));
  return { lower: 1 - upper, upper };
}

/**
 * The x with P(B <= x) = p for B ~ Beta(a, b): bisection on a logarithmic scale, refined by Newton steps.
 *
 * @throws AppError stats.bad-share, stats.out-of-range
 * @example betaQuantile(0.025, 3, 15) // 0.037985068070626
 */
export function betaQuantile(p: number, a: number, b: number): number {
  requireShare(p, "probability");
  if (p === 0 || p === 1) return p;
  // Solve in the small tail, so that x near 1 keeps its distance from 1 to full precision.
  const { lower: half } = betaTails(0.5, 0.5, a, b);
  return half >= p ? smallQuantile(p, 1 - p, a, b) : 1 - smallQuantile(1 - p, p, b, a);
}

/** Same as betaQuantile for answers up to one half; q = 1 - p. */
function smallQuantile(p: number, q: number, a: number, b: number): number {
  const excess = (x: number): number => {
    const { lower, upper } = betaTails(x, 1 - x, a, b);
    return p <= q ? lower - p : q - upper;
  };
  let low = 0;
  let high = 0.5;
  let x = Math.min(0.5, Math.max(1e-300, Math.abs(a / (a + b))));
  for (let i = 0; i < 400; i++) {
    const off = excess(x);
    if (off === 0) return x;
    if (off > 0) high = x;
    else low = x;
    if (high - low <= 2e-16 * high) return high;
    const slope = (Math.exp(logBinomialKernel(a, a + b, x, 1 - x)) * a * b) / ((a + b) * x * (1 - x));
    const newton = x - off / slope;
    if (newton > low && newton < high) {
      if (Math.abs(newton - x) <= 1e-16 * x) return newton;
      x = newton;
    } else {
      x = low === 0 ? high * (high > 1e-8 ? 0.25 : 1e-8) : low < high / 4 ? Math.sqrt(low * high) : (low + high) / 2;
    }
    if (x < tiny) return 0;
  }
  return x;
}
