import { type NoNumber, none } from "../base/finding.ts";
import { ceilStudents } from "../base/students.ts";
import { fourFifths, percentagePointGapRule } from "../rules/disproportionate-impact.ts";
import { mostCounted, requireShare } from "../stats/require.ts";
import { type Counts, together, without } from "./counts.ts";

/*
 * The three disproportionate-impact tests of California's community colleges, computed as in the R package DisImpact
 * 0.0.22. Rates must be of a favorable outcome; for an unfavorable one give the complement. `needed` counts are
 * exact; DisImpact sometimes prints one too many because of floating-point error. Counts may be fractional, because a
 * group size can be a sum of weights.
 */

/** Rates that differ by less are equal: DisImpact's flags at an exact tie depend on how the division rounds. */
const sameRate = 1e-12;

/**
 * Reference for a group's rate: all students, everyone else, the highest group's rate, one or several groups of the
 * list (by index from 0), or a fixed rate.
 */
export type ImpactReference =
  | "overall"
  | "all but current"
  | "hpg"
  | { readonly group: number | readonly number[] }
  | { readonly rate: number };

export interface PercentagePointGap {
  readonly rate: number;
  readonly reference: number | NoNumber;
  /** Half-width: max(1.96 sqrt(0.25/n), minimum). */
  readonly margin: number;
  /** rate ± margin, not clipped to [0, 1]. */
  readonly lower: number;
  readonly upper: number;
  /** True if even the upper bound does not exceed the reference. */
  readonly flagged: boolean;
  /** Additional successes needed to clear the flag; 0 if not flagged. */
  readonly neededToLeave: number;
  /** Additional successes needed to reach the reference rate. */
  readonly neededForParity: number;
}

export interface ImpactOptions {
  /** Minimum half-width; defaults to the Chancellor's Office rule. */
  readonly minimumMargin?: number;
  /** Compute the margin from the group's own rate instead of one half. */
  readonly marginFromRate?: boolean;
  /** With `marginFromRate`: substitute for a rate of 0 (`prop_sub_0`), whose margin would be 0. Default: one half. */
  readonly inPlaceOf0?: number;
  /** Same for a rate of 1 (`prop_sub_1`). */
  readonly inPlaceOf1?: number;
}

/**
 * Percentage point gap method: flags groups whose rate is below the reference by more than a margin of error. The
 * margin ignores the sampling error of the reference; show the Newcombe interval beside it.
 *
 * @param groups  disjoint groups
 * @returns one entry per group; "zero_denominator" for a group without students, "invalid_input" for all if a count
 *   is invalid
 * @throws AppError stats.bad-share if the margin or a fixed reference is not a share
 * @see California Community Colleges Chancellor's Office, Percentage Point Gap Method, 2017
 */
export function percentagePointGap(
  groups: readonly Counts[],
  reference: ImpactReference,
  options: ImpactOptions = {},
): readonly (PercentagePointGap | NoNumber)[] {
  const { z, minimumMargin, unknownShare } = percentagePointGapRule;
  const { minimumMargin: least = minimumMargin, inPlaceOf0 = unknownShare, inPlaceOf1 = unknownShare } = options;
  requireShare(least, "minimum-margin");
  requireShare(inPlaceOf0, "substitute-for-rate-0");
  requireShare(inPlaceOf1, "substitute-for-rate-1");
  const shareInMargin = (rate: number): number =>
    !options.marginFromRate ? unknownShare : rate === 0 ? inPlaceOf0 : rate === 1 ? inPlaceOf1 : rate;
  return eachWithReference(groups, reference, ({ n }, rate, against) => {
    const p = shareInMargin(rate);
    const margin = Math.max(z * Math.sqrt((p * (1 - p)) / n), least);
    const [lower, upper] = [rate - margin, rate + margin];
    const flagged = against !== undefined && upper <= against + sameRate;
    return {
      rate,
      reference: against ?? none("no_comparison_group"),
      margin,
      lower,
      upper,
      flagged,
      neededToLeave: flagged ? ceilStudents((against - upper) * n) : 0,
      neededForParity: against === undefined ? 0 : neededForRate(n, rate, against),
    };
  });
}

/** A fixed reference rate at or below this counts as 0; it is less than one student in the country. */
const leastReference = 1e-12;

export interface RatioScreen {
  readonly rate: number;
  readonly reference: number | NoNumber;
  /** rate over reference; "zero_reference_rate" if the reference is 0. */
  readonly index: number | NoNumber;
  readonly flagged: boolean;
  readonly neededToLeave: number;
  readonly neededForParity: number;
}

/**
 * 80 percent rule: flags groups whose rate is less than four fifths of the reference. Ignores chance, so never use it
 * alone below 30 students.
 *
 * @see EEOC Uniform Guidelines, 29 CFR 1607.4(D); Chancellor's Office guidelines 2014
 */
