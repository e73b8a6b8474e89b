import { type NoNumber, none } from "../base/finding.ts";

/**
 * Pupils per full-time-equivalent teacher.
 *
 * @param pupils      enrollment, >= 0
 * @param teacherFte  full-time equivalents, >= 0
 * @returns the ratio, or "zero_denominator", "invalid_input"
 */
export const pupilTeacherRatio = (pupils: number, teacherFte: number): number | NoNumber => over(pupils, teacherFte);

/**
 * Per-pupil expenditure (ESSA 1111(h)(1)(C)(x)): dollars per student, from actual salaries and non-personnel spending.
 *
 * @param dollars  spent at the school, >= 0; call separately for state-local and for federal dollars
 * @param pupils   enrollment, >= 0
 * @returns dollarsPerStudent, or "zero_denominator", "invalid_input"
 */
export const perPupilExpenditure = (dollars: number, pupils: number): number | NoNumber => over(dollars, pupils);

function over(part: number, whole: number): number | NoNumber {
  if (!(part >= 0 && whole >= 0 && Number.isFinite(part) && Number.isFinite(whole))) return none("invalid_input");
  if (whole === 0) return none("zero_denominator");
  const ratio = part / whole;
  return Number.isFinite(ratio) ? ratio : none("invalid_input");
}
