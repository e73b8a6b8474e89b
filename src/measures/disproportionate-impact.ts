import { type NoNumber, none } from "../base/finding.ts";
import { ceilStudents } from "../base/students.ts";
import { fourFifths, percentagePointGapRule } from "../rules/disproportionate-impact.ts";
import { requireShare } from "../stats/require.ts";
import { allSound, type Counts, together, without } from "./counts.ts";
import { studentsToClose } from "./students-to-close.ts";

/*
 * The three screens of California's community colleges, under their own names and as the R package DisImpact 0.0.22 computes them.
 * Rates must be of a favorable outcome; for an unfavorable one give the complement. `needed` counts are exact where DisImpact prints
 * one student too many because of floating-point error.
 */

/**
 * What a group's rate is compared with: all students, everyone else, the highest group's rate, a group of the list (by its index from
 * 0), or a fixed rate.
 */
export type ImpactReference =
  | "overall"
  | "all but current"
  | "hpg"
  | { readonly group: number }
  | { readonly rate: number };

export interface PercentagePointGap {
  readonly rate: number;
  readonly reference: number | NoNumber;
  /** Half-width: max(1.96 sqrt(0.25/n), minimum). */
  readonly margin: number;
  /** rate minus and plus margin, not clipped to [0, 1]. */
  readonly lower: number;
  readonly upper: number;
  /** True when even the upper end does not exceed the reference. */
  readonly flagged: boolean;
  /** More successes needed to leave the flag; 0 when not flagged. */
  readonly neededToLeave: number;
  /** More successes needed for the reference rate. */
  readonly neededForParity: number;
}

export interface ImpactOptions {
  /** Half-widths are at least this; the Chancellor's Office rule by default. */
  readonly minimumMargin?: number;
  /** Take the margin from the group's own rate instead of one half (a rate of 0 or 1 still counts as one half). */
  readonly marginFromRate?: boolean;
}

/**
 * Percentage point gap method: flags groups whose rate is below the reference by more than a margin of error. The margin ignores the
 * sampling error of the reference; show the Newcombe interval beside it.
 *
 * @param groups  an exclusive list
 * @returns one entry per group; "zero_denominator" for a group without students, "invalid_input" for all when a count is invalid
 * @throws AppError stats.bad-share when the margin or a fixed reference is not a share
 * @see California Community Colleges Chancellor's Office, Percentage Point Gap Method, 2017
 */
export function percentagePointGap(
  groups: readonly Counts[],
  reference: ImpactReference,
  options: ImpactOptions = {},
): readonly (PercentagePointGap | NoNumber)[] {
  const { z, minimumMargin, unknownShare } = percentagePointGapRule;
  const least = options.minimumMargin ?? minimumMargin;
  requireShare(least, "The minimum margin");
  return eachWithReference(groups, reference, ({ n }, rate, against) => {
    const p = options.marginFromRate && rate > 0 && rate < 1 ? rate : unknownShare;
    const margin = Math.max(z * Math.sqrt((p * (1 - p)) / n), least);
    const [lower, upper] = [rate - margin, rate + margin];
    const flagged = against !== undefined && upper <= against;
    return {
      rate,
      reference: against ?? none("no_comparison_group"),
      margin,
      lower,
      upper,
      flagged,
      neededToLeave: flagged ? ceilStudents((against - upper) * n) : 0,
      neededForParity: against === undefined ? 0 : studentsToClose(n, rate, against),
    };
  });
}

/** A fixed reference rate at or below this counts as 0: it is less than one student in the country. */
const leastReference = 1e-12;

export interface RatioScreen {
  readonly rate: number;
  readonly reference: number | NoNumber;
  /** rate over reference; "zero_reference_rate" when that is 0. */
  readonly index: number | NoNumber;
  readonly flagged: boolean;
  readonly neededToLeave: number;
  readonly neededForParity: number;
}

/**
 * 80 percent rule: flags groups whose rate is less than four fifths of the reference. It has no guard against chance: never use it alone
 * below 30 students.
 *
 * @see EEOC Uniform Guidelines, 29 CFR 1607.4(D); Chancellor's Office guidelines 2014
 */
export function eightyPercent(
  groups: readonly Counts[],
  reference: ImpactReference,
  cutoff: number = fourFifths.value,
): readonly (RatioScreen | NoNumber)[] {
  requireShare(cutoff, "The cutoff");
  return eachWithReference(groups, reference, ({ n }, rate, against) => {
    const index = against !== undefined && against > leastReference ? rate / against : undefined;
    const flagged = index !== undefined && index < cutoff;
    return {
      rate,
      reference: against ?? none("no_comparison_group"),
      index: index ?? none(against === undefined ? "no_comparison_group" : "zero_reference_rate"),
      flagged,
      neededToLeave: flagged && against !== undefined ? ceilStudents((cutoff * against - rate) * n) : 0,
      neededForParity: against === undefined ? 0 : studentsToClose(n, rate, against),
    };
  });
}

export interface ProportionalityIndex {
  /** The group's share of all successes; "zero_denominator" when there are none. */
  readonly shareOfSuccess: number | NoNumber;
  /** The group's share of all students. */
  readonly shareOfGroup: number;
  /** The first over the second; 1 is proportional. */
  readonly index: number | NoNumber;
  readonly flagged: boolean;
  /** More successes needed, allowing that each also raises the total. */
  readonly neededToLeave: number;
  readonly neededForParity: number;
}

/**
 * Proportionality index: a group's share of successes over its share of students; flagged below the cutoff.
 *
 * @returns one entry per group; "zero_denominator" for a group without students, "invalid_input" for all when a count is invalid
 * @see Chancellor's Office guidelines 2014
 */
export function proportionalityIndex(
  groups: readonly Counts[],
  cutoff: number = fourFifths.value,
): readonly (ProportionalityIndex | NoNumber)[] {
  requireShare(cutoff, "The cutoff");
  if (!allSound(groups)) return groups.map(() => none("invalid_input"));
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

/** Calls `judge` for each group with its rate and its reference rate (undefined without anyone to compare with). */
function eachWithReference<T>(
  groups: readonly Counts[],
  reference: ImpactReference,
  judge: (group: Counts, rate: number, against: number | undefined) => T,
): readonly (T | NoNumber)[] {
  if (typeof reference === "object" && "rate" in reference) requireShare(reference.rate, "The reference rate");
  if (!allSound(groups)) return groups.map(() => none("invalid_input"));
  const all = together(groups);
  const ratio = ({ n, hits }: Counts): number | undefined => (n === 0 ? undefined : hits / n);
  const against = (group: Counts): number | undefined => {
    if (reference === "overall") return ratio(all);
    if (reference === "all but current") return ratio(without(all, group));
    if (reference === "hpg") return Math.max(...groups.flatMap((other) => ratio(other) ?? []));
    if ("rate" in reference) return reference.rate;
    const named = groups[reference.group];
    return named && ratio(named);
  };
  return groups.map((group) => {
    const own = ratio(group);
    return own === undefined ? none("zero_denominator") : judge(group, own, against(group));
  });
}
