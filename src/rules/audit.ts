import { confidenceLevel } from "./confidence.ts";
import { defaultPriorityRules, type PriorityRules } from "./priority.ts";

/**
 * Thresholds of an audit's verdicts: the smallest gap worth acting on, and the false-discovery rates of the words "clear" and "probably". A district may set
 * them (`minimum_n` and `action_line` in `fairlead.yaml`); `audit.json` repeats them under these names.
 */
export interface AuditRules {
  /** Groups and comparisons with fewer students are not judged. */
  readonly minimumN: number;
  /** Confidence of the intervals, a share. */
  readonly confidence: number;
  /** False-discovery rate of the gaps called clear (`measures/gap-family.ts`), and of the changes called narrowed or widened. */
  readonly clearQ: number;
  /** The same for clear and probable gaps together. */
  readonly probableQ: number;
  /** Smallest gap of shares: this difference, or `actionPart` of the comparison's rate or of its complement where that is smaller, never less than one student. */
  readonly actionPoints: number;
  readonly actionPart: number;
  /** Smallest gap of averages and ratios of sums, in standard deviations of students. */
  readonly actionSpread: number;
  /** How gaps are put in order. */
  readonly priority: PriorityRules;
}

/** Our own choice, of 2026: 3 points or a quarter, a tenth of a standard deviation; n of 11 as in California's public files. */
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
