import { type NoNumber, none } from "../base/finding.ts";
import { cholesky, choleskyInverse } from "./cholesky.ts";
import { minimise, type Valley } from "./minimise.ts";
import { normalCdf, normalDensity, normalQuantile } from "./normal.ts";

/** Where a latent normal score of mean `mean` and standard deviation exp(`logSd`) falls among levels cut at `cuts`. */
export interface LatentGroup {
  readonly mean: number;
  readonly logSd: number;
}

/** What a group's level counts add to the negative log-likelihood, and its slopes. */
export interface LevelFit {
  value: number;
  mean: number;
  logSd: number;
  cuts: number[];
}

/**
 * Negative log-likelihood of level counts under a latent normal, with derivatives.
 *
 * @param counts  students at each of K levels, from low to high; may be weighted
 * @param cuts    K - 1 ascending cut points
 * @returns value Infinity where a level that has students has probability 0
 */
export function levelFit(counts: readonly number[], cuts: readonly number[], { mean, logSd }: LatentGroup): LevelFit {
  const scale = Math.exp(-logSd);
  const z = cuts.map((cut) => (cut - mean) * scale);
  const density = z.map(normalDensity);
  const fit: LevelFit = { value: 0, mean: 0, logSd: 0, cuts: cuts.map(() => 0) };
  counts.forEach((count, k) => {
    if (count === 0) return;
    const p = between(z[k - 1], z[k]);
    if (!(p > 0)) {
      fit.value = Number.POSITIVE_INFINITY;
      return;
    }
    fit.value -= count * Math.log(p);
    const each = count / p;
    const [low, high] = [density[k - 1] ?? 0, density[k] ?? 0];
    fit.mean += each * (high - low) * scale;
    fit.logSd += each * (high * (z[k] ?? 0) - low * (z[k - 1] ?? 0));
    if (k < cuts.length) fit.cuts[k]! -= each * high * scale;
    if (k > 0) fit.cuts[k - 1]! += each * low * scale;
  });
  return fit;
}

/** P(low < Z <= high) without cancellation in the upper tail; undefined ends are infinite. */
function between(low: number | undefined, high: number | undefined): number {
  const [a, b] = [clipped(low ?? Number.NEGATIVE_INFINITY), clipped(high ?? Number.POSITIVE_INFINITY)];
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}

const clipped = (z: number): number => Math.min(60, Math.max(-60, Number.isNaN(z) ? 60 : z));

export interface OrderedProbit {
  readonly kind: "fit";
  /** Mean of group a on the scale where b is standard normal. */
  readonly mean: number;
  /** ln of a's standard deviation; 0 when variances are held equal. */
  readonly logSd: number;
  readonly cuts: readonly number[];
  /** Covariance of mean and logSd (zeros for logSd when held). */
  readonly covariance: readonly [readonly [number, number], readonly [number, number]];
}

/** A standard error beyond this, in standard deviations of b, means that the likelihood is flat there: no unique answer. */
const flat = 100;

/**
 * Ordered probit of two groups by maximum likelihood: b is N(0, 1), a is N(mean, exp(logSd)^2), cut points are free.
 *
 * @param a, b   counts at the same K levels, low to high; each finite and >= 0. A level empty in both is dropped
 * @param equal  true to hold a's standard deviation at 1
 * @returns "zero_denominator" when a group is empty; "not_estimable" when the likelihood has no finite, unique maximum: groups that do
 *          not overlap, fewer than three levels in use (two when equal)
 * @see R ordinal::clm(y ~ group, scale = ~ group, link = "probit"); MASS::polr(method = "probit")
 */
