import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { leastSquares } from "../stats/least-squares.ts";
import { logistic } from "../stats/logistic.ts";
import { zForConfidence } from "../stats/normal.ts";
import type { Interval } from "../stats/wilson.ts";
import { allSound, type Counts } from "./counts.ts";

/*
 * Slope index for ordered groups (poverty quintiles). Each group gets its midpoint rank r in the population, from 0
 * (most disadvantaged) to 1 (most advantaged). WHO, Handbook on health inequality monitoring 2013; R healthequal
 * 1.0.1.
 */

export interface SlopeIndex {
  readonly kind: "slope-index";
  /** Slope index of inequality: fitted value at rank 1 minus fitted value at rank 0. */
  readonly sii: number;
  /** Fitted values at ranks 0 and 1. */
  readonly atBottom: number;
  readonly atTop: number;
  /** Relative index of inequality: fitted value at rank 1 over rank 0; "not_estimable" unless the latter is above 0. */
  readonly rii: number | NoNumber;
}

/**
 * Slope index by weighted least squares of values on rank. Fitted values at the ends may fall outside 0 to 1, so use
 * the logit form for rates.
 *
 * @param groups  most disadvantaged first; each with its value and number of students (a group of 0 is skipped)
 * @returns "too_few_units" below two groups with students, "invalid_input"
 */
export function slopeIndexLinear(
  groups: readonly { readonly value: number; readonly n: number }[],
): SlopeIndex | NoNumber {
  const sound = groups.every(({ value, n }) => Math.abs(value) <= 1e12 && n >= 0 && n <= 1e12);
  if (!sound) return none("invalid_input");
  const used = groups.filter(({ n }) => n > 0);
  if (used.length < 2) return none("too_few_units");
  const sizes = used.map(({ n }) => n);
  const fit = leastSquares(
    [used.map(() => 1), middleRanks(sizes)],
    used.map(({ value }) => value),
    { weights: sizes },
  );
  if (isNone(fit)) return none("not_estimable");
  const [atBottom = 0, sii = 0] = fit.coefficients;
  const atTop = atBottom + sii;
  return {
    kind: "slope-index",
    sii,
    atBottom,
    atTop,
    rii: atBottom > 1e-12 ? atTop / atBottom : none("not_estimable"),
  };
}

export interface SlopeIndexLogit {
  readonly kind: "slope-index";
  /** On the logit scale. */
  readonly intercept: number;
  readonly slope: number;
  /** p(1) - p(0), share points, with its interval by the delta method. */
  readonly sii: number;
  readonly siiInterval: Interval;
  /** p(1) / p(0), with its interval by the delta method on the log scale. */
  readonly rii: number;
  readonly riiInterval: Interval;
}

/**
 * Slope index by binomial regression of the outcome on rank: stays between 0 and 1. The default of WHO's tools.
 *
 * @param groups  most disadvantaged first
 * @param confidence   a share strictly between 0 and 1
 * @returns "not_estimable" if the ranks separate those with the outcome from those without, "too_few_units" below two
 *   groups with students, "invalid_input"
 * @throws AppError stats.bad-confidence
 */
export function slopeIndexLogit(
  groups: readonly Counts[],
  confidence = confidenceLevel.value,
): SlopeIndexLogit | NoNumber {
  const z = zForConfidence(confidence);
  if (!allSound(groups)) return none("invalid_input");
  const used = groups.filter(({ n }) => n > 0);
  if (used.length < 2) return none("too_few_units");
  const sizes = used.map(({ n }) => n);
  const fit = logistic(
    [used.map(() => 1), middleRanks(sizes)],
    used.map(({ n, hits }) => hits / n),
    { weights: sizes },
  );
  if (isNone(fit)) return none("not_estimable");
  const [intercept = 0, slope = 0] = fit.coefficients;
  const [bottom, top] = [1 / (1 + Math.exp(-intercept)), 1 / (1 + Math.exp(-intercept - slope))];
  const seOf = (a: number, b: number): number => {
    const [[va = 0, shared = 0] = [], [, vb = 0] = []] = fit.covariance;
    return Math.sqrt(Math.max(0, a * a * va + 2 * a * b * shared + b * b * vb));
  };
  const sii = top - bottom;
  const half = z * seOf(top * (1 - top) - bottom * (1 - bottom), top * (1 - top));
  const rii = top / bottom;
  const logHalf = z * seOf(bottom - top, 1 - top);
  if (!(rii * Math.exp(logHalf) < Number.POSITIVE_INFINITY)) return none("not_estimable");
  return {
    kind: "slope-index",
    intercept,
    slope,
    sii,
    siiInterval: { lower: Math.max(-1, sii - half), upper: Math.min(1, sii + half) },
    rii,
    riiInterval: { lower: rii * Math.exp(-logHalf), upper: rii * Math.exp(logHalf) },
  };
}

/** Midpoint of each group's range of the population, as a share. */
function middleRanks(sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, n) => sum + n, 0);
  let below = 0;
  return sizes.map((n) => {
    below += n;
    return (below - n / 2) / all;
  });
}
