import { type NoNumber, none } from "../base/finding.ts";
import { leastOnInterval } from "../stats/least-on-interval.ts";
import { requireSameLength } from "../stats/require.ts";

/** Noisy values shrunk toward their common mean; less reliable values shrink more. */
export interface Shrinkage {
  readonly kind: "shrinkage";
  /** Variance of the true values between units (tau squared); 0 means the differences are no larger than noise. */
  readonly betweenVariance: number;
  /** Common mean, weighted by 1 / (variance + betweenVariance), and its standard error. */
  readonly mean: number;
  readonly meanSe: number;
  /** Cochran's Q. */
  readonly q: number;
  /** Heterogeneity, I squared: share of the variance of a typical unit that is not sampling noise, 0 to 1. */
  readonly signalShare: number;
  /** Reliability of each value: betweenVariance / (betweenVariance + its variance). */
  readonly reliability: Float64Array;
  readonly shrunk: Float64Array;
  /** Standard deviation of each true value given the common mean; used for probabilities and ranks. */
  readonly posteriorSd: Float64Array;
  /** Standard error of each shrunken value, including the error of the common mean; used for intervals. */
  readonly shrunkSe: Float64Array;
}

/** Estimator of the between-unit variance: DerSimonian-Laird (moments) or restricted maximum likelihood. */
export type BetweenVariance = "DL" | "REML";

/**
 * Empirical-Bayes shrinkage of values with known sampling variances.
 *
 * @param values     one per unit: residuals, logits, differences
 * @param variances  sampling variance of each, > 0
 * @returns `too_few_units` below two units; `invalid_input` for a value that is not a number or a variance not above 0;
 *   `not_estimable` when a result overflows
 * @throws AppError stats.bad-shape when the lists differ in length
 * @see DerSimonian & Laird 1986, doi:10.1016/0197-2456(86)90046-2; Morris 1983, doi:10.1080/01621459.1983.10477920
 */
export function shrink(
  values: ArrayLike<number>,
  variances: ArrayLike<number>,
  method: BetweenVariance = "DL",
): Shrinkage | NoNumber {
  requireSameLength(values, variances, "values", "variances");
  const k = values.length;
  for (let i = 0; i < k; i++) {
    if (!(Number.isFinite(values[i]) && variances[i]! > 0 && Number.isFinite(variances[i])))
      return none("invalid_input");
  }
  if (k < 2) return none("too_few_units");
  const fixed = pooled(values, variances, 0);
  const typicalWeight = fixed.weight - fixed.squares / fixed.weight;
  const betweenVariance =
    method === "DL" ? Math.max(0, (fixed.q - (k - 1)) / typicalWeight) : restrictedLikelihood(values, variances);
  const { mean, weight } = pooled(values, variances, betweenVariance);
  const meanSe = 1 / Math.sqrt(weight);
  const typicalVariance = (k - 1) / typicalWeight;
  const answer: Shrinkage = {
    kind: "shrinkage",
    betweenVariance,
    mean,
    meanSe,
    q: fixed.q,
    signalShare: betweenVariance / (betweenVariance + typicalVariance),
    reliability: new Float64Array(k),
    shrunk: new Float64Array(k),
    posteriorSd: new Float64Array(k),
    shrunkSe: new Float64Array(k),
  };
  for (let i = 0; i < k; i++) {
    const trust = betweenVariance / (betweenVariance + variances[i]!);
    answer.reliability[i] = trust;
    answer.shrunk[i] = trust * values[i]! + (1 - trust) * mean;
    answer.posteriorSd[i] = Math.sqrt(trust * variances[i]!);
    answer.shrunkSe[i] = Math.sqrt(trust * variances[i]! + ((1 - trust) * meanSe) ** 2);
  }
  const sound = [betweenVariance, mean, meanSe, fixed.q, answer.signalShare].every(Number.isFinite);
  return sound && answer.shrunk.every(Number.isFinite) && answer.shrunkSe.every(Number.isFinite)
    ? answer
    : none("not_estimable");
}

/**
 * Sums with weights 1 / (variance + between): total weight, total squared weight, weighted mean, weighted sum of
 * squares about it.
 */
function pooled(values: ArrayLike<number>, variances: ArrayLike<number>, between: number) {
  let [weight, squares, total] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const w = 1 / (variances[i]! + between);
    weight += w;
    squares += w * w;
    total += w * values[i]!;
  }
  const mean = total / weight;
  let q = 0;
  for (let i = 0; i < values.length; i++) q += (values[i]! - mean) ** 2 / (variances[i]! + between);
  return { weight, squares, mean, q };
}

function restrictedLikelihood(values: ArrayLike<number>, variances: ArrayLike<number>): number {
  let [low, high] = [values[0]!, values[0]!];
  for (let i = 1; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  const range = high - low;
  if (!(range > 0)) return 0;
  const minusTwiceLog = (sd: number): number => {
    const { weight, q } = pooled(values, variances, sd * sd);
    let logs = Math.log(weight);
    for (let i = 0; i < values.length; i++) logs += Math.log(variances[i]! + sd * sd);
    return logs + q;
  };
  const steps = 32;
  let best = 0;
  const heights = Array.from({ length: steps + 1 }, (_, s) => minusTwiceLog((range * s) / steps));
  heights.forEach((height, s) => {
    if (height < heights[best]!) best = s;
  });
  const minimum = leastOnInterval(
    minusTwiceLog,
    (range * Math.max(0, best - 1)) / steps,
    (range * Math.min(steps, best + 1)) / steps,
    1e-9 * range,
  );
  return heights[0]! <= minimum.value + 1e-10 ? 0 : minimum.at ** 2;
}
