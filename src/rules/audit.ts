import { confidenceLevel } from "./confidence.ts";
import { defaultPriorityRules, type PriorityRules } from "./priority.ts";

/**
 * Thresholds of an audit's verdicts: the smallest gap worth acting on, and the false-discovery rates of the words "clear" and "probably". A district may set
 * them (`minimum_n` and `action_line` in `fairlead.yaml`); `audit.json` repeats them under these names.
 */
export interface AuditRules {
  /** Smaller groups and comparisons get no verdict. */
  readonly minimumN: number;
  /** Confidence level of the intervals, a share. */
  readonly confidence: number;
  /**
   * False-discovery rate for gaps called clear (`measures/gap-family.ts`) and for changes called narrowed or widened.
   */
  readonly clearQ: number;
  /** False-discovery rate for clear and probable gaps together. */
  readonly probableQ: number;
  /**
   * Smallest gap in shares worth acting on: this difference, or `actionPart` of the comparison's rate or its
   * complement if that is smaller; at least one student.
   */
  readonly actionPoints: number;
  readonly actionPart: number;
  /** Smallest gap in averages and ratios of sums worth acting on, in student-level standard deviations. */
  readonly actionSpread: number;
  /** How gaps are ranked. */
  readonly priority: PriorityRules;
}

/**
 * Our choice (2026): 3 points or a quarter; a tenth of a standard deviation; a minimum n of 11, as in California's
 * public files.
 */
export const defaultAuditRules: AuditRules = {
  minimumN: 11,
  confidence: confidenceLevel.value,
  clearQ: 0.05,
  probableQ: 0.2,
  actionPoints: 0.03,
  actionPart: 0.25,
  actionSpread: 0.1,
  priority: defaultPriorityRules,
};
