import { type NoNumber, none } from "../base/finding.ts";
import { detectionPower } from "../rules/confidence.ts";
import { minimumDetectableRateDifference } from "../stats/power.ts";

/** Sizes of the two groups being compared, and the comparison's rate. */
export interface TwoShares {
  readonly n: number;
  readonly comparisonN: number;
  readonly comparisonRate: number;
}

/**
 * Smallest gap between shares that a test of groups of these sizes detects with 80% power, without multiplicity
 * adjustment.
 *
 * @param confidence  the audit's confidence level
 * @returns share points; "too_few_units" if no possible gap could be detected
 */
export function minimumDetectableDifference(
  { n, comparisonN, comparisonRate }: TwoShares,
  confidence: number,
): number | NoNumber {
  if (n === 0 || comparisonN === 0) return none("too_few_units");
  return minimumDetectableRateDifference(n, comparisonN, comparisonRate, detectionPower.value, 1 - confidence);
}
