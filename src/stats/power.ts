import { type NoNumber, none } from "../base/finding.ts";
import { ceilStudents } from "../base/students.ts";
import { normalCdf, normalQuantile, zForConfidence } from "./normal.ts";
import { requireCounts, requireRange, requireShare } from "./require.ts";

/**
 * Sample size for a margin of error: ceil(z^2 p (1 - p) / margin^2).
 *
 * @param p       the expected share; 0.5 when unknown. At 0 and 1 the formula gives 0, so do not use those for
 *   "unknown"
 * @param margin  half-width of the interval, a share from 1e-9
 * @param confidence   a share strictly between 0 and 1
 * @throws AppError stats.bad-share, stats.out-of-range, stats.bad-confidence
 * @example sampleSizeForMargin(0.5, 0.03, 0.95) // 1068
 */
export function sampleSizeForMargin(p: number, margin: number, confidence: number): number {
  requireShare(p, "expected-share");
  requireRange(margin, "margin", 1e-9, 1);
  return ceilStudents((zForConfidence(confidence) ** 2 * p * (1 - p)) / margin ** 2);
}

/**
 * Chance that a two-sided test detects the difference of two rates (R power.prop.test, normal approximation, far tail
 * ignored).
 *
 * @param p1, p2  the two true rates
 * @param n       students in each group, from 1
 * @param alpha   significance level, strictly between 0 and 1
 * @returns a share; "not_estimable" when neither rate varies (both are 0 or 1)
 * @throws AppError stats.bad-share, stats.bad-counts, stats.bad-confidence
 * @example powerOfTwoRates(0.8, 0.7, 200, 0.05) // 0.6375022
 */
export function powerOfTwoRates(p1: number, p2: number, n: number, alpha: number): number | NoNumber {
  requireShare(p1, "first-rate");
  requireShare(p2, "second-rate");
  requireCounts(0, n);
  const { critical, standardError } = detection(p1, n, p2, n, zForConfidence(1 - alpha));
  return standardError === 0 ? none("not_estimable") : normalCdf((Math.abs(p1 - p2) - critical) / standardError);
}

/**
 * Smallest significant difference between two observed rates, and the standard error of their difference, given the
 * true rates.
 */
function detection(
  p1: number,
  n1: number,
  p2: number,
  n2: number,
  z: number,
): { readonly critical: number; readonly standardError: number } {
  const pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
  return {
    critical: z * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)),
    standardError: Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2),
  };
}

/**
 * Minimum detectable difference: the smallest gap that a test of two groups of these sizes detects with this power
 * ("with 40 students you can only see gaps above X"). Same test and approximation as powerOfTwoRates, for unequal
 * groups. The detectable gap above p differs from the one below it; returns the larger, or the only one within [0,
 * 1].
 *
 * @param n1     students in the group
 * @param n2     students it is compared with
 * @param p      rate of the comparison group
 * @param power  probability of detecting the gap
 * @param alpha  level of the two-sided test
 * @returns share points; "too_few_units" when no gap could be detected
 * @throws AppError stats.bad-share, stats.bad-counts, stats.bad-confidence, stats.out-of-range
 */
export function minimumDetectableRateDifference(
  n1: number,
  n2: number,
  p: number,
  power: number,
  alpha: number,
): number | NoNumber {
  requireShare(p, "rate");
  requireCounts(0, n1);
  requireCounts(0, n2);
  requireRange(power, "power", 1e-9, 1 - 1e-9);
  const zAlpha = zForConfidence(1 - alpha);
  const zPower = normalQuantile(power);
  const isDetected = (p1: number): boolean => {
    const { critical, standardError } = detection(p1, n1, p, n2, zAlpha);
    return Math.abs(p1 - p) >= critical + zPower * standardError;
  };
  const gaps = [p, 1 - p].map((room, up) => {
    const at = (gap: number): number => Math.min(1, Math.max(0, up ? p + gap : p - gap));
    if (room === 0 || !isDetected(at(room))) return 0;
    let low = 0;
    let high = room;
    for (let i = 0; i < 60; i++) {
      const middle = (low + high) / 2;
      if (isDetected(at(middle))) high = middle;
      else low = middle;
    }
    return high;
  });
  const largest = Math.max(...gaps);
  return largest > 0 ? largest : none("too_few_units");
}
