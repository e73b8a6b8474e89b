import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { type RateRatio, rateRatio } from "../stats/rate-ratio.ts";
import { tooFewExpected } from "../stats/two-rate-test.ts";
import { allSound, type Counts, readCounts, share } from "./counts.ts";

/**
 * Risk ratio: a group's risk over the risk of all other students (not of one named group), with the log-normal
 * interval.
 *
 * @param group  the group
 * @param rest   all students outside it
 * @param confidence  a share
 * @returns the ratio; "zero_denominator" for an empty group, "no_comparison_group", "zero_reference_rate" if the rest
 *   have risk 0 (never infinity), "invalid_input". If the group's risk is 0, the ratio is 0 and has no interval
 * @throws AppError stats.bad-confidence
 * @see Bollmer, Bethel, Garrison-Mogren & Brauen 2007, doi:10.1177/00224669070410030401
 */
export function riskRatio(
  group: Counts | NoNumber,
  rest: Counts | NoNumber,
  confidence = confidenceLevel.value,
): RateRatio | NoNumber {
  const a = readCounts(group);
  if (isNone(a)) return a;
  const b = readCounts(rest);
  if (isNone(b)) return b.reason === "suppressed_input" ? none("reference_suppressed") : b;
  if (a.n === 0) return none("zero_denominator");
  if (b.n === 0) return none("no_comparison_group");
  if (b.hits === 0) return none("zero_reference_rate");
  return rateRatio(a.hits, a.n, b.hits, b.n, confidence);
}

/**
 * A risk ratio whose interval is shown only if its coverage is nominal. If fewer than five are expected with or
 * without the outcome in either group, coverage falls below the level.
 *
 * @returns as `riskRatio`, but with the interval "below_min_n" if coverage is too low
 * @throws AppError stats.bad-confidence
 */
export function reportableRiskRatio(
  group: Counts,
  rest: Counts,
  confidence = confidenceLevel.value,
): RateRatio | NoNumber {
  const ratio = riskRatio(group, rest, confidence);
  if (isNone(ratio) || !tooFewExpected(group.hits, group.n, rest.hits, rest.n)) return ratio;
  return { ...ratio, interval: none("below_min_n") };
}

/**
 * Alternate risk ratio: the group's local risk over the risk of all other students in the state. Used where the local
 * comparison group is too small.
 *
 * @param group      the group locally
 * @param stateRest  all students of the state outside the group
 * @see 34 CFR 300.647(a)
 */
export const alternateRiskRatio = (group: Counts, stateRest: Counts): number | NoNumber => plainRatio(group, stateRest);

function plainRatio(group: Counts, comparison: Counts): number | NoNumber {
  const ratio = riskRatio(group, comparison);
  return isNone(ratio) ? ratio : ratio.ratio;
}

/**
 * Weighted risk ratio: (1 - pi_g) R_g over the sum of pi_j R_j of the other groups, with pi the groups' shares of
 * enrollment statewide. Removes the effect of an unusual local mix.
 *
 * @param groups      all local groups, disjoint
 * @param which       index of the group in the list
 * @param stateSizes  students of each group in the state, same order
 * @returns the ratio; "zero_denominator" if any group's local risk is undefined, "no_comparison_group",
 *   "zero_reference_rate", "invalid_input"
 */
export function weightedRiskRatio(
  groups: readonly Counts[],
  which: number,
  stateSizes: readonly number[],
): number | NoNumber {
  const own = groups[which];
  const sound = allSound(groups) && stateSizes.length === groups.length && stateSizes.every((size) => size >= 0);
  const state = stateSizes.reduce((total, size) => total + size, 0);
  if (own === undefined || !sound || !(state < Number.POSITIVE_INFINITY)) return none("invalid_input");
  if (state === 0 || groups.some(({ n }) => n === 0)) return none("zero_denominator");
  if (groups.length < 2) return none("no_comparison_group");
  let outside = 0;
  let weighted = 0;
  groups.forEach((group, j) => {
    if (j === which) return;
    const part = (stateSizes[j] ?? 0) / state;
    outside += part;
    weighted += (part * group.hits) / group.n;
  });
  if (outside === 0) return none("no_comparison_group");
  return weighted === 0 ? none("zero_reference_rate") : (outside * own.hits) / own.n / weighted;
}

