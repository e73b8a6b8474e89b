import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import { compensatedSum } from "../stats/variance.ts";
import type { Interval } from "../stats/wilson.ts";

/** One group's rate and its number of students. */
export interface GroupRate {
  /** Rate from 0 to 1 (or any nonnegative mean). */
  readonly rate: number;
  /** Students; a group of 0 is left out. */
  readonly n: number;
  /** Standard error of the rate; the index gets an interval only if every group has one. */
  readonly se?: number;
}

/** A summary index over groups: one number to track over years without choosing a pair of groups. */
export interface InequalityIndex {
  readonly kind: "index";
  readonly value: number;
  /** "missing_data" if a group has no standard error. */
  readonly se: number | NoNumber;
  readonly interval: Interval | NoNumber;
}

/** Substitute for zero rates before taking logarithms, in the unit of the rates (as in R healthequal). */
const zeroRate = 1e-6;
/** A smaller positive rate cannot come from counts of people. */
const leastRate = 1e-12;
/** Theil's T and the mean log deviation are multiplied by this for display. */
const thousand = 1000;

interface Part {
  readonly share: number;
  readonly rate: number;
  readonly se: number | undefined;
}

/** A group with a known standard error. */
type UncertainPart = Part & { readonly se: number };

interface Population {
  readonly parts: readonly Part[];
  readonly mean: number;
}

/** Groups as population shares, with the population mean; "no_data" if there are no students, "invalid_input". */
function population(groups: readonly GroupRate[]): Population | NoNumber {
  const sound = groups.every(
    ({ rate, n, se = 0 }) =>
      (rate === 0 || (rate >= leastRate && rate <= 1e12)) && n >= 0 && n <= 1e12 && se >= 0 && se <= 1e12,
  );
  if (!sound) return none("invalid_input");
  const used = groups.filter(({ n }) => n > 0);
  const total = compensatedSum(used.map(({ n }) => n));
  if (!(total > 1e-12)) return none("no_data");
  const parts = used.map(({ rate, n, se }) => ({ share: n / total, rate, se }));
  return { parts, mean: compensatedSum(parts.map(({ share, rate }) => share * rate)) };
}

/** Builds the index from its value and, if every group has a standard error, its variance. */
function indexOf(
  { parts }: Population,
  value: number,
  variance: (known: readonly UncertainPart[]) => number,
  confidence: number,
): InequalityIndex {
  const known = parts.flatMap((part) => (part.se === undefined ? [] : [{ ...part, se: part.se }]));
  if (known.length < parts.length)
    return { kind: "index", value, se: none("missing_data"), interval: none("missing_data") };
  const se = Math.sqrt(Math.max(0, variance(known)));
  const half = zForConfidence(confidence) * se;
  return { kind: "index", value, se, interval: { lower: value - half, upper: value + half } };
}

const over = <T>(parts: readonly T[], term: (part: T) => number): number => compensatedSum(parts.map(term));

/**
 * Between-group variance: sum of s (p - P)^2, with s the population share and P the mean. Noise alone makes it
 * positive, so show it next to betweenGroupVarianceCorrected.
 *
 * @returns in squared units of the rate; "no_data", "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see WHO, Handbook on health inequality monitoring 2013; R healthequal 1.0.1 bgv
 */
export function betweenGroupVariance(
  groups: readonly GroupRate[],
  confidence = confidenceLevel.value,
): InequalityIndex | NoNumber {
  zForConfidence(confidence);
  const all = population(groups);
  if (isNone(all)) return all;
  const { mean } = all;
  return indexOf(
    all,
    over(all.parts, ({ share, rate }) => share * (rate - mean) ** 2),
    (known) => {
      const noise = over(known, ({ share, se }) => share ** 2 * se ** 2);
      return (
        4 * over(known, ({ share, rate, se }) => share ** 2 * se ** 2 * (rate - mean) ** 2) +
        2 *
          (noise ** 2 -
            over(known, ({ share, se }) => share ** 4 * se ** 4) +
            over(known, ({ share, se }) => share ** 2 * (1 - share) ** 2 * se ** 4))
      );
    },
    confidence,
  );
}

/** Between-group variance, raw and corrected for binomial noise. */
export interface CorrectedVariance {
  readonly raw: number;
  /** Sum of s (1 - s) p (1 - p)/n: the value expected from binomial noise if all groups have the same rate. */
  readonly noise: number;
  /** raw minus noise, at least 0. */
  readonly corrected: number;
}

/**
 * Between-group variance of shares, minus binomial noise. @param groups rates from 0 to 1 @returns "no_data",
 * "invalid_input"
 */
export function betweenGroupVarianceCorrected(groups: readonly GroupRate[]): CorrectedVariance | NoNumber {
  if (groups.some(({ rate }) => !(rate <= 1))) return none("invalid_input");
  const raw = betweenGroupVariance(groups);
  const all = population(groups);
  if (isNone(raw)) return raw;
  if (isNone(all)) return all;
  const students = compensatedSum(groups.map(({ n }) => n));
  const noise = over(all.parts, ({ share, rate }) => ((1 - share) * rate * (1 - rate)) / students);
  return { raw: raw.value, noise, corrected: Math.max(0, raw.value - noise) };
}

