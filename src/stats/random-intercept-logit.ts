import { AppError } from "../base/errors.ts";
import { type NoNumber, none } from "../base/finding.ts";
import { type Cholesky, cholesky, choleskyInverse, choleskySolve } from "./cholesky.ts";
import { gaussHermite, type Quadrature } from "./gauss-hermite.ts";
import { leastOnInterval } from "./least-on-interval.ts";

/** Counts by cell, and the 0/1 columns of the fixed part. */
export interface CellCounts {
  /** Trials of each cell, each above 0. */
  readonly n: Float64Array;
  /** Successes of each cell, 0 <= hits <= n. */
  readonly hits: Float64Array;
  /** How many columns the fixed part has. */
  readonly columns: number;
  /** For each cell the columns that are 1 there, as many places for every cell, cell after cell; -1 leaves a place empty. */
  readonly ones: Int32Array;
}

/** One effect per cell around a fixed part, on the logit scale. */
export interface RandomInterceptLogit {
  /** One coefficient a column. */
  readonly fixed: Float64Array;
  readonly fixedSe: Float64Array;
  /** Variance of the cells' effects. */
  readonly variance: number;
  /** Fixed part of each cell's logit. */
  readonly offset: Float64Array;
  /** Conditional mode of each cell's effect, and its standard deviation given the fixed part and the variance. */
  readonly effect: Float64Array;
  readonly effectSd: Float64Array;
  /** Standard deviation of the cell's whole logit, the error of the fixed part included. */
  readonly logitSd: Float64Array;
  /** Minus twice the log likelihood, measured from the saturated model. */
  readonly deviance: number;
}

const scan = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];
const farthestLogit = 20;

/**
 * hits_j ~ Binomial(n_j, p_j), logit p_j = fixed_j + u_j, u_j ~ N(0, variance): maximum likelihood, one u a cell.
 *
 * The integral over each u is taken by Laplace's approximation (`nodes` 1, lme4's default) or by adaptive Gauss-Hermite quadrature
 * about the mode (`nodes` above 1; dearer and nearer the truth where cells are tiny). For a given spread the coefficients are found
 * by Newton's method on that approximation itself, not on the joint mode of coefficients and effects; the spread by a scan and
 * Brent's search. A spread no better than none is reported as exactly 0.
 *
 * @returns NoNumber `not_estimable` when a column is a combination of others, or the spread has no end;
 *   `separation` when a coefficient runs away because a whole level has only hits or none
 * @throws AppError stats.bad-counts when lengths or counts do not fit
 * @see Pinheiro & Bates 1995, doi:10.1080/10618600.1995.10474663; Bates et al. 2015, doi:10.18637/jss.v067.i01
 */
export function randomInterceptLogit(cells: CellCounts, nodes = 1): RandomInterceptLogit | NoNumber {
  const search = new Search(cells, nodes);
  if (!search.columnsDiffer()) return none("not_estimable");
  const deviances: number[] = [];
  for (const spread of scan) {
    deviances.push(search.deviance(spread));
    if (deviances[0] === Number.POSITIVE_INFINITY) return none("separation");
    if (deviances.length - deviances.indexOf(Math.min(...deviances)) > 2) break;
  }
  const best = deviances.indexOf(Math.min(...deviances));
  if (best === scan.length - 1) return none("not_estimable");
  const found = leastOnInterval(
    (spread) => search.deviance(spread),
    scan[Math.max(0, best - 1)]!,
    scan[best + 1]!,
    1e-8,
  );
  const spread = deviances[0]! <= found.value + 1e-8 ? 0 : found.at;
  const deviance = search.deviance(spread);
  return Number.isFinite(deviance) ? search.fit(spread, deviance) : none("not_estimable");
}

/** The state of a fit: warm starts make each next spread cheap. */
class Search {
  private readonly cells: CellCounts;
  private readonly perCell: number;
  private readonly quadrature: Quadrature;
  /** Log likelihood of each cell at its own rate. */
  private readonly saturated: Float64Array;
  private readonly fixed: Float64Array;
  private readonly offset: Float64Array;
  private readonly effect: Float64Array;
  private readonly slope: Float64Array;
  private readonly bend: Float64Array;
  private readonly safeBend: Float64Array;

