import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import type { SharedValue } from "../indicators/shared-value.ts";

export type { SharedValue } from "../indicators/shared-value.ts";

/** Sums of a group, for an indicator whose values belong to teachers or schools (the clusters). */
export interface SharedCounts {
  /**
   * A student's weight is divided among the student's clusters: W is a cluster's weight in the group, A its weight in all students. Sums over clusters of W, W^2,
   * WA, W^3, W^2 A, W A^2.
   */
  readonly weight: number;
  readonly squares: number;
  readonly withAll: number;
  readonly cubes: number;
  readonly squaresWithAll: number;
  readonly withAllSquared: number;
  /** Expected sum of the students' values when values are assigned to clusters at random, for values made by "any"; otherwise 0. */
  readonly expected: number;
}

/** The clusters of a place, each counted once: their number, and the sums of their values, squares and cubes. */
export interface ClusterValues {
  readonly clusters: number;
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
  /** `clustersKept` numbers for each column of each place and year that has clusters. */
  readonly clusters: ReadonlyNumbers;
  /** For each place and year the row in `clusters`; -1 where there is none. */
  readonly clustersAt: ReadonlyNumbers;
}

export const countsKept = 7;
export const clustersKept = 4;

/** The numbers of a slot. @returns undefined where nobody was counted */
export function sharedCounts(sums: SharedSums, slot: number, column: number): SharedCounts | undefined {
  const row = sums.at[slot] ?? -1;
  if (row < 0) return undefined;
  const at = (row * sums.values.length + column) * countsKept;
  const { counts } = sums;
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

/** The clusters of a place in a year. @returns undefined where there are none */
export function clusterValues(sums: SharedSums, placeYear: number, column: number): ClusterValues | undefined {
  const row = sums.clustersAt[placeYear] ?? -1;
  if (row < 0) return undefined;
  const at = (row * sums.values.length + column) * clustersKept;
  const { clusters } = sums;
  return {
    clusters: clusters[at]!,
    sum: clusters[at + 1]!,
    sumOfSquares: clusters[at + 2]!,
    sumOfCubes: clusters[at + 3]!,
  };
}
