import { isNone, type NoNumber, none } from "../base/finding.ts";
import { compensatedSum } from "../stats/variance.ts";

/**
 * A school (or section): students of the group in it, and its value (a share of teachers, dollars per student) if
 * known.
 */
export interface ExposedUnit {
  readonly students: number;
  readonly value: number | null;
}

export interface ExposureWeightedAverage {
  /** Value at the school of the group's average student. */
  readonly average: number;
  /** Share of the group's students in schools with a known value. */
  readonly coverage: number;
  /** Students of the group in schools with a known value. */
  readonly n: number;
}

/**
 * Average of the schools' values, weighted by the group's students in each school. Schools without a value are left
 * out of numerator and denominator; `coverage` is the share that remains.
 *
 * @param units  students a finite number >= 0; values finite
 * @returns the average, or "zero_denominator" (no student of the group anywhere), "missing_data" (none in a school
 *   with a value), "invalid_input"
 * @see methods.md 11 (educator equity, ESSA 1111(g)(1)(B))
 */
export function exposureWeightedAverage(units: readonly ExposedUnit[]): ExposureWeightedAverage | NoNumber {
  const sound = units.every(
    ({ students, value }) =>
      students >= 0 && students <= Number.MAX_SAFE_INTEGER && (value === null || Number.isFinite(value)),
  );
  if (!sound) return none("invalid_input");
  const all = compensatedSum(units.map((unit) => unit.students));
  if (all === 0) return none("zero_denominator");
  const known = units.flatMap(({ students, value }) => (value === null || students === 0 ? [] : [{ students, value }]));
  if (known.length === 0) return none("missing_data");
  const n = compensatedSum(known.map((unit) => unit.students));
  const average = compensatedSum(known.map((unit) => unit.value * (unit.students / n)));
  return Number.isFinite(average) ? { average, coverage: Math.min(1, n / all), n } : none("invalid_input");
}

/**
 * Difference of two groups' exposure-weighted averages: group minus comparison, over the same schools.
 *
 * @returns the difference in the unit of the values, or the first reason there is none
 */
export function exposureDifference(
  group: ExposureWeightedAverage | NoNumber,
  comparison: ExposureWeightedAverage | NoNumber,
): number | NoNumber {
  if (isNone(group)) return group;
  if (isNone(comparison)) return comparison;
  const difference = group.average - comparison.average;
  return Number.isFinite(difference) ? difference : none("invalid_input");
}