export function orderedProbit(a: readonly number[], b: readonly number[], equal: boolean): OrderedProbit | NoNumber {
  const n = total(a) + total(b);
  if (total(a) === 0 || total(b) === 0) return none("zero_denominator");
  const used = a.flatMap((count, k) => (count + (b[k] ?? 0) > 0 ? [k] : []));
  const [lowA, lowB] = [used.map((k) => a[k]! / n), used.map((k) => b[k]! / n)];
  const levels = used.length;
  if (levels < (equal ? 2 : 3) || apart(lowA, lowB) || apart(lowB, lowA)) return none("not_estimable");

  // mean, logSd unless held, first cut, logs of the steps between cuts: order cannot be lost
  const lead = equal ? 1 : 2;
  const read = (x: readonly number[]): { group: LatentGroup; cuts: number[] } => ({
    group: { mean: x[0]!, logSd: equal ? 0 : x[1]! },
    cuts: cutsFrom(x[lead]!, x.slice(lead + 1)),
  });
  const valley: Valley = (x) => {
    const { group, cuts } = read(x);
    const fitA = levelFit(lowA, cuts, group);
    const fitB = levelFit(lowB, cuts, { mean: 0, logSd: 0 });
    const slopes = cuts.map((_, k) => fitA.cuts[k]! + fitB.cuts[k]!);
    const own = equal ? [fitA.mean] : [fitA.mean, fitA.logSd];
    return { value: fitA.value + fitB.value, gradient: [...own, ...stepSlopes(slopes, x.slice(lead + 1))] };
  };
  const start = [...(equal ? [0] : [0, 0]), ...startingCuts(lowA.map((share, k) => share + lowB[k]!))];
  const found = minimise(valley, start, { tolerance: 1e-10 });
  if (found.kind === "none") return found;
  const covariance = curvatureInverse(valley, found.at, n);
  if (covariance === null) return none("not_estimable");
  const size = start.length;
  const at = (i: number, j: number): number => (equal && (i === 1 || j === 1) ? 0 : covariance[i * size + j]!);
  if (!(at(0, 0) * n < flat ** 2 * n && at(1, 1) < flat ** 2 && at(0, 0) < flat ** 2)) return none("not_estimable");
  const { group, cuts } = read(found.at);
  return {
    kind: "fit",
    ...group,
    cuts,
    covariance: [
      [at(0, 0), at(0, 1)],
      [at(1, 0), at(1, 1)],
    ],
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** True when no student of x stands below any student of y. */
function apart(x: readonly number[], y: readonly number[]): boolean {
  const lowest = x.findIndex((count) => count > 0);
  const highest = y.findLastIndex((count) => count > 0);
  return lowest > highest;
}

/** Ascending cuts from the first and the logs of the steps. */
export function cutsFrom(first: number, logSteps: readonly number[]): number[] {
  const cuts = [first];
  for (const step of logSteps) cuts.push(cuts[cuts.length - 1]! + Math.exp(step));
  return cuts;
}

/** Slopes with respect to the first cut and the logs of the steps, from slopes with respect to the cuts. */
export function stepSlopes(slopes: readonly number[], logSteps: readonly number[]): number[] {
  const tail = (k: number): number => slopes.slice(k).reduce((sum, slope) => sum + slope, 0);
  return [tail(0), ...logSteps.map((step, k) => Math.exp(step) * tail(k + 1))];
}

/** First cut and logs of steps that give these level shares (all above 0) under a standard normal. */
export function startingCuts(shares: readonly number[]): number[] {
  const whole = total(shares);
  let below = 0;
  const cuts = shares.slice(0, -1).map((share) => {
    below += share / whole;
    return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, below)));
  });
  return [cuts[0]!, ...cuts.slice(1).map((cut, k) => Math.log(Math.max(1e-9, cut - cuts[k]!)))];
}

/** Inverse of n times the second derivatives at a minimum, from differences of the gradient; null when not positive definite. */
function curvatureInverse(valley: Valley, at: readonly number[], n: number): Float64Array | null {
  const size = at.length;
  const hessian = new Float64Array(size * size);
  const step = 1e-4;
  const slopes = at.map((_, j) => {
    const moved = (by: number): readonly number[] => valley(at.map((x, i) => (i === j ? x + by : x))).gradient;
    const [a, b, c, d] = [moved(2 * step), moved(step), moved(-step), moved(-2 * step)];
    return a.map((_, i) => (8 * (b[i]! - c[i]!) - (a[i]! - d[i]!)) / (12 * step));
  });
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) hessian[i * size + j] = (n * (slopes[i]![j]! + slopes[j]![i]!)) / 2;
  const factor = cholesky(hessian, size, 1e-9);
  return factor && choleskyInverse(factor);
}
