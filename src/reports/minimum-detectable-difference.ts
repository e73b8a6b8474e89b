import type { NoNumber } from "../base/finding.ts";
import { minimumDetectableDifference } from "../measures/minimum-detectable-difference.ts";
import type { AnyFinding } from "./judged/finding-at.ts";

/**
 * How large a gap would have had to be to be seen between these two groups: for shares judged "too few students to say".
 *
 * @param level  the audit's confidence level
 * @returns share points; "too_few_units" when no possible gap could be seen; undefined where the question has no answer or no point: averages, gaps
 *   judged otherwise, and gaps larger than that which only the number of comparisons leaves open
 */
export function visibleGapOf(finding: AnyFinding, level: number): number | NoNumber | undefined {
  if (finding.verdict !== "too-few" || finding.hits === null || finding.comparisonHits === null) return undefined;
  const gap = minimumDetectableDifference(finding, level);
  return typeof gap === "number" && Math.abs(finding.value) >= gap ? undefined : gap;
}
