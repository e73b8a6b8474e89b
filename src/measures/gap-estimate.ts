import type { NoNumber } from "../base/finding.ts";

/** Group minus comparison (raw sign), in the indicator's unit, with interval and p-value. */
export interface CellGap {
  readonly rate: number;
  readonly comparisonRate: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided; missing if the values do not vary. */
  readonly p: number | NoNumber;
  /**
   * Variance of the gap, never 0: rates are smoothed by half a student, and standard deviations of values are
   * smoothed.
   */
  readonly variance: number;
}
