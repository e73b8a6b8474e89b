import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { normalCdf, normalQuantile, zForConfidence } from "../stats/normal.ts";
import { twoGroupProbit } from "../stats/ordered-probit.ts";
import { mostCounted } from "../stats/require.ts";

/** Gap between two whole distributions, b minus a, independent of the cut score for "proficient". */
export interface VGap {
  readonly kind: "v-gap";
  /** Standard deviations: (mean b - mean a) / sqrt((variance a + variance b)/2) on any scale where both are normal. */
  readonly v: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Probability that a random student of b outscores a random student of a. */
  readonly outscores: number;
  /** Mean of a on the scale where b is standard normal. */
  readonly meanDifference: number;
  /** a's standard deviation over b's. */
  readonly sdRatio: number;
  /** Cut points between the levels in use, on the scale where b is standard normal. */
  readonly cuts: readonly number[];
}

/**
 * V statistic (Ho & Reardon) from counts at three or more achievement levels, by heteroskedastic ordered probit.
 * Below about 20 students in a group it is very noisy, as the interval shows.
 *
 * @param countsA  students of group a at each level, low to high; whole numbers
 * @param countsB  of group b, same levels
 * @param confidence    a share strictly between 0 and 1
 * @returns b minus a; "zero_denominator" for an empty group; "not_estimable" for fewer than three levels or groups
 *   that do not overlap; "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see Ho & Haertel 2006; Ho & Reardon 2012, doi:10.3102/1076998611411918
 */
export function vGap(
  countsA: readonly number[],
  countsB: readonly number[],
  confidence = confidenceLevel.value,
): VGap | NoNumber {
  const z = zForConfidence(confidence);
  if (!levelsSound(countsA, countsB)) return none("invalid_input");
  const fit = twoGroupProbit(countsA, countsB, false);
  if (isNone(fit)) return fit;
  const { mean, logSd, cuts, covariance } = fit;
  const varianceSum = 1 + Math.exp(2 * logSd);
  const v = (-Math.SQRT2 * mean) / Math.sqrt(varianceSum);
  const slopes = [
    -Math.SQRT2 / Math.sqrt(varianceSum),
    (Math.SQRT2 * mean * Math.exp(2 * logSd)) / varianceSum ** 1.5,
  ] as const;
  const [[meanVariance, shared], [, sdVariance]] = covariance;
  const se = Math.sqrt(
    slopes[0] ** 2 * meanVariance + 2 * slopes[0] * slopes[1] * shared + slopes[1] ** 2 * sdVariance,
  );
  return {
    kind: "v-gap",
    v,
    se,
    lower: v - z * se,
    upper: v + z * se,
    outscores: outscoresOf(v),
    meanDifference: mean,
    sdRatio: Math.exp(logSd),
    cuts,
  };
}

/** Probability that a random student of b outscores a random student of a, from the gap V. */
export const outscoresOf = (v: number): number => normalCdf(v / Math.SQRT2);

/** Difference in means of two latent normals with equal variance. */
export interface ProbitGap {
  readonly kind: "probit-gap";
  /** b minus a, in standard deviations of the latent score. */
  readonly d: number;
  readonly se: number;
  readonly cuts: readonly number[];
}

/** Gap by ordered probit with equal variances. Works with two levels. Otherwise like vGap. */
export function orderedProbitGap(countsA: readonly number[], countsB: readonly number[]): ProbitGap | NoNumber {
  if (!levelsSound(countsA, countsB)) return none("invalid_input");
  const fit = twoGroupProbit(countsA, countsB, true);
  if (isNone(fit)) return fit;
  // The fit measures a relative to b; the gap is b minus a.
  return { kind: "probit-gap", d: 0 - fit.mean, se: Math.sqrt(fit.covariance[0][0]), cuts: fit.cuts };
}

/** Probability that a random student of b is at a higher level than a random student of a. */
export interface Outscoring {
  /** Ties count as one half. */
  readonly outscores: number;
  /** sqrt(2) times its normal quantile. Biased toward 0 if there are few levels, so only a check on vGap. */
  readonly v: number | NoNumber;
}

/** Probability that b outscores a, directly from level counts. @returns "zero_denominator", "invalid_input" */
export function outscoring(countsA: readonly number[], countsB: readonly number[]): Outscoring | NoNumber {
  if (!levelsSound(countsA, countsB)) return none("invalid_input");
  const [a, b] = [total(countsA), total(countsB)];
  if (a === 0 || b === 0) return none("zero_denominator");
  let below = 0;
  let outscores = 0;
  countsB.forEach((count, k) => {
    const own = (countsA[k] ?? 0) / a;
    outscores += (count / b) * (below + own / 2);
    below += own;
  });
  const isSeparated = outscores < 1e-15 || outscores > 1 - 1e-15;
  return { outscores, v: isSeparated ? none("not_estimable") : Math.SQRT2 * normalQuantile(outscores) };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Whether both are lists of whole counts of the same length. */
export const levelsSound = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length &&
  [...a, ...b].every((count) => Number.isInteger(count) && count >= 0) &&
  total(a) <= mostCounted &&
  total(b) <= mostCounted;
