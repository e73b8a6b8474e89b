import { zForConfidence } from "./normal.ts";
import { requireCounts } from "./require.ts";

/** Bounds of an estimate at a stated level. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson score interval for a proportion. Exactly 0 below when there are no hits, exactly 1 above when there are only
 * hits.
 *
 * Coverage is near the level on average over rates, for every n. At a single rate it oscillates around the level,
 * like any interval that is not conservative throughout (Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286). At
 * 0.95, n from 5 to 5,000 and rates from 0.01 to 0.99: 0.945 to 0.96 on average, at worst 0.83 below 20, 0.91 below
 * 200, 0.93 from there (coverage-of-rates.slow.test.ts). For coverage never below the level use `clopperPearson`.
 *
 * @param hits   a whole number, 0 <= hits <= n
 * @param n      trials, a whole number from 1
 * @param confidence  a share strictly between 0 and 1 (0.95, not 95)
 * @returns lower and upper bound, each a share in [0, 1]
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see Wilson 1927, doi:10.1080/01621459.1927.10502953
 * @example wilson(8, 10, 0.95) // lower 0.4901625, upper 0.9433178
 */
export function wilson(hits: number, n: number, confidence: number): Interval {
  requireCounts(hits, n);
  const z = zForConfidence(confidence);
  return { lower: wilsonLower(hits, n, z), upper: wilsonUpper(hits, n, z) };
}

/** Upper Wilson bound; does not validate its arguments. */
export function wilsonUpper(hits: number, n: number, z: number): number {
  if (hits === n) return 1;
  const zz = z * z;
  return (2 * hits + zz + z * Math.sqrt(zz + (4 * hits * (n - hits)) / n)) / (2 * (n + zz));
}

/** Lower Wilson bound; does not validate its arguments. Uses the product of the two roots, which is accurate near 0. */
export function wilsonLower(hits: number, n: number, z: number): number {
  if (hits === 0) return 0;
  return ((hits / n) * hits) / ((n + z * z) * wilsonUpper(hits, n, z));
}
