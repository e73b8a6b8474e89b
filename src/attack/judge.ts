import type { LadderStep } from "../release/rounding.ts";
import { ladderStepOf } from "../release/rounding.ts";
import type { LeakKind } from "./finding.ts";
import type { AttackNeeds } from "./needs.ts";
import type { NumberKind } from "./numbers.ts";
import { type NumberRange, spreadOf } from "./ranges.ts";

/** What the judgment of a number depends on. */
export interface Policy {
  readonly minimum: number;
  readonly ladder: readonly LadderStep[];
  readonly needs: AttackNeeds;
}

/**
 * Whether the range of a number reveals something about a student. Only if that is so whatever the true number is: a range that
 * includes harmless values does not.
 *
 * @param students  range of the number of students that an outcome is part of
 * @param isPrinted whether the number itself is printed as it is
 */
export function leakOf(
  kind: NumberKind,
  range: NumberRange,
  students: NumberRange,
  isPrinted: boolean,
  policy: Policy,
): LeakKind | undefined {
  if (kind === "students") return leakOfStudents(range, isPrinted, policy);
  return kind === "outcome" ? leakOfOutcome(range, students, policy) : leakOfAmount(range, students, policy);
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
    // The group may be small: how many of it, is not to be known.
    return spreadOf(range) < needs.outcome ? "outcome" : undefined;
  }
  const step = ladderStepOf(ladder, students.low);
  if (step === undefined) return undefined;
  const few = Math.floor((step.low * students.low) / 100);
  /** Those without the outcome, of however many students. */
  const others = { low: Math.max(0, students.low - range.high), high: students.high - range.low };
  const isFew = [range, others].some((one) => one.high <= few && spreadOf(one) < needs.extreme);
  return isFew ? "outcome" : undefined;
}

function leakOfAmount(range: NumberRange, students: NumberRange, { minimum, needs }: Policy): LeakKind | undefined {
  if (students.high === 0 || students.low >= minimum) return undefined;
  if (!Number.isFinite(range.low) || !Number.isFinite(range.high)) return undefined;
  const largest = Math.max(Math.abs(range.low), Math.abs(range.high));
  return spreadOf(range) <= needs.amount * largest ? "amount" : undefined;
}

/**
 * Whether a number has to be looked at more closely: some of its values would reveal something about a
 * student. Averages are left to the bounds and equations: the solver is never asked about them.
 */
export const isOpen = (kind: NumberKind, range: NumberRange, students: NumberRange, policy: Policy): boolean =>
  range.low !== range.high &&
  (kind === "students" ? range.low < policy.minimum : kind === "outcome" && students.high > 0);

/** Whether a part of a number's range shows already that the whole range reveals nothing. */
export const isSafeRange = (kind: NumberKind, part: NumberRange, students: NumberRange, policy: Policy): boolean =>
  kind === "students"
    ? spreadOf(part) >= policy.needs.students
    : leakOf(kind, part, students, false, policy) === undefined;