  constructor(cells: CellCounts, nodes: number) {
    const size = cells.n.length;
    this.cells = cells;
    this.perCell = size === 0 ? 0 : cells.ones.length / size;
    if (!(size > 0 && cells.hits.length === size && Number.isInteger(this.perCell) && this.perCell > 0)) refuse();
    for (let j = 0; j < size; j++) {
      if (!(cells.n[j]! > 0 && cells.hits[j]! >= 0 && cells.hits[j]! <= cells.n[j]! && cells.n[j]! < 1e15)) refuse();
    }
    for (const column of cells.ones) if (!(column >= -1 && column < cells.columns)) refuse();
    this.quadrature = gaussHermite(nodes);
    this.saturated = Float64Array.from(cells.n, (n, j) => saturatedLog(cells.hits[j]!, n));
    this.fixed = new Float64Array(cells.columns);
    this.offset = new Float64Array(size);
    this.effect = new Float64Array(size);
    this.slope = new Float64Array(size);
    this.bend = new Float64Array(size);
    this.safeBend = new Float64Array(size);
  }

  columnsDiffer(): boolean {
    return cholesky(this.information(new Float64Array(this.offset.length).fill(1)), this.cells.columns) !== null;
  }

  /**
   * Minus twice the log likelihood at a spread, over the best coefficients for it (left in `fixed`); infinite, and `fixed` as it
   * was, when no best ones are found.
   */
  deviance(spread: number): number {
    const from = Float64Array.from(this.fixed);
    let best = this.logLikelihood(spread, this.fixed);
    for (let round = 0; round < 60; round++) {
      const gradient = this.gather(this.slope);
      const step = this.step(gradient);
      if (step === null) break;
      const gain = gradient.reduce((sum, g, k) => sum + g * step[k]!, 0);
      if (!(gain > 1e-11)) return -2 * best;
      const before = Float64Array.from(this.fixed);
      let share = Math.min(1, 5 / Math.max(...step.map(Math.abs)));
      let next = Number.NEGATIVE_INFINITY;
      for (let halving = 0; halving < 30; halving++, share /= 2) {
        const trial = before.map((b, k) => b + share * step[k]!);
        next = this.logLikelihood(spread, trial);
        if (next >= best - 1e-10) {
          this.fixed.set(trial);
          break;
        }
      }
      if (!(next >= best - 1e-10)) {
        best = this.logLikelihood(spread, this.fixed);
        break;
      }
      best = next;
      if (this.fixed.some((b) => Math.abs(b) > farthestLogit)) break;
    }
    const settled = this.gather(this.slope).every((g) => Math.abs(g) < 1e-5 * (1 + Math.abs(best)));
    if (settled && Number.isFinite(best) && this.fixed.every((b) => Math.abs(b) <= farthestLogit)) return -2 * best;
    this.fixed.set(from);
    return Number.POSITIVE_INFINITY;
  }

  /** Newton's step uphill; where the true curvature is not downward everywhere, the curvature without the correction's own bend. */
  private step(gradient: Float64Array): Float64Array | null {
    const { columns } = this.cells;
    const factor =
      cholesky(this.information(this.bend), columns, 1e-14) ??
      cholesky(this.information(this.safeBend), columns, 1e-14);
    return factor === null ? null : choleskySolve(factor, gradient);
  }

  fit(spread: number, deviance: number): RandomInterceptLogit | NoNumber {
    const { n, columns, ones } = this.cells;
    const factor: Cholesky | null =
      cholesky(this.information(this.bend), columns, 1e-14) ??
      cholesky(this.information(this.safeBend), columns, 1e-14);
    if (factor === null) return none("separation");
    const covariance = choleskyInverse(factor);
    const effectSd = new Float64Array(n.length);
    const logitSd = new Float64Array(n.length);
    for (let j = 0; j < n.length; j++) {
      const w = bernoulliWeight(this.offset[j]! + this.effect[j]!) * n[j]!;
      const kept = 1 / (1 + spread * spread * w);
      effectSd[j] = spread * Math.sqrt(kept);
      let fromFixed = 0;
      for (let a = 0; a < this.perCell; a++) {
        for (let b = 0; b < this.perCell; b++) {
          const [row, column] = [ones[j * this.perCell + a]!, ones[j * this.perCell + b]!];
          if (row >= 0 && column >= 0) fromFixed += covariance[row * columns + column]!;
        }
      }
      logitSd[j] = Math.sqrt(effectSd[j]! ** 2 + kept * kept * Math.max(0, fromFixed));
    }
    return {
      fixed: Float64Array.from(this.fixed),
      fixedSe: Float64Array.from(this.fixed, (_, k) => Math.sqrt(Math.max(0, covariance[k * columns + k]!))),
      variance: spread * spread,
      offset: Float64Array.from(this.offset),
      effect: Float64Array.from(this.effect),
      effectSd,
      logitSd,
      deviance,
    };
  }

