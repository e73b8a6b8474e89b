import { logBinomialKernel } from "../../src/stats/saddle-point.ts";

/** P(K = k) for K ~ Binomial(n, p), from the same density as the program's quantiles. */
export function binomialDensity(k: number, n: number, p: number): number {
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  return Math.exp(logBinomialKernel(k, n, p, 1 - p));
}
