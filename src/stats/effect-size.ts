import { type NoNumber, none } from "../base/finding.ts";
import { logGamma } from "./log-gamma.ts";
import { zForConfidence } from "./normal.ts";
import { finite, requireCounts, requireFinite, requireRange } from "./require.ts";
import type { Interval } from "./wilson.ts";

export interface CohensH extends Interval {
  readonly h: number;
  readonly se: number;
}

/**
 * Cohen's h, 2 asin(sqrt p1) - 2 asin(sqrt p2): a gap on a scale where five points near 0 % and near 50 % are not the
 * same. 0.2, 0.5 and 0.8 are called small, medium and large. Coverage of the interval is near its level when all four
 * expected counts are at least five (coverage-of-gaps.slow.test.ts); otherwise the interval is too narrow.
 *
 * @returns h between -pi and pi, its standard error and interval; "zero_denominator" when a group is empty
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see Cohen 1988, Statistical Power Analysis, chapter 6
 */
export function cohensH(x1: number, n1: number, x2: number, n2: number, confidence: number): CohensH | NoNumber {
  const z = zForConfidence(confidence);
  if ((n1 === 0 && x1 === 0) || (n2 === 0 && x2 === 0)) return none("zero_denominator");
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  const h = 2 * Math.asin(Math.sqrt(x1 / n1)) - 2 * Math.asin(Math.sqrt(x2 / n2));
  const se = Math.sqrt(1 / n1 + 1 / n2);
  return { h, se, lower: h - z * se, upper: h + z * se };
}

export interface StandardizedMeanDifference extends Interval {
  /** Difference of means over the pooled standard deviation. */
  readonly d: number;
  /** d corrected for small-sample bias (exact gamma factor). */
  readonly g: number;
  /** Standard error of g; the interval is for g. */
  readonly se: number;
}

/**
 * Standardized mean difference, first minus second: Cohen's d and Hedges' g.
 *
 * @param m1, sd1, n1  mean, standard deviation (divisor n - 1) and number of values of the first
 * @param m2, sd2, n2  of the second
 * @returns "below_min_n" when a group has fewer than two values, "zero_variance" when neither varies
 * @throws AppError stats.not-finite, stats.out-of-range, stats.bad-counts, stats.bad-confidence
 * @see Hedges 1981, doi:10.3102/10769986006002107; metafor escalc(measure = "SMD", vtype = "LS")
 */
export function standardizedMeanDifference(
  m1: number,
  sd1: number,
  n1: number,
  m2: number,
  sd2: number,
  n2: number,
  confidence: number,
): StandardizedMeanDifference | NoNumber {
  const refused = refuseMeans(m1, sd1, n1, m2, sd2, n2);
  if (refused) return refused;
  const z = zForConfidence(confidence);
  const df = n1 + n2 - 2;
  const pooled = Math.sqrt(((n1 - 1) / df) * sd1 ** 2 + ((n2 - 1) / df) * sd2 ** 2);
  if (!(pooled > 0)) return none("zero_variance");
  const d = finite((m1 - m2) / pooled, "standardized-difference");
  const g = d * hedgesFactor(df);
  const se = finite(Math.sqrt(1 / n1 + 1 / n2 + g ** 2 / (2 * (n1 + n2))), "standard-error");
  return { d, g, se, lower: g - z * se, upper: g + z * se };
}

/** Small-sample bias correction of d: Gamma(v/2) / (sqrt(v/2) Gamma((v-1)/2)), v >= 2. */
function hedgesFactor(v: number): number {
  // Above this the two log-gammas cancel, and the series is exact to the last digit.
  if (v > 1e5) return 1 - 3 / (4 * v) - 7 / (32 * v * v);
  return Math.exp(logGamma(v / 2) - 0.5 * Math.log(v / 2) - logGamma((v - 1) / 2));
}

/** Validates the arguments of a difference in means. */
export function refuseMeans(
  m1: number,
  sd1: number,
  n1: number,
  m2: number,
  sd2: number,
  n2: number,
): NoNumber | undefined {
  requireFinite([m1, m2], "means");
  if (n1 === 0 || n2 === 0) return none("zero_denominator");
  requireCounts(0, n1);
  requireCounts(0, n2);
  if (n1 < 2 || n2 < 2) return none("below_min_n");
  requireRange(sd1, "standard-deviation", 0, 1e150);
  requireRange(sd2, "standard-deviation", 0, 1e150);
  return undefined;
}
