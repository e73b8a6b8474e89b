import { AppError } from "../base/errors.ts";
import { type NoNumber, none } from "../base/finding.ts";
import {
  type BinomialNormal,
  bernoulliWeight,
  type CellShape,
  effectMode,
  laplaceLog,
  quadratureLog,
  saturatedLog,
} from "./binomial-normal.ts";
import { type Cholesky, cholesky, choleskyInverse, choleskySolve } from "./cholesky.ts";
import { gaussHermite, type Quadrature } from "./gauss-hermite.ts";
import { leastOnInterval } from "./least-on-interval.ts";

/** Counts by cell, and the 0/1 design of the fixed part. */
export interface BinomialCells {
  /** Trials of each cell, each above 0. */
  readonly n: Float64Array;
  /** Successes of each cell, 0 <= hits <= n. */
  readonly hits: Float64Array;
  /** Number of columns of the fixed part. */
  readonly columns: number;
  /** For each cell, the columns that are 1 there. Fixed number of places per cell, padded with -1. */
  readonly ones: Int32Array;
}

/** Fixed part plus one random effect per cell, on the logit scale. */
export interface RandomInterceptLogit {
  /** One coefficient per column. */
  readonly fixed: Float64Array;
  readonly fixedSe: Float64Array;
  /** Variance of the cells' effects. */
  readonly variance: number;
  /** Fixed part of each cell's logit. */
  readonly offset: Float64Array;
  /** Conditional mode of each cell's effect, and its standard deviation given the fixed part and the variance. */
  readonly effect: Float64Array;
  readonly effectSd: Float64Array;
  /** Standard deviation of the cell's logit, including the error of the fixed part. */
  readonly logitSd: Float64Array;
  /** Minus twice the log likelihood, relative to the saturated model. */
  readonly deviance: number;
}

const scan = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];
/** Coefficients beyond this are diverging. */
const farthestLogit = 20;

/**
 * hits_j ~ Binomial(n_j, p_j), logit p_j = fixed_j + u_j, u_j ~ N(0, variance): maximum likelihood, one u per cell.
 *
 * The integral over each u is taken by Laplace's approximation (`nodes` 1, lme4's default) or by adaptive
 * Gauss-Hermite quadrature about the mode (`nodes` above 1; slower, more accurate where cells are tiny). For a given
 * standard deviation the coefficients are found by Newton's method on that approximation itself, not on the joint
 * mode of coefficients and effects; the standard deviation by a grid and Brent's method. If it is no more likely than
 * 0, exactly 0 is reported.
 *
 * @returns NoNumber `not_estimable` when a column is a linear combination of others, or the standard deviation
 *   diverges; `separation` when a coefficient diverges because a level has all hits or none
 * @throws AppError stats.bad-counts when lengths or counts do not fit
 * @see Pinheiro & Bates 1995, doi:10.1080/10618600.1995.10474663; Bates et al. 2015, doi:10.18637/jss.v067.i01
 */
export function randomInterceptLogit(cells: BinomialCells, nodes = 1): RandomInterceptLogit | NoNumber {
  const search = begin(cells, gaussHermite(nodes));
  const same = new Float64Array(cells.n.length).fill(1);
  if (cholesky(information(search, same), cells.columns) === null) return none("not_estimable");
  const deviances: number[] = [];
  for (const standardDeviation of scan) {
    deviances.push(devianceAt(search, standardDeviation));
    if (deviances[0] === Number.POSITIVE_INFINITY) return none("separation");
    // Two in a row above the best: past the minimum.
    if (deviances.length - deviances.indexOf(Math.min(...deviances)) > 2) break;
  }
  const best = deviances.indexOf(Math.min(...deviances));
  if (best === scan.length - 1) return none("not_estimable");
  const minimum = leastOnInterval(
    (standardDeviation) => devianceAt(search, standardDeviation),
    scan[Math.max(0, best - 1)]!,
    scan[best + 1]!,
    1e-8,
  );
  const standardDeviation = deviances[0]! <= minimum.value + 1e-8 ? 0 : minimum.at;
  const deviance = devianceAt(search, standardDeviation);
  return Number.isFinite(deviance) ? finish(search, standardDeviation, deviance) : none("not_estimable");
}

