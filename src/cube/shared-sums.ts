import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import type { SharedValue } from "../indicators/shared-value.ts";

export type { SharedValue } from "../indicators/shared-value.ts";

/** Numbers of a group, for an indicator whose values teachers or schools share (the holders of the values). */
export interface SharedCounts {
  /**
   * A student's weight is divided among the holders of the student's value: W of a holder is the weight it has in the group, A in all students.
   * Sums over the holders: of W, W^2, WA, W^3, W^2 A, W A^2.
   */
  readonly weight: number;
  readonly squares: number;
  readonly withAll: number;
  readonly cubes: number;
  readonly squaresWithAll: number;
  readonly withAllSquared: number;
  /** The sum of students' values to be expected where the holders' values are dealt among them at random, for values made by "any"; else 0. */
  readonly expected: number;
}

/** The holders of a place and their own values, each counted once: how many, and the sums of their values, squares and cubes. */
export interface HolderValues {
  readonly holders: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly sumOfCubes: number;
}

/** What a cube keeps of values that teachers or schools share, for places from the school up. It does not add: a teacher may be of two schools. */
export interface SharedSums {
  /** For each indicator of the cube its place among the columns; -1 for one whose values are students' own. */
  readonly columnOf: readonly number[];
  /** How the values of each column are made. */
  readonly values: readonly SharedValue[];
  /** For each slot of the tally the row of its counts; -1 where there are none. */
  readonly at: ReadonlyNumbers;
  /** `countsKept` numbers for each column of each row. */
  readonly counts: ReadonlyNumbers;
  /** `holdersKept` numbers for each column of each place and year that has any. */
  readonly holders: ReadonlyNumbers;
  /** For each place and year the row in `holders`; -1 where there is none. */
  readonly holdersAt: ReadonlyNumbers;
}

export const countsKept = 7;
export const holdersKept = 4;

/** The numbers of a slot. @returns undefined where nobody was counted */
export function sharedCounts(of: SharedSums, slot: number, column: number): SharedCounts | undefined {
  const row = of.at[slot] ?? -1;
  if (row < 0) return undefined;
  const at = (row * of.values.length + column) * countsKept;
  const { counts } = of;
  return {
    weight: counts[at]!,
    squares: counts[at + 1]!,
    withAll: counts[at + 2]!,
    cubes: counts[at + 3]!,
    squaresWithAll: counts[at + 4]!,
    withAllSquared: counts[at + 5]!,
    expected: counts[at + 6]!,
  };
}

/** The holders of a place in a year. @returns undefined where there are none */
export function holderValues(of: SharedSums, placeYear: number, column: number): HolderValues | undefined {
  const row = of.holdersAt[placeYear] ?? -1;
  if (row < 0) return undefined;
  const at = (row * of.values.length + column) * holdersKept;
  const { holders } = of;
  return {
    holders: holders[at]!,
    sum: holders[at + 1]!,
    sumOfSquares: holders[at + 2]!,
    sumOfCubes: holders[at + 3]!,
  };
}
