import { isNone, type NoNumber, none } from "../base/finding.ts";
import type { CellCounts } from "../cube/cell.ts";
import type { AuditRules } from "../rules/audit.ts";
import { finite } from "../stats/require.ts";
import { cellStandardDeviation } from "./cell-gap.ts";
import type { CellGap } from "./gap-estimate.ts";

/** Verdicts on a gap, in the order the rules are tried: the first that fits applies. */
export type Verdict = "clear" | "clear-small" | "probable" | "no-sign" | "cannot-tell";

/**
 * The smallest gap worth acting on, in the indicator's unit (a smallest effect size of interest, SESOI).
 *
 * Shares: `actionPoints`, or `actionPart` of the comparison's rate or its complement if that is smaller, so that
 * reversing a question does not change it; at least one student of the group. Averages and ratios of sums:
 * `actionSpread` student-level standard deviations.
 *
 * @returns "zero_denominator" for an empty group; the reason `cellStandardDeviation` gives if the standard deviation
 *   is unknown
 * @throws AppError stats.out-of-range
 */
export function smallestGapWorthActingOn(
  group: CellCounts,
  all: CellCounts,
  comparisonRate: number,
  rules: AuditRules,
): number | NoNumber {
  if (group.kind === "share") {
    return group.n === 0 ? none("zero_denominator") : smallestShareGap(group.n, comparisonRate, rules);
  }
  const sd = cellStandardDeviation(all);
  return isNone(sd) ? sd : finite(rules.actionSpread * sd, "action-threshold");
}

/** Same for shares; n is the number of students in the group, at least 1. @throws AppError stats.out-of-range */
export function smallestShareGap(n: number, comparisonRate: number, rules: AuditRules): number {
  const rarer = Math.min(comparisonRate, 1 - comparisonRate);
  const least = Math.min(rules.actionPoints, rules.actionPart * rarer);
  return finite(Math.max(1 / n, least), "action-threshold");
}

/**
 * Verdict for a gap that has an estimate.
 *
 * @param q  p-value adjusted over the whole audit; null if there is none
 */
export function verdictOf(
  gap: Pick<CellGap, "value" | "lower" | "upper">,
  q: number | null,
  line: number,
  rules: AuditRules,
): Verdict {
  const offZero = q !== null && (gap.lower > 0 || gap.upper < 0);
  const isLarge = Math.abs(gap.value) >= line * (1 - dust);
  if (offZero && q <= rules.clearQ) return isLarge ? "clear" : "clear-small";
  if (offZero && q <= rules.probableQ && isLarge) return "probable";
  if (gap.lower >= -line && gap.upper <= line) return "no-sign";
  return "cannot-tell";
}

/** A gap of 19 % and 16 % is 3 points, however the difference of the doubles is rounded. */
const dust = 1e-9;

/** How a gap changed between two years. */
export type ChangeVerdict = "growing" | "closing" | "same" | "unclear";

/**
 * Verdict on the change in a gap. Treats years as independent, so the interval is too wide rather than too narrow. A
 * gap is closing if it is nearer to 0 than before, on either side, and growing if it is farther.
 *
 * @param isClear  whether the change is clear after multiplicity adjustment
 */
export function changeVerdict(
  earlier: number,
  later: number,
  { lower, upper }: { readonly lower: number; readonly upper: number },
  line: number,
  isClear: boolean,
): ChangeVerdict {
  if (isClear && (lower > 0 || upper < 0)) return Math.abs(later) > Math.abs(earlier) ? "growing" : "closing";
  return lower >= -line && upper <= line ? "same" : "unclear";
}
