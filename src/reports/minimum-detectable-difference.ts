import type { NoNumber } from "../base/finding.ts";
import { minimumDetectableDifference } from "../measures/minimum-detectable-difference.ts";
import type { AnyFinding } from "./judged/finding-at.ts";

/**
 * Minimum detectable difference between the two groups, for shares with the verdict "too few students to say".
 *
 * @param confidence  the audit's confidence level
 * @returns share points; "too_few_units" if no possible gap could be detected; undefined where it is not defined or
 *   not useful: averages, other verdicts, and larger gaps that are not clear only because of the number of
 *   comparisons
 */
export function detectableGapOf(finding: AnyFinding, confidence: number): number | NoNumber | undefined {
  if (finding.verdict !== "cannot-tell" || finding.hits === null || finding.comparisonHits === null) return undefined;
  const gap = minimumDetectableDifference(finding, confidence);
  return typeof gap === "number" && Math.abs(finding.value) >= gap ? undefined : gap;
}
