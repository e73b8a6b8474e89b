import { AppError } from "../../base/errors.ts";
import { isNone, type NoNumber, none } from "../../base/finding.ts";
import { earlyWarningRules } from "../../rules/early-warning.ts";
import { finite } from "../../stats/require.ts";

/** Confusion matrix of flags and outcomes in a group of students. A rate with an empty denominator is `zero_denominator`. */
export interface FlagRates {
  readonly n: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Share who have the outcome. */
  readonly prevalence: number | NoNumber;
  /** Share who are flagged. */
  readonly flagRate: number | NoNumber;
  /** Of those with the outcome: flagged (recall), missed. */
  readonly truePositiveRate: number | NoNumber;
  readonly falseNegativeRate: number | NoNumber;
  /** Of those without it: flagged needlessly, rightly not flagged. */
  readonly falsePositiveRate: number | NoNumber;
  readonly trueNegativeRate: number | NoNumber;
  /** Of those flagged: with the outcome (precision), without. */
  readonly positivePredictiveValue: number | NoNumber;
  readonly falseDiscoveryRate: number | NoNumber;
  /** Of those not flagged: without the outcome, with it (missed). */
  readonly negativePredictiveValue: number | NoNumber;
  readonly falseOmissionRate: number | NoNumber;
}

export const comparedRates = [
  "truePositiveRate",
  "falsePositiveRate",
  "falseNegativeRate",
  "falseDiscoveryRate",
  "falseOmissionRate",
  "flagRate",
  "positivePredictiveValue",
] as const;
export type ComparedRate = (typeof comparedRates)[number];

export interface Disparity {
  readonly kind: "disparity";
  /** The group's rate divided by the reference group's. */
  readonly ratio: number;
  /** Whether the ratio is within the tolerance, regardless of the number of students. */
  readonly within: boolean;
  /** The verdict to show: `below_min_n` unless both groups have enough students with and without the outcome. */
  readonly fair: boolean | NoNumber;
}

export interface GroupFairness {
  readonly kind: "fairness";
  readonly overall: FlagRates;
  readonly byGroup: ReadonlyMap<string, FlagRates>;
  readonly disparity: ReadonlyMap<string, Readonly<Record<ComparedRate, Disparity | NoNumber>>>;
  /** Largest minus smallest recall over the groups that have one. */
  readonly equalOpportunityDifference: number | NoNumber;
  /** Mean of the differences from the reference group in recall and in false-positive rate. */
  readonly averageOddsDifference: ReadonlyMap<string, number | NoNumber>;
}

export interface FlaggedStudents {
  readonly outcomes: readonly (0 | 1 | boolean)[];
  readonly flagged: readonly boolean[];
  readonly groups: readonly string[];
}

/**
 * Counts and rates of flags by group.
 *
 * @throws AppError models.bad-scores when the lists differ in length
 */
export function flagRatesByGroup({ outcomes, flagged, groups }: FlaggedStudents): ReadonlyMap<string, FlagRates> {
  if (!(outcomes.length === flagged.length && flagged.length === groups.length)) {
    throw new AppError("models.bad-scores", {
      wrong: "group-lengths",
      outcomes: outcomes.length,
      flags: flagged.length,
      groups: groups.length,
    });
  }
  const counts = new Map<string, [number, number, number, number]>();
  groups.forEach((group, i) => {
    const count = counts.get(group) ?? [0, 0, 0, 0];
    count[(flagged[i] ? 0 : 2) + (outcomes[i] ? 0 : 1)]! += 1;
    counts.set(group, count);
  });
  return new Map([...counts].map(([group, [tp, fp, fn, tn]]) => [group, flagRates(tp, fp, fn, tn)]));
}

/**
 * @param tp flagged with the outcome  @param fp flagged without  @param fn not flagged with  @param tn not flagged without
 * @throws AppError stats.out-of-range
 */
export function flagRates(tp: number, fp: number, fn: number, tn: number): FlagRates {
  const share = (part: number, whole: number) =>
    whole === 0 ? none("zero_denominator") : finite(part / whole, "rate");
  const n = finite(tp + fp + fn + tn, "number-of-students");
  return {
    n,
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
    prevalence: share(tp + fn, n),
    flagRate: share(tp + fp, n),
    truePositiveRate: share(tp, tp + fn),
    falseNegativeRate: share(fn, tp + fn),
    falsePositiveRate: share(fp, fp + tn),
    trueNegativeRate: share(tn, fp + tn),
    positivePredictiveValue: share(tp, tp + fp),
    falseDiscoveryRate: share(fp, tp + fp),
    negativePredictiveValue: share(tn, tn + fn),
    falseOmissionRate: share(fn, tn + fn),
  };
}

