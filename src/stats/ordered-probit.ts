import { type NoNumber, none } from "../base/finding.ts";
import { choleskyInverse } from "./cholesky.ts";
import { type Likelihood, type Maximum, maximumLikelihood } from "./maximum-likelihood.ts";
import { normalCdf, normalDensity, normalQuantile } from "./normal.ts";

/**
 * A linear term of the model: a constant plus weighted free parameters. A fixed term has none; a pooled standard
 * deviation has one for each group it pools.
 */
export interface LinearTerm {
  readonly fixed: number;
  readonly parts: readonly { readonly at: number; readonly weight: number }[];
}
export const fixedTerm = (value: number): LinearTerm => ({ fixed: value, parts: [] });
export const searchedTerm = (at: number): LinearTerm => ({ fixed: 0, parts: [{ at, weight: 1 }] });

/** Maps free parameters to each group's latent mean, its ln standard deviation, and the shared cut points. */
export interface Arrangement {
  readonly groups: readonly { readonly mean: LinearTerm; readonly logSd: LinearTerm }[];
  readonly cuts: readonly LinearTerm[];
}

export const termAt = ({ fixed, parts }: LinearTerm, x: readonly number[]): number =>
  parts.reduce((sum, { at, weight }) => sum + weight * x[at]!, fixed);

/**
 * Ordered probit of any number of groups by maximum likelihood: students of group g are at level k when a normal
 * score of that group's mean and standard deviation falls between cut points k - 1 and k.
 *
 * @param shares   one row per group: students at each of K levels, divided by all students
 * @param arrange  maps the free parameters to the model; may depend on their values (a group that takes the smallest
 *   mean)
 * @param start    starting values of the free parameters
 * @returns the free parameters at the maximum, or "not_estimable"
 */
export function fitOrderedProbit(
  shares: readonly (readonly number[])[],
  arrange: (x: readonly number[]) => Arrangement,
  start: readonly number[],
): Maximum | NoNumber {
  return maximumLikelihood((x) => likelihood(shares, arrange(x), x), start);
}

function likelihood(
  shares: readonly (readonly number[])[],
  { groups, cuts }: Arrangement,
  x: readonly number[],
): Likelihood {
  const size = x.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  const information = new Float64Array(size * size);
  const cutAt = cuts.map((cut) => termAt(cut, x));
  let value = 0;
  shares.forEach((row, g) => {
    const { mean, logSd } = groups[g]!;
    const scale = Math.exp(-termAt(logSd, x));
    const center = termAt(mean, x);
    const z = cutAt.map((cut) => (cut - center) * scale);
    const density = z.map((x) => normalDensity(clipped(x)));
    const present = row.reduce((sum, share) => sum + share, 0);
    row.forEach((share, k) => {
      const p = between(z[k - 1], z[k]);
      if (!(p > 0)) {
        if (share > 0) value = Number.POSITIVE_INFINITY;
        return;
      }
      if (share > 0) value -= share * Math.log(p);
      const [low, high] = [density[k - 1] ?? 0, density[k] ?? 0];
      const [zLow, zHigh] = [z[k - 1] ?? 0, z[k] ?? 0];
      // p and its derivatives with respect to mean, logSd, upper cut and lower cut.
      const terms = [mean, logSd, cuts[k], cuts[k - 1]];
      const first = [(low - high) * scale, low * zLow - high * zHigh, high * scale, -low * scale];
      const [bendLow, bendHigh] = [low * zLow, high * zHigh];
      const byMeanSd = (high * (1 - zHigh ** 2) - low * (1 - zLow ** 2)) * scale;
      const second = [
        [(bendLow - bendHigh) * scale ** 2, byMeanSd, bendHigh * scale ** 2, -bendLow * scale ** 2],
        [
          byMeanSd,
          bendHigh * (1 - zHigh ** 2) - bendLow * (1 - zLow ** 2),
          -high * (1 - zHigh ** 2) * scale,
          low * (1 - zLow ** 2) * scale,
        ],
        [bendHigh * scale ** 2, -high * (1 - zHigh ** 2) * scale, -bendHigh * scale ** 2, 0],
        [-bendLow * scale ** 2, low * (1 - zLow ** 2) * scale, 0, bendLow * scale ** 2],
      ];
      terms.forEach((term, a) => {
        for (const { at: i, weight } of term?.parts ?? []) {
          gradient[i]! -= (share / p) * weight * first[a]!;
          terms.forEach((other, b) => {
            for (const { at: j, weight: also } of other?.parts ?? []) {
              const product = weight * also * first[a]! * first[b]!;
              information[i * size + j]! += (present / p) * product;
              curvature[i * size + j]! += (share / p) * (product / p - weight * also * second[a]![b]!);
            }
          });
        }
      });
    });
  });
  return { value, gradient, curvature, information };
}

