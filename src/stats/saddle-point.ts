import { stirlingError } from "./log-gamma.ts";
import { finite } from "./require.ts";

/*
 * Accurate densities of count distributions, after Loader 2000, Fast and accurate computation of binomial
 * probabilities.
 */

/** x ln(x/m) + m - x for x, m > 0, without cancellation when x is near m (Loader 2000). @throws AppError stats.out-of-range */
export function deviancePart(x: number, m: number): number {
  // x + m would overflow. The result scales with both, and scaling by a power of two is exact.
  if (x + m === Number.POSITIVE_INFINITY && Math.max(x, m) < Number.POSITIVE_INFINITY)
    return finite(4 * deviancePart(x / 4, m / 4), "deviance-part");
  if (Math.abs(x - m) < 0.1 * (x + m)) {
    const v = (x - m) / (x + m);
    let sum = (x - m) * v;
    let term = 2 * x * v;
    for (let j = 1; j < 1000; j++) {
      term *= v * v;
      const next = sum + term / (2 * j + 1);
      if (next === sum) return next;
      sum = next;
    }
    return sum;
  }
  const ratio = x / m;
  const log = ratio > 0 && ratio < Number.POSITIVE_INFINITY ? Math.log(ratio) : Math.log(x) - Math.log(m);
  return finite(x * log + m - x, "deviance-part");
}

/**
 * ln of n!/(k!(n-k)!) p^k q^(n-k) for real 0 < k < n, by Loader's saddle point expansion.
 *
 * @param q  1 - p, passed separately so that no digits are lost when p is near 1
 * @throws AppError stats.out-of-range
 */
export const logBinomialKernel = (k: number, n: number, p: number, q: number): number =>
  finite(
    stirlingError(n) -
      stirlingError(k) -
      stirlingError(n - k) -
      deviancePart(k, n * p) -
      deviancePart(n - k, n * q) +
      0.5 * Math.log(n / (2 * Math.PI * k * (n - k))),
    "log-density",
  );