/**
 * Compares the error rates of flags between groups. If the prevalence of the outcome differs between groups,
 * calibration and equal error rates are incompatible (Kleinberg et al. 2016; Chouldechova 2017); `supportVerdict`
 * applies the criterion that matters when flags offer support.
 *
 * @param reference  group the others are compared with
 * @param tolerance  ratios between this and its inverse are within tolerance; above 0, at most 1
 * @returns `no_comparison_group` if the reference group has no students
 * @throws AppError models.bad-scores, models.bad-tolerance
 * @see Saleiro et al. 2018, arXiv:1811.05577; Hardt, Price & Srebro 2016, arXiv:1610.02413
 */
export function groupFairness(
  students: FlaggedStudents,
  reference: string,
  tolerance: number = earlyWarningRules.fairness.value,
): GroupFairness | NoNumber {
  if (!(tolerance > 0 && tolerance <= 1)) {
    throw new AppError("models.bad-tolerance", { tolerance });
  }
  const byGroup = flagRatesByGroup(students);
  const base = byGroup.get(reference);
  if (base === undefined) return none("no_comparison_group");
  const all = [...byGroup.values()];
  const total = (pick: (rates: FlagRates) => number) => all.reduce((sum, rates) => sum + pick(rates), 0);
  const recalls = all.flatMap(({ truePositiveRate: rate }) => (isNone(rate) ? [] : [rate]));
  return {
    kind: "fairness",
    overall: flagRates(
      total((r) => r.truePositives),
      total((r) => r.falsePositives),
      total((r) => r.falseNegatives),
      total((r) => r.trueNegatives),
    ),
    byGroup,
    disparity: new Map(
      [...byGroup].map(([group, rates]) => [
        group,
        Object.fromEntries(comparedRates.map((name) => [name, disparity(rates, base, name, tolerance)])) as Record<
          ComparedRate,
          Disparity | NoNumber
        >,
      ]),
    ),
    equalOpportunityDifference:
      recalls.length === 0 ? none("zero_denominator") : largest(recalls) + largest(recalls.map((recall) => -recall)),
    averageOddsDifference: new Map([...byGroup].map(([group, rates]) => [group, averageOdds(rates, base)])),
  };
}

const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value));

function disparity(own: FlagRates, base: FlagRates, name: ComparedRate, tolerance: number): Disparity | NoNumber {
  const [rate, reference] = [own[name], base[name]];
  if (isNone(rate)) return rate;
  if (isNone(reference)) return reference;
  if (reference === 0) return none("zero_reference_rate");
  const ratio = rate / reference;
  const within = ratio >= tolerance && ratio <= 1 / tolerance;
  const enough = [own, base].every(
    (rates) =>
      Math.min(rates.truePositives + rates.falseNegatives, rates.falsePositives + rates.trueNegatives) >=
      earlyWarningRules.fairnessMinimum.value,
  );
  return { kind: "disparity", ratio, within, fair: enough ? within : none("below_min_n") };
}

function averageOdds(own: FlagRates, base: FlagRates): number | NoNumber {
  let sum = 0;
  for (const name of ["truePositiveRate", "falsePositiveRate"] as const) {
    const [rate, reference] = [own[name], base[name]];
    if (isNone(rate)) return rate;
    if (isNone(reference)) return reference;
    sum += rate - reference;
  }
  return sum / 2;
}

/**
 * Verdict for flags that offer support: a group must not have a larger share of students who need help but are
 * missed. False if a group's recall is too far below the reference's, or its false omission rate too far above;
 * differences in the other direction do no harm here. Never use flags for anything punitive.
 *
 * @returns for each group true, false, or the reason there is no verdict
 */
export function supportVerdict(
  { disparity: found }: GroupFairness,
  tolerance: number = earlyWarningRules.fairness.value,
): ReadonlyMap<string, boolean | NoNumber> {
  const verdict = ({ truePositiveRate, falseOmissionRate }: Record<ComparedRate, Disparity | NoNumber>) => {
    if (isNone(truePositiveRate)) return truePositiveRate;
    if (isNone(truePositiveRate.fair)) return truePositiveRate.fair;
    if (isNone(falseOmissionRate)) return falseOmissionRate;
    return truePositiveRate.ratio >= tolerance && falseOmissionRate.ratio <= 1 / tolerance;
  };
  return new Map([...found].map(([group, rates]) => [group, verdict(rates)]));
}