/** Mean absolute difference of the groups from the overall mean. */
export interface MeanDifference {
  /** Sum of s |p - P|. */
  readonly value: number;
  /** value over P, a share (index of disparity); "zero_mean" if P is 0. */
  readonly indexOfDisparity: number | NoNumber;
}

/**
 * Weighted mean absolute difference from the mean. @returns "no_data", "invalid_input" @see R healthequal mdmw, idisw
 */
export function meanDifferenceFromMean(groups: readonly GroupRate[]): MeanDifference | NoNumber {
  const all = population(groups);
  if (isNone(all)) return all;
  const value = over(all.parts, ({ share, rate }) => share * Math.abs(rate - all.mean));
  return { value, indexOfDisparity: all.mean === 0 ? none("zero_mean") : value / all.mean };
}

/**
 * Theil's T between groups, times 1000: sum of s r ln r with r = p/P. Estimate and standard error both carry the 1000
 * (healthequal 1.0.1 omits it from the error, so its interval is a thousand times too narrow).
 *
 * @returns "zero_mean" if every rate is 0, "no_data", "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see Borrell & Talih 2011, doi:10.1002/sim.4146 (standard error by the delta method)
 */
export function theilOfGroups(
  groups: readonly GroupRate[],
  confidence = confidenceLevel.value,
): InequalityIndex | NoNumber {
  return entropyIndex(groups, confidence, {
    term: (r) => r * Math.log(r),
    // dT/dp = s/P (ln r - T)
    slope: (r, value) => Math.log(r) - value,
  });
}

/**
 * Mean log deviation between groups, times 1000: sum of -s ln r with r = p/P. Unstable if a rate is 0 (replaced by
 * 1e-6 before the logarithm), so prefer Theil's T.
 *
 * @returns "zero_mean" if every rate is 0, "no_data", "invalid_input"
 * @throws AppError stats.bad-confidence
 */
export function meanLogDeviationOfGroups(
  groups: readonly GroupRate[],
  confidence = confidenceLevel.value,
): InequalityIndex | NoNumber {
  return entropyIndex(groups, confidence, { term: (r) => -Math.log(r), slope: (r) => 1 - 1 / r });
}

function entropyIndex(
  groups: readonly GroupRate[],
  confidence: number,
  { term, slope }: { term: (r: number) => number; slope: (r: number, value: number) => number },
): InequalityIndex | NoNumber {
  zForConfidence(confidence);
  const present = groups.filter(({ n }) => n > 0);
  if (present.length > 0 && present.every(({ rate }) => rate === 0)) return none("zero_mean");
  const all = population(groups.map((group) => (group.rate === 0 ? { ...group, rate: zeroRate } : group)));
  if (isNone(all)) return all;
  const { parts, mean } = all;
  if (mean < 1e-12) return none("zero_mean");
  const ratio = ({ rate }: { rate: number }): number => rate / mean;
  const value = over(parts, (part) => part.share * term(ratio(part)));
  return indexOf(
    all,
    thousand * value,
    (known) =>
      thousand ** 2 * over(known, (part) => ((part.share * part.se) / mean) ** 2 * slope(ratio(part), value) ** 2),
    confidence,
  );
}

export interface AttributableRisk {
  /** Rate of the best group minus the overall rate; 0 if the overall rate is already better. */
  readonly value: number;
  /** value over the overall rate, a share; "zero_mean" if that rate is 0. */
  readonly fraction: number | NoNumber;
  /** Index of the best group. */
  readonly best: number;
}

/**
 * Population attributable risk: how the overall rate would change if every group did as well as the best one.
 * Multiply by all students for a number of students.
 *
 * @param favorable  true if a high rate is good (best = highest), false if a low rate is good (best = lowest)
 * @param minimumN    minimum students in the best group, so that a group of three cannot be the best
 * @param best        index of the best group, if groups are ordered and the best is the most advantaged
 * @returns "no_comparison_group" if no group reaches the minimum, "no_data", "invalid_input"
 * @see R healthequal parisk, paf
 */
export function populationAttributableRisk(
  groups: readonly GroupRate[],
  favorable: boolean,
  { minimumN = 1, best }: { minimumN?: number; best?: number } = {},
): AttributableRisk | NoNumber {
  const all = population(groups);
  if (isNone(all)) return all;
  const sign = favorable ? 1 : -1;
  let at = best;
  if (at === undefined)
    groups.forEach(({ rate, n }, i) => {
      if (n < minimumN || n === 0) return;
      if (at === undefined || sign * rate > sign * (groups[at]?.rate ?? 0)) at = i;
    });
  const top = at === undefined ? undefined : groups[at];
  if (at === undefined || top === undefined || top.n === 0) return none("no_comparison_group");
  const difference = top.rate - all.mean;
  const value = sign * difference > 0 ? difference : 0;
  return { value, fraction: all.mean === 0 ? none("zero_mean") : value / all.mean, best: at };
}