/**
 * Relative rate index: a group's rate over that of a named group, as in juvenile justice reporting.
 *
 * @returns the ratio; "zero_denominator", "no_comparison_group" if the named group is empty, "zero_reference_rate",
 *   "invalid_input"
 */
export const relativeRateIndex = (group: Counts, named: Counts): number | NoNumber => plainRatio(group, named);

/** Descriptive measures of one group; each is a number or the reason it is missing. */
export interface Disproportionality {
  /** The group's share of all enrolled. */
  readonly compositionEnrolled: number | NoNumber;
  /** The group's share of all with the outcome. */
  readonly compositionOutcome: number | NoNumber;
  /**
   * compositionOutcome over compositionEnrolled; 1 is proportional. Its maximum is 1 over the share enrolled, so do
   * not compare it between places.
   */
  readonly compositionIndex: number | NoNumber;
  readonly compositionDifference: number | NoNumber;
  readonly risk: number | NoNumber;
  readonly riskRest: number | NoNumber;
  readonly riskRatio: RateRatio | NoNumber;
  /** Risk minus the rest's risk, in share points. */
  readonly riskDifference: number | NoNumber;
  /** riskDifference times the group's students: how many fewer there would be at the rest's risk. */
  readonly excessStudents: number | NoNumber;
  /** Risk over the risk of all students, including the group. */
  readonly riskIndexToAll: number | NoNumber;
}

/**
 * All descriptive measures of disproportionality for each of several disjoint groups (methods 2.1).
 *
 * @param groups  n enrolled and hits with the outcome
 * @param confidence   confidence of the risk ratio
 * @throws AppError stats.bad-confidence
 */
export function disproportionality(
  groups: readonly Counts[],
  confidence = confidenceLevel.value,
): readonly Disproportionality[] {
  const sound = allSound(groups);
  const enrolled = groups.reduce((sum, { n }) => sum + n, 0);
  const outcomes = groups.reduce((sum, { hits }) => sum + hits, 0);
  const bad = none("invalid_input");
  return groups.map((group) => {
    if (!sound)
      return {
        compositionEnrolled: bad,
        compositionOutcome: bad,
        compositionIndex: bad,
        compositionDifference: bad,
        risk: bad,
        riskRest: bad,
        riskRatio: bad,
        riskDifference: bad,
        excessStudents: bad,
        riskIndexToAll: bad,
      };
    const rest = { n: enrolled - group.n, hits: outcomes - group.hits };
    const ofEnrolled = over(group.n, enrolled);
    const ofOutcome = over(group.hits, outcomes);
    const risk = share(group);
    const riskRest = rest.n === 0 ? none("no_comparison_group") : rest.hits / rest.n;
    const difference = both(risk, riskRest, (a, b) => a - b);
    return {
      compositionEnrolled: ofEnrolled,
      compositionOutcome: ofOutcome,
      compositionIndex: both(ofOutcome, ofEnrolled, over),
      compositionDifference: both(ofOutcome, ofEnrolled, (a, b) => a - b),
      risk,
      riskRest,
      riskRatio: riskRatio(group, rest, confidence),
      riskDifference: difference,
      excessStudents: isNone(difference) ? difference : difference * group.n,
      riskIndexToAll: both(risk, over(outcomes, enrolled), over),
    };
  });
}

const over = (a: number, b: number): number | NoNumber => (b === 0 ? none("zero_denominator") : a / b);

function both(
  a: number | NoNumber,
  b: number | NoNumber,
  combine: (a: number, b: number) => number | NoNumber,
): number | NoNumber {
  if (isNone(a)) return a;
  return isNone(b) ? b : combine(a, b);
}
