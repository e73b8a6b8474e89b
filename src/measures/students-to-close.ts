import { AppError } from "../base/errors.ts";
import { studentsInGap } from "../base/students.ts";
import { requireShare } from "../stats/require.ts";

/**
 * How many more students of a group would need the outcome for its rate to reach the reference: show it as "k of n".
 * For an unfavorable outcome, pass the complements of both rates.
 *
 * @param n              students in the group, a whole number
 * @param rateGroup      the group's rate, a share
 * @param rateReference  the rate to reach, a share. Use the rest's rate: the rate of all students moves as the gap
 *   closes
 * @returns a whole number from 0 to n; floating-point error up to 1e-9 does not add a student
 * @throws AppError stats.bad-share, measures.bad-count
 * @example studentsToClose(160, 0.59375, 0.7514403292181070) // 26
 */
export function studentsToClose(n: number, rateGroup: number, rateReference: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new AppError("measures.bad-count", { n });
  requireShare(rateGroup, "group-rate");
  requireShare(rateReference, "reference-rate");
  return rateGroup < rateReference ? studentsInGap(rateReference - rateGroup, n) : 0;
}
