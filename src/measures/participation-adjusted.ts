import { isNone, type NoNumber, none } from "../base/finding.ts";
import { ceilStudents } from "../base/students.ts";
import { participationRule, type TestedSubject } from "../rules/us-ca-smarter-balanced.ts";

/**
 * Number of scores the state adds for students who should have been tested but were not.
 *
 * @param enrolled  students expected to test, a whole number
 * @param tested    students tested, 0 <= tested <= enrolled
 * @returns a whole number; "invalid_input"
 */
export function participationAddedScores(enrolled: number, tested: number): number | NoNumber {
  const sound = Number.isSafeInteger(enrolled) && Number.isSafeInteger(tested) && tested >= 0 && tested <= enrolled;
  if (!sound) return none("invalid_input");
  return Math.max(0, ceilStudents(participationRule.roundsToRequired * enrolled) - tested);
}

export interface AdjustedDistance {
  readonly kind: "adjusted-distance";
  /**
   * The accountability figure, not an estimate of learning; show it next to the unadjusted one. Scale points,
   * unrounded.
   */
  readonly distance: number;
  readonly added: number;
  /** Scored students plus added scores. */
  readonly denominator: number;
}

/**
 * Distance from standard with the state's added scores: (n * distance + added * L) / (n + added).
 *
 * @param scored    continuously enrolled students with a score: the n of `distance`, at most `tested`
 * @param distance  their mean distance from standard
 * @returns "no_data" if there is no score, real or added; "invalid_input"
 */
export function participationAdjusted(
  { enrolled, tested, scored }: { enrolled: number; tested: number; scored: number },
  distance: number,
  subject: TestedSubject,
): AdjustedDistance | NoNumber {
  const added = participationAddedScores(enrolled, tested);
  if (isNone(added)) return added;
  const sound = Number.isSafeInteger(scored) && scored >= 0 && Math.abs(distance) < 10_000;
  if (!sound) return none("invalid_input");
  const denominator = scored + added;
  if (denominator === 0) return none("no_data");
  const each = participationRule.addedDistance[subject];
  return {
    kind: "adjusted-distance",
    distance: (scored / denominator) * distance + (added / denominator) * each,
    added,
    denominator,
  };
}
