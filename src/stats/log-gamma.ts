import { requireRange } from "./require.ts";

const halfLog2Pi = 0.9189385332046728;

/** Stirling's correction: ln Gamma(x) - [(x - 1/2) ln x - x + ln(2 pi)/2], by its asymptotic series; x >= 15. */
const stirlingSeries = (x: number): number => {
  const s = 1 / (x * x);
  return (
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156))))))) / x
  );
};

/**
 * Natural logarithm of the gamma function: Stirling's series, small arguments shifted up by the recurrence.
 *
 * @param x  from 1e-300 to 1e300
 * @returns ln Gamma(x); absolute error near 1e-15, relative near 1e-15 for large x
 * @throws AppError stats.out-of-range
 * @example logGamma(10.3) // 13.4820367861384
 */
export function logGamma(x: number): number {
  requireRange(x, "x", 1e-300, 1e300);
  if (x === 1 || x === 2) return 0;
  let shifted = x;
  let product = 1;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLog2Pi + stirlingSeries(shifted) - Math.log(product);
}

/**
 * Error of Stirling's formula for ln n!: ln Gamma(n+1) - [(n + 1/2) ln n - n + ln(2 pi)/2]. Lets densities with large counts
 * be computed without cancellation (Loader 2000, Fast and accurate computation of binomial probabilities).
 *
 * @param n  above 0, up to 1e300
 * @throws AppError stats.out-of-range
 */
export function stirlingError(n: number): number {
  requireRange(n, "n", Number.MIN_VALUE, 1e300);
  if (n >= 15) return stirlingSeries(n);
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLog2Pi;
}
