import { betaQuantile } from "./incomplete-beta.ts";
import { requireConfidence, requireCounts } from "./require.ts";
import type { Interval } from "./wilson.ts";

/**
 * Exact (Clopper-Pearson) interval for a proportion, from beta quantiles: coverage is never below the level and
 * mostly above it.
 *
 * @param hits   a whole number, 0 <= hits <= n
 * @param n      trials, a whole number from 1
 * @param confidence  a share strictly between 0 and 1
 * @returns lower and upper bound, each a share in [0, 1]
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see Clopper & Pearson 1934, doi:10.1093/biomet/26.4.404
 */
export function clopperPearson(hits: number, n: number, confidence: number): Interval {
  requireCounts(hits, n);
  requireConfidence(confidence);
  const alpha = 1 - confidence;
  return {
    lower: hits === 0 ? 0 : betaQuantile(alpha / 2, hits, n - hits + 1),
    upper: hits === n ? 1 : 1 - betaQuantile(alpha / 2, n - hits, hits + 1),
  };
}
