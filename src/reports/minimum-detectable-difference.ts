import type { NoNumber } from "../base/finding.ts";
import { minimumDetectableDifference } from "../measures/minimum-detectable-difference.ts";
import type { AnyFinding } from "./judged/finding-at.ts";

/**
 * The smallest gap that could have been detected between these two groups: for shares judged "too few students to say".
 *
 * @param confidence  the audit's confidence level
 * @returns share points; "too_few_units" when no possible gap could be detected; undefined where it is not defined or not useful: averages, gaps
 *   judged otherwise, and larger gaps that are not clear only because of the number of comparisons
 */
export function detectableGapOf(finding: AnyFinding, confidence: number): number | NoNumber | undefined {
  if (finding.verdict !== "cannot-tell" || finding.hits === null || finding.comparisonHits === null) return undefined;
  const gap = minimumDetectableDifference(finding, confidence);
  return typeof gap === "number" && Math.abs(finding.value) >= gap ? undefined : gap;
}