/** Search state. Coefficients and modes are kept, so that each new standard deviation starts near its optimum. */
interface Search {
  readonly cells: BinomialCells;
  /** Places per cell in `ones`. */
  readonly perCell: number;
  readonly quadrature: Quadrature;
  /** Saturated log likelihood of each cell. */
  readonly saturated: Float64Array;
  readonly fixed: Float64Array;
  readonly offset: Float64Array;
  readonly effect: Float64Array;
  /** Per cell, as in CellShape. */
  readonly slope: Float64Array;
  readonly bend: Float64Array;
  readonly safeBend: Float64Array;
}

function begin(cells: BinomialCells, quadrature: Quadrature): Search {
  const size = cells.n.length;
  const perCell = size === 0 ? 0 : cells.ones.length / size;
  const whole = size > 0 && cells.hits.length === size && Number.isInteger(perCell) && perCell > 0;
  const counted = cells.n.every((n, j) => n > 0 && n < 1e15 && cells.hits[j]! >= 0 && cells.hits[j]! <= n);
  const used = Number.isInteger(cells.columns) && cells.columns <= cells.ones.length;
  if (!(whole && used && counted && cells.ones.every((column) => column >= -1 && column < cells.columns))) {
    throw new AppError("stats.bad-counts", { wrong: "cells" });
  }
  return {
    cells,
    perCell,
    quadrature,
    saturated: Float64Array.from(cells.n, (n, j) => saturatedLog(cells.hits[j]!, n)),
    fixed: new Float64Array(cells.columns),
    offset: new Float64Array(size),
    effect: new Float64Array(size),
    slope: new Float64Array(size),
    bend: new Float64Array(size),
    safeBend: new Float64Array(size),
  };
}

/**
 * Profile deviance at a standard deviation: minus twice the log likelihood, maximized over the coefficients, which
 * are left in `fixed`. Infinite, with `fixed` unchanged, if the search does not converge.
 */
function devianceAt(search: Search, standardDeviation: number): number {
  const { fixed } = search;
  const from = Float64Array.from(fixed);
  let best = logLikelihood(search, standardDeviation, fixed);
  let arrived = false;
  for (let round = 0; round < 60; round++) {
    const gradient = gather(search, search.slope);
    const factor = curvature(search);
    if (factor === null) break;
    const step = choleskySolve(factor, gradient);
    arrived = gradient.reduce((gain, g, k) => gain + g * step[k]!, 0) <= 1e-11;
    if (arrived) break;
    const next = climb(search, standardDeviation, step, best);
    if (next === null) break;
    best = next;
    if (fixed.some((b) => Math.abs(b) > farthestLogit)) break;
  }
  // Rounding may stop the search slightly short of the maximum.
  arrived ||= gather(search, search.slope).every((g) => Math.abs(g) < 1e-5 * (1 + Math.abs(best)));
  if (arrived && Number.isFinite(best) && fixed.every((b) => Math.abs(b) <= farthestLogit)) return -2 * best;
  fixed.set(from);
  return Number.POSITIVE_INFINITY;
}

/**
 * Step halving: applies the largest fraction of the step that does not lower the likelihood. Returns null and changes
 * nothing if there is none.
 */
function climb(search: Search, standardDeviation: number, step: Float64Array, best: number): number | null {
  const before = Float64Array.from(search.fixed);
  let share = Math.min(1, 5 / step.reduce((most, s) => Math.max(most, Math.abs(s)), 0));
  for (let halving = 0; halving < 30; halving++, share /= 2) {
    const trial = before.map((b, k) => b + share * step[k]!);
    const next = logLikelihood(search, standardDeviation, trial);
    if (!(next >= best - 1e-10)) continue;
    search.fixed.set(trial);
    return next;
  }
  logLikelihood(search, standardDeviation, before);
  return null;
}

