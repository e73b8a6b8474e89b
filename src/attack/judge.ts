import type { LadderStep } from "../release/rounding.ts";
import { ladderStepOf } from "../release/rounding.ts";
import type { LeakKind } from "./finding.ts";
import type { AttackNeeds } from "./needs.ts";
import type { NumberKind } from "./numbers.ts";
import { type NumberRange, spreadOf } from "./ranges.ts";

/** Input for judging a number. */
export interface Policy {
  readonly minimum: number;
  readonly ladder: readonly LadderStep[];
  readonly needs: AttackNeeds;
}

/**
 * Whether the range of a number reveals something about a student, whatever the true number is. A range that includes
 * harmless values does not.
 *
 * @param students range of the number of students that an outcome is part of
 * @param isPrinted whether the number itself is printed as it is
 * @param span greatest difference between the values of two students, for a sum of values
 */
export function leakOf(
  kind: NumberKind,
  range: NumberRange,
  students: NumberRange,
  isPrinted: boolean,
  policy: Policy,
  span = 1,
): LeakKind | undefined {
  if (kind === "students") return leakOfStudents(range, isPrinted, policy);
  return kind === "outcome" ? leakOfOutcome(range, students, policy) : leakOfAmount(range, students, policy, span);
}

function leakOfStudents(range: NumberRange, isPrinted: boolean, { minimum, needs }: Policy): LeakKind | undefined {
  const { low, high } = range;
  if (high >= minimum || high === 0) return undefined;
  if (low === high) return isPrinted ? "shown" : "exact";
  return spreadOf(range) < needs.students ? "narrow" : undefined;
}

function leakOfOutcome(
  range: NumberRange,
  students: NumberRange,
  { minimum, ladder, needs }: Policy,
): LeakKind | undefined {
  if (students.high === 0) return undefined;
  if (students.low < minimum) {
    // The group may be small, so its number of students must stay unknown.
    return spreadOf(range) < needs.outcome ? "outcome" : undefined;
  }
  const step = ladderStepOf(ladder, students.low);
  if (step === undefined) return undefined;
  const few = Math.floor((step.low * students.low) / 100);
  /** Students without the outcome, for any number of students. */
  const others = { low: Math.max(0, students.low - range.high), high: students.high - range.low };
  const isFew = [range, others].some((one) => one.high <= few && spreadOf(one) < needs.extreme);
  return isFew ? "outcome" : undefined;
}

function leakOfAmount(
  range: NumberRange,
  students: NumberRange,
  { minimum, ladder, needs }: Policy,
  span: number,
): LeakKind | undefined {
  if (students.high === 0) return undefined;
  if (students.low < minimum) {
    if (!Number.isFinite(range.low) || !Number.isFinite(range.high)) return undefined;
    const largest = Math.max(Math.abs(range.low), Math.abs(range.high));
    // A sum that gives each student at most this much is nearly nothing, for any number of students.
    const isNone =
      Number.isFinite(span) && range.low >= 0 && range.high < needs.amount * span * Math.max(1, students.low);
    return isNone || spreadOf(range) <= needs.amount * largest ? "amount" : undefined;
  }
  const step = ladderStepOf(ladder, students.low);
  if (step === undefined || !Number.isFinite(span)) return undefined;
  const end = (step.low * span * students.low) / 100;
  const others = { low: Math.max(0, span * students.low - range.high), high: span * students.high - range.low };
  const isAtEnd = [range, others].some((one) => one.high <= end && spreadOf(one) < needs.extreme * span - dust * span);
  return isAtEnd ? "amount" : undefined;
}

/** Tolerance of sums of fractions. */
const dust = 1e-6;

/**
 * Whether a number needs a closer look: some of its values would reveal something about a student. Averages are left
 * to the bounds and equations; the solver never gets them.
 */
export const isOpen = (kind: NumberKind, range: NumberRange, students: NumberRange, policy: Policy): boolean =>
  range.low !== range.high &&
  (kind === "students" ? range.low < policy.minimum : kind === "outcome" && students.high > 0);

/** Whether part of a number's range is enough to show that the whole range reveals nothing. */
export const isSafeRange = (kind: NumberKind, part: NumberRange, students: NumberRange, policy: Policy): boolean =>
  kind === "students"
    ? spreadOf(part) >= policy.needs.students
    : leakOf(kind, part, students, false, policy) === undefined;
