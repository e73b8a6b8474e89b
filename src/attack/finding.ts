import type { ReleaseKey } from "../release/cell.ts";

/**
 * How a release reveals something about a student.
 *
 * - `shown`: a count of fewer students than the minimum is printed.
 * - `exact`: such a count is hidden and can be worked out.
 * - `narrow`: it can be worked out but for a few students.
 * - `union`: hidden groups together are such a count.
 * - `outcome`: the number of students with an outcome can be worked out, or nearly, where the group is hidden or all or
 *   none of its students have the outcome.
 * - `everyone`: every student of a place is in a group, so each one's status is known.
 * - `amount`: a hidden average can be worked out.
 * - `revision`: two releases differ by fewer students than the minimum.
 * - `marker`: a marker says more than that a count is hidden.
 * - `rounding`: a value that the rounding of the release cannot print.
 * - `contradiction`: no numbers fit what is printed.
 */
export const leakKinds = [
  "shown",
  "exact",
  "narrow",
  "union",
  "outcome",
  "everyone",
  "amount",
  "revision",
  "marker",
  "rounding",
  "contradiction",
] as const;
export type LeakKind = (typeof leakKinds)[number];

/** One thing that can be worked out. */
export interface Leak {
  readonly kind: LeakKind;
  /** The cell, or the whole of a sum; null for the releases together. */
  readonly key: ReleaseKey | null;
  /** Least and most it can be. */
  readonly low: number;
  readonly high: number;
}

/** What an attack found. Counts are cells of all releases together; a cell that two releases print counts once. */
export interface AttackReport {
  /** Numbers of students that the releases offer. */
  readonly offered: number;
  /** Numbers of students offered that are not printed as one number. */
  readonly hidden: number;
  /** Of the hidden ones, worked out exactly although it reveals nothing: 0, or as many as may be shown. */
  readonly harmless: number;
  /** Numbers that nothing offers but that the relations mention. */
  readonly unknowns: number;
  /** Relations between all of them. */
  readonly relations: number;
  /** Unknown numbers that the solver was asked about, and those it did not settle within its time. */
  readonly solved: number;
  readonly unsolved: number;
  /** Whether the solver got every hidden number with all its relations; otherwise only a part, beyond what the other checks cover. */
  readonly isWhole: boolean;
  /**
   * A hidden count of students that may be below the minimum can have at least this many values; null if there is none.
   * Of a number that the solver did not see whole, the values that the other checks leave.
   */
  readonly narrowest: number | null;
  /** Places where all students are in one level of a grouping that has no level `no`. */
  readonly oneLevel: number;
  readonly leaks: readonly Leak[];
}
