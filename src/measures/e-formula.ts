import { isNone, type NoNumber, none } from "../base/finding.ts";
import { type Counts, readCounts, without } from "./counts.ts";

/** Compares a group's share of an outcome with its share of enrollment plus one standard error. */
export interface EFormula {
  /** A: share of enrollment. */
  readonly shareEnrolled: number;
  /** E = A + sqrt(A(1 - A)/N), where N is all students with the outcome. */
  readonly limit: number;
  readonly shareOfOutcome: number;
  /** True if the share of the outcome exceeds E. By chance alone this happens in about one cell in six. */
  readonly overRepresented: boolean;
}

/**
 * E-formula, used to monitor Larry P. v. Riles.
 *
 * @param group  n enrolled and hits with the outcome
 * @param all    all students, including the group
 * @returns "zero_denominator" when no student is enrolled or none has the outcome, "invalid_input"
 * @see Chinn & Hughes 1987, doi:10.1177/074193258700800407
 */
export function eFormula(group: Counts, all: Counts): EFormula | NoNumber {
  if ([group, all, without(all, group)].some((counts) => isNone(readCounts(counts)))) return none("invalid_input");
  if (all.n === 0 || all.hits === 0) return none("zero_denominator");
  const shareEnrolled = group.n / all.n;
  const limit = shareEnrolled + Math.sqrt((shareEnrolled * (1 - shareEnrolled)) / all.hits);
  const shareOfOutcome = group.hits / all.hits;
  return { shareEnrolled, limit, shareOfOutcome, overRepresented: shareOfOutcome > limit };
}
