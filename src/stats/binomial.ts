import { betaTails } from "./incomplete-beta.ts";
import { requireCounts, requireShare } from "./require.ts";

/**
 * P(K <= k) for K ~ Binomial(n, p).
 *
 * @throws AppError stats.bad-counts, stats.bad-share
 */
export function binomialCdf(k: number, n: number, p: number): number {
  requireCounts(k, n);
  requireShare(p, "probability");
  if (k === n) return 1;
  return betaTails(p, 1 - p, k + 1, n - k).upper;
}

/**
 * The smallest k with P(K <= k) >= p for K ~ Binomial(size, prob); like R's qbinom, tolerates an error of 1e-15 in p.
 *
 * @throws AppError stats.bad-counts, stats.bad-share
 * @example binomialQuantile(0.05, 19, 0.5) // 6
 */
export function binomialQuantile(p: number, size: number, prob: number): number {
  requireShare(p, "probability");
  requireShare(prob, "probability");
  if (size === 0) return 0;
  requireCounts(0, size);
  const wanted = p * (1 - 64 * Number.EPSILON);
  let below = -1;
  let at = size;
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    if (binomialCdf(middle, size, prob) >= wanted) at = middle;
    else below = middle;
  }
  return at;
}
