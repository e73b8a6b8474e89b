import { type NoNumber, none } from "../base/finding.ts";

/**
 * A student's grade in one year and the next, as ordered numbers (kindergarten is 0); null if not found the next
 * year.
 */
export interface GradeStep {
  readonly grade: number;
  readonly nextGrade: number | null;
}

/** Students by change of grade. Students who repeat a grade are the indicator `retained`. */
export interface Promotion {
  readonly promoted: number;
  /** Promoted by more than one grade; included in the promoted. */
  readonly skipped: number;
  /** In a lower grade the next year, through an error or a transfer between systems; neither promoted nor retained. */
  readonly lowered: number;
  /** Not found the next year: neither promoted nor retained. */
  readonly unknown: number;
}

/**
 * Promotion from one year to the next.
 *
 * @param students  grades finite numbers
 * @returns counts; "invalid_input" for a grade that is not a finite number
 * @see methods.md 14.3
 */
export function promotion(students: readonly GradeStep[]): Promotion | NoNumber {
  const isSound = ({ grade, nextGrade }: GradeStep): boolean =>
    Number.isFinite(grade) && (nextGrade === null || Number.isFinite(nextGrade));
  if (!students.every(isSound)) return none("invalid_input");
  const steps = students.flatMap(({ grade, nextGrade }) => (nextGrade === null ? [] : [nextGrade - grade]));
  return {
    promoted: steps.filter((step) => step > 0).length,
    skipped: steps.filter((step) => step > 1).length,
    lowered: steps.filter((step) => step < 0).length,
    unknown: students.length - steps.length,
  };
}
