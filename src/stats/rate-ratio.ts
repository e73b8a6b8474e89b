import { type NoNumber, none } from "../base/finding.ts";
import { ratioOfRates } from "../base/rates.ts";
import { zForConfidence } from "./normal.ts";
import { requireCounts } from "./require.ts";
import type { Interval } from "./wilson.ts";

/** A ratio of two rates. The interval is missing ("zero_numerator") when the first rate is 0. */
export interface RateRatio {
  readonly kind: "ratio";
  readonly ratio: number;
  readonly interval: Interval | NoNumber;
}

/**
 * Ratio of two independent proportions, (x1/n1) / (x2/n2), with the log-normal (Wald) interval.
 *
 * Coverage is near the level if all four expected counts are at least five (at 0.95: 0.94 or more on average, at
 * worst 0.87; coverage-of-gaps.slow.test.ts). Otherwise the interval may be far too narrow, and its width is 0 when
 * everyone has the outcome; use the gap's interval (`newcombe`) instead.
 *
 * @param x1, n1  hits and trials of the first; whole numbers
 * @param x2, n2  of the second
 * @param confidence   a share strictly between 0 and 1
 * @returns the ratio; "zero_denominator" when a group is empty, "zero_reference_rate" when only the second rate is 0,
 *   "not_estimable" when both are
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see epitools riskratio.wald; Katz, Baptista, Azen & Pike 1978
 * @example rateRatio(45, 300, 120, 1500, 0.95) // ratio 1.875, 1.3623557 to 2.5805485
 */
export function rateRatio(x1: number, n1: number, x2: number, n2: number, confidence: number): RateRatio | NoNumber {
  const z = zForConfidence(confidence);
  if ((n1 === 0 && x1 === 0) || (n2 === 0 && x2 === 0)) return none("zero_denominator");
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  if (x2 === 0) return none(x1 === 0 ? "not_estimable" : "zero_reference_rate");
  const ratio = ratioOfRates(x1, n1, x2, n2);
  if (x1 === 0) return { kind: "ratio", ratio, interval: none("zero_numerator") };
  const half = z * Math.sqrt((n1 - x1) / n1 / x1 + (n2 - x2) / n2 / x2);
  return { kind: "ratio", ratio, interval: { lower: ratio * Math.exp(-half), upper: ratio * Math.exp(half) } };
}

export interface OddsRatio extends Interval {
  readonly kind: "odds-ratio";
  readonly oddsRatio: number;
  /** True if 0.5 was added to each cell because one of them was 0. */
  readonly corrected: boolean;
}

/**
 * Odds ratio of two independent proportions with the log-normal interval; 0.5 is added to all four cells only when
 * one of them is 0. For analysts only: lay readers take it for a rate ratio, which it exceeds when the outcome is
 * common.
 *
 * @returns the ratio; "zero_denominator" when a group is empty
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see metafor escalc(measure = "OR", add = 1/2, to = "only0")
 */
export function oddsRatio(x1: number, n1: number, x2: number, n2: number, confidence: number): OddsRatio | NoNumber {
  const z = zForConfidence(confidence);
  if ((n1 === 0 && x1 === 0) || (n2 === 0 && x2 === 0)) return none("zero_denominator");
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  const corrected = x1 === 0 || x2 === 0 || x1 === n1 || x2 === n2;
  const add = corrected ? 0.5 : 0;
  const [a, b, c, d] = [x1 + add, n1 - x1 + add, x2 + add, n2 - x2 + add];
  const odds = a / b / (c / d);
  const half = z * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return {
    kind: "odds-ratio",
    oddsRatio: odds,
    lower: odds * Math.exp(-half),
    upper: odds * Math.exp(half),
    corrected,
  };
}
