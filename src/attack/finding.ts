import type { ReleaseKey } from "../release/cell.ts";

/**
 * How a release reveals something about a student.
 * - `shown`: a count of fewer students than the minimum is printed.
 * - `exact`: such a count is hidden but can be derived.
 * - `narrow`: it can be derived to within a few students.
 * - `union`: hidden groups together form such a count.
 * - `outcome`: the number of students with an outcome can be derived, or nearly, where the group is hidden or all or
 * none of its students have the outcome.
 * - `everyone`: every student of a place is in a group, so each one's status is known.
 * - `amount`: a hidden average can be derived.
 * - `revision`: two releases differ by fewer students than the minimum.
 * - `marker`: a marker says more than that a count is hidden.
 * - `rounding`: a value that the rounding of the release cannot produce.
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

/** One leak. */
export interface Leak {
  readonly kind: LeakKind;
  /** The cell, or the total of a sum; null for the releases together. */
  readonly key: ReleaseKey | null;
  /** Its smallest and largest possible value. */
  readonly low: number;
  readonly high: number;
}

/** What an attack found. Counts are cells of all releases together; a cell that two releases print counts once. */
export interface AttackReport {
  /** Numbers of students that the releases offer. */
  readonly offered: number;
  /** Numbers of students offered that are not printed as one number. */
  readonly hidden: number;
  /** Hidden numbers that can be derived exactly although this reveals nothing: 0, or as many as may be shown. */
  readonly harmless: number;
  /** Numbers that no release offers but the relations contain. */
  readonly unknowns: number;
  /** Relations between all of them. */
  readonly relations: number;
  /** Unknown numbers given to the solver, and those it did not settle within its time. */
  readonly solved: number;
  readonly unsolved: number;
  /**
   * Whether the solver got every hidden number with all its relations; otherwise only some, beyond what the other
   * checks cover.
   */
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
