import type { Quadrature } from "./gauss-hermite.ts";
import { finite } from "./require.ts";

/**
 * Derivatives of a cell's log likelihood with respect to its offset. Reused across millions of calls to avoid
 * allocating.
 */
export interface CellShape {
  /** First derivative. */
  slope: number;
  /** Minus the second derivative. */
  bend: number;
  /** Same as `bend`, without the curvature of the Laplace correction; never below 0. */
  safeBend: number;
}

/** A cell: `hits` of `n` with log odds `offset + effect`, where the effect is normal with mean 0 and standard deviation `standardDeviation`. */
export interface BinomialNormal {
  readonly hits: number;
  readonly n: number;
  readonly offset: number;
  readonly standardDeviation: number;
}

/** Mode of the cell's penalized log likelihood in the effect: Newton's method inside a shrinking bracket. */
export function effectMode({ hits, n, offset, standardDeviation }: BinomialNormal, from: number): number {
  if (standardDeviation === 0) return 0;
  const v = standardDeviation * standardDeviation;
  let u = from;
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 200; round++) {
    const p = 1 / (1 + Math.exp(-offset - u));
    const q = 1 / (1 + Math.exp(offset + u));
    const uphill = v * (hits * q - (n - hits) * p) - u;
    if (uphill > 0) low = u;
    else high = u;
    const step = Math.max(-2, Math.min(2, uphill / (1 + v * n * p * q)));
    if (Math.abs(step) < 1e-11) return u + step;
    const next = u + step;
    u = (next > low && next < high) || !Number.isFinite(low + high) ? next : (low + high) / 2;
  }
  return u;
}

/**
 * Log likelihood of a cell with the effect integrated out by Laplace's approximation, and the derivatives of that
 * approximation with respect to the offset.
 */
export function laplaceLog(
  { hits, n, offset, standardDeviation }: BinomialNormal,
  effect: number,
  shape: CellShape,
): number {
  const logit = offset + effect;
  const p = 1 / (1 + Math.exp(-logit));
  const q = 1 / (1 + Math.exp(logit));
  const v = standardDeviation * standardDeviation;
  const w = n * p * q;
  const kept = 1 / (1 + v * w);
  const w1 = w * (q - p);
  const w2 = w * ((q - p) ** 2 - 2 * p * q);
  shape.slope = hits * q - (n - hits) * p - (v * w1 * kept * kept) / 2;
  shape.safeBend = w * kept;
  shape.bend = w * kept + (v * kept * (w2 * kept * kept - 2 * v * w1 * w1 * kept * kept * kept)) / 2;
  const b = standardDeviation === 0 ? 0 : effect / standardDeviation;
  return binomialLog(hits, n, logit) - (b * b) / 2 + Math.log(kept) / 2;
}

/**
 * Same as `laplaceLog`, by adaptive Gauss-Hermite quadrature: nodes centered at the mode and scaled by the curvature
 * there.
 */
export function quadratureLog(
  { hits, n, offset, standardDeviation }: BinomialNormal,
  effect: number,
  shape: CellShape,
  { nodes, weights }: Quadrature,
): number {
  const at = offset + effect;
  const width = 1 / Math.sqrt(1 + standardDeviation * standardDeviation * n * bernoulliWeight(at));
  const middle = standardDeviation === 0 ? 0 : effect / standardDeviation;
  const top = binomialLog(hits, n, at) - (middle * middle) / 2;
  let [mass, slope, slope2, bend] = [0, 0, 0, 0];
  for (let k = 0; k < nodes.length; k++) {
    const z = nodes[k]!;
    const b = middle + Math.SQRT2 * width * z;
    const logit = offset + standardDeviation * b;
    const m = weights[k]! * Math.exp(z * z + binomialLog(hits, n, logit) - (b * b) / 2 - top);
    const p = 1 / (1 + Math.exp(-logit));
    const q = 1 / (1 + Math.exp(logit));
    const d = hits * q - (n - hits) * p;
    mass += m;
    slope += m * d;
    slope2 += m * d * d;
    bend += m * n * p * q;
  }
  slope /= mass;
  shape.slope = slope;
  shape.safeBend = n * bernoulliWeight(at) * width * width;
  shape.bend = bend / mass - (slope2 / mass - slope * slope);
  return top + Math.log((mass * width) / Math.sqrt(Math.PI));
}

/** Variance of one trial: p (1 - p). @throws AppError stats.out-of-range for NaN */
export const bernoulliWeight = (logit: number): number =>
  finite(1 / (2 + Math.exp(logit) + Math.exp(-logit)), "weight");

/** hits * logit - n * log(1 + e^logit), without overflow. */
function binomialLog(hits: number, n: number, logit: number): number {
  const tail = Math.log1p(Math.exp(-Math.abs(logit)));
  return logit > 0 ? -(n - hits) * logit - n * tail : hits * logit - n * tail;
}

/** Log likelihood of the saturated model, at the observed rate. */
export const saturatedLog = (hits: number, n: number): number =>
  (hits > 0 ? hits * Math.log(hits / n) : 0) + (hits < n ? (n - hits) * Math.log1p(-hits / n) : 0);
