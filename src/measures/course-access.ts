import { type NoNumber, none } from "../base/finding.ts";

/** Students of one group and a course: how many there are, are in a school that offers it, and take it. Whole numbers. */
export interface CourseCounts {
  readonly enrolled: number;
  readonly offered: number;
  readonly taking: number;
}

/** Three shares; participation = access x uptake. They separate the school's schedule (access) from its placement (uptake). */
export interface CourseAccess {
  /** In a school that offers the course, of all. */
  readonly access: number | NoNumber;
  /** Taking it, of those in a school that offers it. */
  readonly uptake: number | NoNumber;
  /** Taking it, of all. */
  readonly participation: number | NoNumber;
}

/**
 * Course access chain of one group.
 *
 * @returns the shares; "zero_denominator" where no student is counted, "invalid_input" for all unless
 *          0 <= taking <= offered <= enrolled
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
