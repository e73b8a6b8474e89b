import { type NoNumber, none } from "../base/finding.ts";
import { smallestDetectableDifference } from "../stats/power.ts";

/** Sizes of two groups whose shares are compared. */
export interface TwoShares {
  readonly n: number;
  readonly comparisonN: number;
  readonly comparisonRate: number;
}

/** Chance with which a gap of the size told would have been seen. */
export const visiblePower = 0.8;

/**
 * The smallest gap of shares that groups of these sizes let one see in four of five cases, each gap taken by itself.
 *
 * @param level  the audit's confidence level
 * @returns share points; "too_few_units" when no possible gap could be seen
 */
export function minimumDetectableDifference(
  { n, comparisonN, comparisonRate }: TwoShares,
  level: number,
): number | NoNumber {
  if (n === 0 || comparisonN === 0) return none("too_few_units");
  return smallestDetectableDifference(n, comparisonN, comparisonRate, visiblePower, 1 - level);
}