export function eightyPercent(
  groups: readonly Counts[],
  reference: ImpactReference,
  cutoff: number = fourFifths.value,
): readonly (RatioScreen | NoNumber)[] {
  requireShare(cutoff, "cutoff");
  return eachWithReference(groups, reference, ({ n }, rate, against) => {
    const index = against !== undefined && against > leastReference ? rate / against : undefined;
    const flagged = index !== undefined && index < cutoff - sameRate;
    return {
      rate,
      reference: against ?? none("no_comparison_group"),
      index: index ?? none(against === undefined ? "no_comparison_group" : "zero_reference_rate"),
      flagged,
      neededToLeave: flagged && against !== undefined ? ceilStudents((cutoff * against - rate) * n) : 0,
      neededForParity: against === undefined ? 0 : neededForRate(n, rate, against),
    };
  });
}

export interface ProportionalityIndex {
  /** The group's share of all successes; "zero_denominator" if there are none. */
  readonly shareOfSuccess: number | NoNumber;
  /** The group's share of all students. */
  readonly shareOfGroup: number;
  /** shareOfSuccess over shareOfGroup; 1 is proportional. */
  readonly index: number | NoNumber;
  readonly flagged: boolean;
  /** Additional successes needed; each also raises the total. */
  readonly neededToLeave: number;
  readonly neededForParity: number;
}

/**
 * Proportionality index: a group's share of successes over its share of students; flagged below the cutoff.
 *
 * @returns one entry per group; "zero_denominator" for a group without students, "invalid_input" for all if a count
 *   is invalid
 * @see Chancellor's Office guidelines 2014
 */
export function proportionalityIndex(
  groups: readonly Counts[],
  cutoff: number = fourFifths.value,
): readonly (ProportionalityIndex | NoNumber)[] {
  requireShare(cutoff, "cutoff");
  if (!groups.every(isSound)) return groups.map(() => none("invalid_input"));
  const all = together(groups);
  return groups.map(({ n, hits }) => {
    if (n === 0) return none("zero_denominator");
    const shareOfGroup = n / all.n;
    if (all.hits === 0)
      return {
        shareOfSuccess: none("zero_denominator"),
        shareOfGroup,
        index: none("zero_denominator"),
        flagged: false,
        neededToLeave: 0,
        neededForParity: 0,
      };
    const shareOfSuccess = hits / all.hits;
    const index = shareOfSuccess / shareOfGroup;
    const flagged = index < cutoff;
    const needed = (wanted: number): number => {
      const part = shareOfGroup * wanted;
      return part < 1 ? Math.max(0, ceilStudents((all.hits * part - hits) / (1 - part))) : 0;
    };
    return {
      shareOfSuccess,
      shareOfGroup,
      index,
      flagged,
      neededToLeave: flagged ? needed(cutoff) : 0,
      neededForParity: index < 1 ? needed(1) : 0,
    };
  });
}

/** A smaller group size is a mistyped weight; its margin would exceed any rate. */
const leastCounted = 1e-6;

/** Valid counts, possibly fractional. */
const isSound = ({ n, hits }: Counts): boolean =>
  hits >= 0 && hits <= n && n <= mostCounted && (n === 0 || n >= leastCounted);

const neededForRate = (n: number, rate: number, against: number): number =>
  rate < against ? ceilStudents((against - rate) * n) : 0;

const rateOf = ({ n, hits }: Counts): number | undefined => (n === 0 ? undefined : hits / n);

/** Calls `judge` with each group's rate and reference rate (undefined if there is no one to compare with). */
function eachWithReference<T>(
  groups: readonly Counts[],
  reference: ImpactReference,
  judge: (group: Counts, rate: number, against: number | undefined) => T,
): readonly (T | NoNumber)[] {
  if (typeof reference === "object" && "rate" in reference) requireShare(reference.rate, "reference-rate");
  if (!groups.every(isSound)) return groups.map(() => none("invalid_input"));
  const against = referenceOf(groups, reference);
  return groups.map((group) => {
    const own = rateOf(group);
    return own === undefined ? none("zero_denominator") : judge(group, own, against(group));
  });
}

/** Reference rate of each group in the list. */
function referenceOf(groups: readonly Counts[], reference: ImpactReference): (group: Counts) => number | undefined {
  if (reference === "all but current") {
    const all = together(groups);
    return (group) => rateOf(without(all, group));
  }
  const rate = sharedReference(groups, reference);
  return () => rate;
}

function sharedReference(
  groups: readonly Counts[],
  reference: Exclude<ImpactReference, "all but current">,
): number | undefined {
  if (reference === "overall") return rateOf(together(groups));
  if (reference === "hpg")
    return groups.reduce<number | undefined>((best, group) => higher(best, rateOf(group)), undefined);
  if ("rate" in reference) return reference.rate;
  return rateOf(together([reference.group].flat().flatMap((at) => groups[at] ?? [])));
}

const higher = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
