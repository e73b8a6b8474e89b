import { type NoNumber, none } from "../base/finding.ts";

/**
 * Students of a group, and how many of them attend a school that offers a course and how many take it. Whole numbers.
 */
export interface CourseCounts {
  readonly enrolled: number;
  readonly offered: number;
  readonly taking: number;
}

/**
 * Three shares; participation = access x uptake. Separates the school's course schedule (access) from placement
 * (uptake).
 */
export interface CourseAccess {
  /** Share in a school that offers the course. */
  readonly access: number | NoNumber;
  /** Share taking it, of those in a school that offers it. */
  readonly uptake: number | NoNumber;
  /** Share taking it, of all. */
  readonly participation: number | NoNumber;
}

/**
 * Course access chain of one group.
 *
 * @returns the shares; "zero_denominator" if no student is counted, "invalid_input" for all unless 0 <= taking <=
 *   offered <= enrolled
 * @see methods.md 11
 */
export function courseAccess({ enrolled, offered, taking }: CourseCounts): CourseAccess {
  const sound =
    [enrolled, offered, taking].every(Number.isSafeInteger) && taking >= 0 && taking <= offered && offered <= enrolled;
  if (!sound) {
    const refused = none("invalid_input");
    return { access: refused, uptake: refused, participation: refused };
  }
  return {
    access: shareOf(offered, enrolled),
    uptake: shareOf(taking, offered),
    participation: shareOf(taking, enrolled),
  };
}

const shareOf = (part: number, whole: number): number | NoNumber =>
  whole === 0 ? none("zero_denominator") : part / whole;