/**
 * P(low < Z <= high) without cancellation in the upper tail. An undefined end is infinite. Zero or less if the ends
 * are out of order.
 */
function between(low: number | undefined, high: number | undefined): number {
  const [a, b] = [clipped(low ?? Number.NEGATIVE_INFINITY), clipped(high ?? Number.POSITIVE_INFINITY)];
  return a > 0 ? normalCdf(-a) - normalCdf(-b) : normalCdf(b) - normalCdf(a);
}

const clipped = (z: number): number => Math.min(60, Math.max(-60, Number.isNaN(z) ? 60 : z));

export interface TwoGroupProbit {
  readonly kind: "fit";
  /** Mean of group a on the scale where b is standard normal. */
  readonly mean: number;
  /** ln of a's standard deviation; 0 when variances are constrained equal. */
  readonly logSd: number;
  readonly cuts: readonly number[];
  /** Covariance of mean and logSd from the observed information (zero for logSd if constrained). */
  readonly covariance: readonly [readonly [number, number], readonly [number, number]];
}

/**
 * A standard error above this means the likelihood is flat and has no unique maximum. Applies to the mean, in pooled
 * standard deviations, and to the log standard deviation.
 */
const flat = 10;

/**
 * Ordered probit of two groups: b is N(0, 1), a is N(mean, exp(logSd)^2), cut points are free.
 *
 * @param a, b   counts at the same K levels, low to high; each finite and >= 0. A level empty in both is dropped
 * @param equal  true to constrain a's standard deviation to 1
 * @returns "zero_denominator" when a group is empty; "not_estimable" when the likelihood has no finite, unique maximum: groups that do
 *          not overlap, fewer than three levels in use (two when equal)
 * @see R ordinal::clm(y ~ group, scale = ~ group, link = "probit"); MASS::polr(method = "probit")
 */
export function twoGroupProbit(a: readonly number[], b: readonly number[], equal: boolean): TwoGroupProbit | NoNumber {
  const n = total(a) + total(b);
  if (total(a) === 0 || total(b) === 0) return none("zero_denominator");
  const used = a.flatMap((count, k) => (count + (b[k] ?? 0) > 0 ? [k] : []));
  const shares = [used.map((k) => a[k]! / n), used.map((k) => b[k]! / n)] as const;
  if (used.length < (equal ? 2 : 3) || isSeparated(shares[0], shares[1]) || isSeparated(shares[1], shares[0]))
    return none("not_estimable");

  const lead = equal ? 1 : 2;
  const arrangement: Arrangement = {
    groups: [
      { mean: searchedTerm(0), logSd: equal ? fixedTerm(0) : searchedTerm(1) },
      { mean: fixedTerm(0), logSd: fixedTerm(0) },
    ],
    cuts: used.slice(1).map((_, k) => searchedTerm(lead + k)),
  };
  const start = [...(equal ? [0] : [0, 0]), ...cutsOfShares(shares[0].map((share, k) => share + shares[1][k]!))];
  const fit = fitOrderedProbit(shares, () => arrangement, start);
  if (fit.kind === "none") return fit;
  const size = start.length;
  const covariance = choleskyInverse(fit.curvature);
  const at = (i: number, j: number): number => (equal && (i === 1 || j === 1) ? 0 : covariance[i * size + j]! / n);
  const logSd = equal ? 0 : fit.at[1]!;
  if (!(at(0, 0) < flat ** 2 * (1 + Math.exp(2 * logSd)) && at(1, 1) < flat ** 2)) return none("not_estimable");
  return {
    kind: "fit",
    mean: fit.at[0]!,
    logSd,
    cuts: fit.at.slice(lead),
    covariance: [
      [at(0, 0), at(0, 1)],
      [at(1, 0), at(1, 1)],
    ],
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** True if every student of x is above the highest student of y. */
function isSeparated(x: readonly number[], y: readonly number[]): boolean {
  const lowest = x.findIndex((count) => count > 0);
  const highest = y.findLastIndex((count) => count > 0);
  return lowest > highest;
}

/** Cut points that give these level shares under a standard normal. Shares are above 0 and sum to 1. */
export function cutsOfShares(shares: readonly number[]): number[] {
  let below = 0;
  return shares.slice(0, -1).map((share) => {
    below += share;
    return normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, below)));
  });
}
