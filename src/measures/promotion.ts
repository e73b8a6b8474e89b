import { type NoNumber, none } from "../base/finding.ts";

/** A student's grade in one year and the next, as numbers in order (kindergarten 0); null when not found the next year. */
export interface GradeStep {
  readonly grade: number;
  readonly nextGrade: number | null;
}

export interface Promotion {
  /** Students found the next year: what the rate is of. */
  readonly n: number;
  readonly promoted: number;
  /** Of the promoted, those who went up more than one grade. */
  readonly skipped: number;
  /** In the same grade the next year. */
  readonly retained: number;
  /** In a lower grade the next year: an error or a transfer between systems, neither promoted nor retained. */
  readonly lowered: number;
  /** Not found the next year: neither promoted nor retained. */
  readonly unknown: number;
  readonly retentionRate: number | NoNumber;
}

/**
 * Promotion and retention from one year to the next.
 *
 * @param students  grades finite numbers
 * @returns counts and the rate, "zero_denominator" when nobody was found again; "invalid_input" for a grade that is no number
 * @see methods.md 14.3
 */
export function promotion(students: readonly GradeStep[]): Promotion | NoNumber {
  if (
    !students.every(
      ({ grade, nextGrade }) => Number.isFinite(grade) && (nextGrade === null || Number.isFinite(nextGrade)),
    )
  )
    return none("invalid_input");
  const found = students.flatMap(({ grade, nextGrade }) => (nextGrade === null ? [] : [nextGrade - grade]));
  const n = found.length;
  const retained = found.filter((step) => step === 0).length;
  return {
    n,
    promoted: found.filter((step) => step > 0).length,
    skipped: found.filter((step) => step > 1).length,
    retained,
    lowered: found.filter((step) => step < 0).length,
    unknown: students.length - n,
    retentionRate: n === 0 ? none("zero_denominator") : retained / n,
  };
}

/** The same for each grade, grades in order. */
export function promotionByGrade(students: readonly GradeStep[]): ReadonlyMap<number, Promotion | NoNumber> {
  const grades = [...new Set(students.map(({ grade }) => grade))].sort((a, b) => a - b);
  return new Map(grades.map((grade) => [grade, promotion(students.filter((student) => student.grade === grade))]));
}
