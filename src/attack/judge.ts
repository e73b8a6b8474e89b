import type { LadderStep } from "../release/rounding.ts";
import { ladderStepOf } from "../release/rounding.ts";
import type { LeakKind } from "./finding.ts";
import type { ModelCell } from "./model.ts";
import type { AttackNeeds } from "./needs.ts";
import { type NumberRange, spreadOf } from "./ranges.ts";

/** What the judgment of a number depends on. */
export interface Policy {
  readonly minimum: number;
  readonly ladder: readonly LadderStep[];
  readonly needs: AttackNeeds;
}

/**
 * Whether the range of a number reveals something about a student. Only if that is so whatever the true number is: a range that
 * includes harmless values does not. That all but a few of a group have an outcome (n - x) is seen only where n is known.
 *
 * @param students  range of the number of students that an outcome is part of
 * @param isPrinted whether the number itself is printed as it is
 */
export function leakOf(
  { kind, isAgain }: ModelCell,
  range: NumberRange,
  students: NumberRange,
  isPrinted: boolean,
  policy: Policy,
): LeakKind | undefined {
  if (isAgain) return undefined;
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
  const isNarrow = spreadOf(range) < needs.extreme;
  const isFew = range.high <= few;
  const isMost = students.low === students.high && students.high - range.low <= few;
  return isNarrow && (isFew || isMost) ? "outcome" : undefined;
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
export const isOpen = (
  { kind, isAgain }: ModelCell,
  range: NumberRange,
  students: NumberRange,
  policy: Policy,
): boolean =>
  !isAgain &&
  range.low !== range.high &&
  (kind === "students" ? range.low < policy.minimum : kind === "outcome" && students.high > 0);

/** Whether a part of a number's range shows already that the whole range reveals nothing. */
export const isSafeRange = (cell: ModelCell, part: NumberRange, students: NumberRange, policy: Policy): boolean =>
  cell.kind === "students"
    ? spreadOf(part) >= policy.needs.students
    : leakOf(cell, part, students, false, policy) === undefined;
