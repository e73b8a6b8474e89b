import { type NoNumber, none } from "../base/finding.ts";
import { refuseMeans } from "./effect-size.ts";
import type { DifferenceInterval } from "./newcombe.ts";
import { finite, requireConfidence } from "./require.ts";
import { studentTQuantile } from "./student-t.ts";

export interface Welch extends DifferenceInterval {
  readonly df: number;
}

/**
 * Difference of two means without assuming equal variances: Welch's t interval with Welch-Satterthwaite degrees of
 * freedom.
 *
 * @param m1, sd1, n1  mean, standard deviation (divisor n - 1) and number of values of the first
 * @param m2, sd2, n2  of the second
 * @param confidence        a share strictly between 0 and 1
 * @returns first minus second; "below_min_n" when a group has fewer than two values, "zero_variance" when neither
 *   varies
 * @throws AppError stats.not-finite, stats.out-of-range, stats.bad-counts, stats.bad-confidence
 * @see Welch 1947, doi:10.1093/biomet/34.1-2.28
 */
export function welch(
  m1: number,
  sd1: number,
  n1: number,
  m2: number,
  sd2: number,
  n2: number,
  confidence: number,
): Welch | NoNumber {
  requireConfidence(confidence);
  const refused = refuseMeans(m1, sd1, n1, m2, sd2, n2);
  if (refused) return refused;
  const v1 = sd1 ** 2 / n1;
  const v2 = sd2 ** 2 / n2;
  const v = v1 + v2;
  if (!(v > 0)) return none("zero_variance");
  const df = 1 / ((v1 / v) ** 2 / (n1 - 1) + (v2 / v) ** 2 / (n2 - 1));
  const gap = finite(m1 - m2, "difference");
  const se = Math.sqrt(v);
  const half = finite(-studentTQuantile((1 - confidence) / 2, df) * se, "interval");
  return { gap, lower: finite(gap - half, "interval"), upper: finite(gap + half, "interval"), df };
}
