import { isNone, type NoNumber, none } from "../base/finding.ts";
import { rangeRatioShares } from "../rules/resources.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { compensatedSum } from "../stats/variance.ts";
import { theilIndex } from "./theil-index.ts";

/**
 * Indices of how unequally dollars (or any nonnegative amount) are distributed over schools or districts. All but the
 * weighted Gini count each unit once; all are scale-free. 0 is perfect equality, except for McLoone, where it is 1.
 * Use dollars adjusted for need: equal dollars are not equity.
 */
export interface InequalityIndices {
  /** Gini, population formula: sum of (2i - n - 1) x(i) / (n^2 mean). */
  readonly gini: number | NoNumber;
  /** Gini times n/(n - 1). */
  readonly giniUnbiased: number | NoNumber;
  /** Atkinson index with inequality aversion 0.5. */
  readonly atkinsonHalf: number | NoNumber;
  /** Atkinson index with inequality aversion 1: one minus geometric over arithmetic mean; 1 if any value is 0. */
  readonly atkinsonOne: number | NoNumber;
  /** Theil: mean of (x/mean) ln(x/mean), with 0 ln 0 = 0. */
  readonly theil: number | NoNumber;
  /** Standard deviation with divisor n, over the mean. */
  readonly coefficientOfVariation: number | NoNumber;
  /** Total strictly below the median, over the median times the count below. */
  readonly mcLoone: number | NoNumber;
  /** Federal range ratio (P95 - P5)/P5, quantiles of type 7. */
  readonly rangeRatio: number | NoNumber;
}

/**
 * All inequality indices of a list of values.
 *
 * @param values  finite, none negative, one per unit (dollars per student of each school)
 * @returns the indices; or a reason for each missing one: "no_data" or "invalid_input" for all, "zero_mean" for all
 *   when nothing was spent, "too_few_units" for one unit, "zero_denominator" for McLoone when no value is below the
 *   median and for the range ratio when the 5th percentile is 0
 * @see Gini 1912; Atkinson 1970, doi:10.1016/0022-0531(70)90039-6; Theil 1967; Berne & Stiefel 1984
 */
export function inequalityIndices(values: readonly number[]): InequalityIndices {
  const largest = Math.max(0, ...values);
  const refusal = refusalOf(values, largest);
  if (refusal !== undefined) return everyIndex(refusal);

  // Scale by the largest value so that no sum overflows; the indices are scale-free.
  const sorted = Float64Array.from(values, (x) => x / largest).sort();
  const n = sorted.length;
  const mean = compensatedSum(sorted) / n;
  const ranked = compensatedSum(sorted.map((x, at) => (2 * at + 1 - n) * x));
  const gini = Math.max(0, ranked / (n * n * mean));
  const alone = n < 2 ? none("too_few_units") : undefined;
  return {
    gini,
    giniUnbiased: alone ?? (gini * n) / (n - 1),
    atkinsonHalf: alone ?? share(1 - (compensatedSum(sorted.map(Math.sqrt)) / n) ** 2 / mean),
    atkinsonOne: alone ?? (values.includes(0) ? 1 : share(1 - Math.exp(logMean(values, largest) - Math.log(mean)))),
    theil: theilIndex([...sorted], mean),
    coefficientOfVariation: alone ?? Math.sqrt(compensatedSum(sorted.map((x) => (x - mean) ** 2)) / n) / mean,
    mcLoone: alone ?? mcLoone(sorted),
    rangeRatio: alone ?? rangeRatio(sorted),
  };
}

/**
 * Gini of values weighted by students: twice the area between the Lorenz curve (trapezoids) and the diagonal. With
 * equal weights it is the population Gini.
 *
 * @param values   finite, none negative, one per unit
 * @param weights  students per unit, none negative; as many as values
 * @returns Gini and weighted mean, or "no_data", "invalid_input", "zero_denominator" (no students), "zero_mean"
 */
export function weightedGini(
  values: readonly number[],
  weights: readonly number[],
): { readonly gini: number; readonly mean: number } | NoNumber {
  if (values.length !== weights.length) return none("invalid_input");
  const largest = Math.max(0, ...values);
  const heaviest = Math.max(0, ...weights);
  const refusal = refusalOf(values, largest) ?? refusalOf(weights, heaviest);
  if (refusal !== undefined)
    return heaviest === 0 && refusal === "zero_mean" ? none("zero_denominator") : none(refusal);

  const units = values
    .map((value, at) => ({ value: value / largest, weight: (weights[at] ?? 0) / heaviest }))
    .sort((a, b) => a.value - b.value);
  const weight = compensatedSum(units.map((unit) => unit.weight));
  const total = compensatedSum(units.map((unit) => unit.value * unit.weight));
  if (!(total > 0)) return none("zero_mean");
  let cumulative = 0;
  let twiceArea = 0;
  for (const unit of units) {
    const next = cumulative + (unit.value * unit.weight) / total;
    twiceArea += (unit.weight / weight) * (cumulative + next);
    cumulative = next;
  }
  return { gini: share(1 - twiceArea), mean: Math.min(largest, (total / weight) * largest) };
}

const share = (x: number): number => Math.min(1, Math.max(0, x));

function refusalOf(values: readonly number[], largest: number): "no_data" | "invalid_input" | "zero_mean" | undefined {
  if (values.length === 0) return "no_data";
  if (!values.every((x) => x >= 0 && Number.isFinite(x))) return "invalid_input";
  return largest === 0 ? "zero_mean" : undefined;
}

const everyIndex = (reason: "no_data" | "invalid_input" | "zero_mean"): InequalityIndices => ({
  gini: none(reason),
  giniUnbiased: none(reason),
  atkinsonHalf: none(reason),
  atkinsonOne: none(reason),
  theil: none(reason),
  coefficientOfVariation: none(reason),
  mcLoone: none(reason),
  rangeRatio: none(reason),
});

/** Mean of log(value / largest), computed from the values: a tiny share must not round to 0 first. */
const logMean = (values: readonly number[], largest: number): number =>
  compensatedSum(values.map((x) => Math.log(x) - Math.log(largest))) / values.length;

function mcLoone(sorted: Float64Array): number | NoNumber {
  const middle = quantileOfSorted(sorted, 0.5);
  if (isNone(middle)) return middle;
  const below = sorted.filter((x) => x < middle);
  return below.length === 0
    ? none("zero_denominator")
    : share(compensatedSum(below.map((x) => x / middle)) / below.length);
}

function rangeRatio(sorted: Float64Array): number | NoNumber {
  const low = quantileOfSorted(sorted, rangeRatioShares.low.value);
  const high = quantileOfSorted(sorted, rangeRatioShares.high.value);
  if (isNone(low) || isNone(high) || low === 0) return none("zero_denominator");
  const ratio = (high - low) / low;
  return Number.isFinite(ratio) ? ratio : none("not_estimable");
}