/** Information of the coefficients. If it is not positive definite, drops the curvature of the Laplace correction. */
const curvature = (search: Search): Cholesky | null =>
  cholesky(information(search, search.bend), search.cells.columns, 1e-14) ??
  cholesky(information(search, search.safeBend), search.cells.columns, 1e-14);

/** Log likelihood relative to the saturated model (compensated sum). Updates offsets, modes and shapes in `search`. */
function logLikelihood(search: Search, standardDeviation: number, fixed: Float64Array): number {
  const { cells, perCell, quadrature, saturated, effect } = search;
  const shape: CellShape = { slope: 0, bend: 0, safeBend: 0 };
  let [sum, lost] = [0, 0];
  for (let j = 0; j < cells.n.length; j++) {
    let offset = 0;
    for (let a = j * perCell; a < (j + 1) * perCell; a++) if (cells.ones[a]! >= 0) offset += fixed[cells.ones[a]!]!;
    const cell: BinomialNormal = { hits: cells.hits[j]!, n: cells.n[j]!, offset, standardDeviation };
    const mode = effectMode(cell, effect[j]!);
    const log =
      quadrature.nodes.length === 1 ? laplaceLog(cell, mode, shape) : quadratureLog(cell, mode, shape, quadrature);
    search.offset[j] = offset;
    effect[j] = mode;
    search.slope[j] = shape.slope;
    search.bend[j] = shape.bend;
    search.safeBend[j] = shape.safeBend;
    const term = log - saturated[j]! - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sum;
}

/** X' v: sums each cell's number into its columns. */
function gather({ cells: { ones, columns }, perCell }: Search, ofCell: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let i = 0; i < ones.length; i++) if (ones[i]! >= 0) sums[ones[i]!]! += ofCell[Math.floor(i / perCell)]!;
  return sums;
}

/** X' diag(weight) X. */
function information({ cells: { ones, columns }, perCell }: Search, weight: Float64Array): Float64Array {
  const sums = new Float64Array(columns * columns);
  for (let j = 0; j < weight.length; j++) {
    for (let a = j * perCell; a < (j + 1) * perCell; a++) {
      if (ones[a]! < 0) continue;
      const row = ones[a]! * columns;
      for (let b = j * perCell; b < (j + 1) * perCell; b++) if (ones[b]! >= 0) sums[row + ones[b]!]! += weight[j]!;
    }
  }
  return sums;
}

function finish(search: Search, standardDeviation: number, deviance: number): RandomInterceptLogit | NoNumber {
  const { cells, perCell, fixed, offset, effect } = search;
  const factor = curvature(search);
  if (factor === null) return none("separation");
  const covariance = choleskyInverse(factor);
  const effectSd = new Float64Array(offset.length);
  const logitSd = new Float64Array(offset.length);
  for (let j = 0; j < offset.length; j++) {
    const kept =
      1 / (1 + standardDeviation * standardDeviation * cells.n[j]! * bernoulliWeight(offset[j]! + effect[j]!));
    effectSd[j] = standardDeviation * Math.sqrt(kept);
    const own = cells.ones.subarray(j * perCell, (j + 1) * perCell).filter((column) => column >= 0);
    let fromFixed = 0;
    for (const row of own) for (const column of own) fromFixed += covariance[row * cells.columns + column]!;
    logitSd[j] = Math.sqrt(effectSd[j]! ** 2 + kept * kept * Math.max(0, fromFixed));
  }
  return {
    fixed,
    fixedSe: fixed.map((_, k) => Math.sqrt(Math.max(0, covariance[k * cells.columns + k]!))),
    variance: standardDeviation * standardDeviation,
    offset,
    effect,
    effectSd,
    logitSd,
    deviance,
  };
}