  /** Log likelihood with its first and second derivative by each cell's offset; modes are left in `effect`. */
  private logLikelihood(spread: number, fixed: Float64Array): number {
    const { n, hits, ones } = this.cells;
    let [sum, lost] = [0, 0];
    for (let j = 0; j < n.length; j++) {
      let offset = 0;
      for (let a = j * this.perCell; a < (j + 1) * this.perCell; a++) if (ones[a]! >= 0) offset += fixed[ones[a]!]!;
      this.offset[j] = offset;
      this.effect[j] = spread === 0 ? 0 : mode(hits[j]!, n[j]!, offset, spread, this.effect[j]!);
      const part = this.quadrature.nodes.length === 1 ? this.laplace(j, spread) : this.integrate(j, spread);
      const term = part - this.saturated[j]! - lost;
      const next = sum + term;
      lost = next - sum - term;
      sum = next;
    }
    return sum;
  }

  private laplace(j: number, spread: number): number {
    const [n, hits] = [this.cells.n[j]!, this.cells.hits[j]!];
    const logit = this.offset[j]! + this.effect[j]!;
    const p = 1 / (1 + Math.exp(-logit));
    const q = 1 / (1 + Math.exp(logit));
    const v = spread * spread;
    const w = n * p * q;
    const kept = 1 / (1 + v * w);
    const w1 = w * (q - p);
    const w2 = w * ((q - p) ** 2 - 2 * p * q);
    this.slope[j] = hits * q - (n - hits) * p - (v * w1 * kept * kept) / 2;
    this.safeBend[j] = w * kept;
    this.bend[j] = w * kept + (v * kept * (w2 * kept * kept - 2 * v * w1 * w1 * kept * kept * kept)) / 2;
    const b = spread === 0 ? 0 : this.effect[j]! / spread;
    return binomialLog(hits, n, logit) - (b * b) / 2 + Math.log(kept) / 2;
  }

  private integrate(j: number, spread: number): number {
    const [n, hits] = [this.cells.n[j]!, this.cells.hits[j]!];
    const { nodes, weights } = this.quadrature;
    const at = this.offset[j]! + this.effect[j]!;
    const width = 1 / Math.sqrt(1 + spread * spread * n * bernoulliWeight(at));
    const middle = spread === 0 ? 0 : this.effect[j]! / spread;
    const top = binomialLog(hits, n, at) - (middle * middle) / 2;
    let [mass, slope, slope2, bend] = [0, 0, 0, 0];
    for (let k = 0; k < nodes.length; k++) {
      const z = nodes[k]!;
      const b = middle + Math.SQRT2 * width * z;
      const logit = this.offset[j]! + spread * b;
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
    this.slope[j] = slope;
    this.safeBend[j] = n * bernoulliWeight(at) * width * width;
    this.bend[j] = bend / mass - (slope2 / mass - slope * slope);
    return top + Math.log((mass * width) / Math.sqrt(Math.PI));
  }

  /** Each cell's number summed into its columns. */
  private gather(ofCell: Float64Array): Float64Array {
    const { ones, columns } = this.cells;
    const sums = new Float64Array(columns);
    for (let i = 0; i < ones.length; i++) if (ones[i]! >= 0) sums[ones[i]!]! += ofCell[Math.floor(i / this.perCell)]!;
    return sums;
  }

  /** X' diag(weight) X. */
  private information(weight: Float64Array): Float64Array {
    const { ones, columns } = this.cells;
    const sums = new Float64Array(columns * columns);
    for (let j = 0; j < weight.length; j++) {
      for (let a = j * this.perCell; a < (j + 1) * this.perCell; a++) {
        if (ones[a]! < 0) continue;
        const row = ones[a]! * columns;
        for (let b = j * this.perCell; b < (j + 1) * this.perCell; b++)
          if (ones[b]! >= 0) sums[row + ones[b]!]! += weight[j]!;
      }
    }
    return sums;
  }
}

/** The effect at which the cell's penalised log likelihood is highest: Newton's method between closing walls. */
function mode(hits: number, n: number, offset: number, spread: number, from: number): number {
  const v = spread * spread;
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

const bernoulliWeight = (logit: number): number => 1 / (2 + Math.exp(logit) + Math.exp(-logit));

/** hits * logit - n * log(1 + e^logit), without overflow. */
function binomialLog(hits: number, n: number, logit: number): number {
  const tail = Math.log1p(Math.exp(-Math.abs(logit)));
  return logit > 0 ? -(n - hits) * logit - n * tail : hits * logit - n * tail;
}

const saturatedLog = (hits: number, n: number): number =>
  (hits > 0 ? hits * Math.log(hits / n) : 0) + (hits < n ? (n - hits) * Math.log1p(-hits / n) : 0);

function refuse(): never {
  throw new AppError("stats.bad-counts", {
    what: "The cells of a random-intercept model do not fit together: lengths differ, or a cell has hits outside 0 to n.",
    fix: "Give every cell n above 0, hits from 0 to n, and the same number of columns that exist.",
  });
}
