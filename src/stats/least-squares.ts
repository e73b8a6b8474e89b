import { AppError } from "../base/errors.ts";
import type { NoNumber } from "../base/finding.ts";
import { none } from "../base/finding.ts";
import { finite, requireFinite, requireSameLength } from "./require.ts";

/**
 * A column is aliased if less than this share of its norm remains after regressing it on earlier columns (the
 * tolerance of R's lm).
 */
const aliasTolerance = 1e-7;

export interface LeastSquares {
  readonly kind: "fit";
  /** One per column, in the order given. */
  readonly coefficients: readonly number[];
  /** y minus fitted, one per row (rows of weight 0 too). */
  readonly residuals: Float64Array;
  readonly fitted: Float64Array;
  /** Diagonal of the weighted hat matrix, one per row; 0 for rows of weight 0. */
  readonly leverage: Float64Array;
  /** (X'WX)^-1, p by p. */
  readonly inverse: readonly (readonly number[])[];
  /** Rows of weight above 0, minus columns. */
  readonly residualDf: number;
  /** Weighted residual sum of squares over residualDf, or "too_few_rows" when that is 0. */
  readonly residualVariance: number | NoNumber;
}

/** No unique solution: some columns are linear combinations of earlier ones. */
export interface Aliased extends NoNumber {
  readonly reason: "not_estimable";
  /** Names of the aliased columns, or their positions from 0 if they have no names. */
  readonly aliased: readonly string[];
}

export interface LeastSquaresOptions {
  /** One per row, each >= 0; default all 1. */
  readonly weights?: ArrayLike<number>;
  /** One per column; used to report aliased columns. */
  readonly names?: readonly string[];
}

/**
 * Weighted least squares by Householder QR with a rank test; X'WX is never formed.
 *
 * @param columns  the design, a list of columns (give the intercept as a column of ones), each as long as y
 * @param y        the outcome
 * @returns the fit; "too_few_rows" when there are fewer rows than columns; or which columns are aliased
 * @throws AppError stats.bad-shape, stats.not-finite, stats.bad-weight, stats.out-of-range
 */
export function leastSquares(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  options: LeastSquaresOptions = {},
): LeastSquares | Aliased | NoNumber {
  const { names } = options;
  const rows = y.length;
  const p = columns.length;
  requireFinite(y, "outcome");
  columns.forEach((column, j) => {
    const covariate = names?.[j] ?? j + 1;
    requireSameLength(column, y, { covariate }, "outcome");
    requireFinite(column, { covariate });
  });
  const root = rootWeights(options.weights, y);
  let used = 0;
  for (let i = 0; i < rows; i++) if (root[i]! > 0) used += 1;
  if (p === 0 || used < p) return none("too_few_rows");

  // q: the scaled columns, overwritten by Householder vectors. r: upper triangle.
  const q = columns.map((column) => Float64Array.from(column, (x, i) => x * root[i]!));
  const z = Float64Array.from(y, (value, i) => value * root[i]!);
  const r: number[][] = [];
  const aliased: string[] = [];
  for (let j = 0; j < p; j++) {
    const column = q[j]!;
    const whole = norm(column, 0);
    const k = r.length;
    for (let h = 0; h < k; h++) reflect(q[kept(r, h)]!, h, column);
    const left = norm(column, k);
    if (!(left > aliasTolerance * whole)) {
      aliased.push(names?.[j] ?? String(j));
      continue;
    }
    const head = column[k]! > 0 ? -left : left;
    r.push([j, ...column.subarray(0, k), head]);
    // Householder vector, scaled so that v'v = 2.
    const scale = Math.sqrt(left) * Math.sqrt(left + Math.abs(column[k]!));
    column[k] = column[k]! - head;
    for (let i = k; i < rows; i++) column[i] = column[i]! / scale;
    reflect(column, k, z);
  }
  if (aliased.length > 0) return { kind: "none", reason: "not_estimable", aliased };

  const coefficients = backSubstitute(r, z);
  const rInverse = Array.from({ length: p }, (_, j) => {
    const unit = new Float64Array(p);
    unit[j] = 1;
    return backSubstitute(r, unit);
  });
  const inverse = Array.from({ length: p }, (_, a) =>
    Array.from({ length: p }, (_, b) => rInverse.reduce((sum, column) => sum + column[a]! * column[b]!, 0)),
  );
  const fitted = new Float64Array(rows);
  for (let j = 0; j < p; j++) for (let i = 0; i < rows; i++) fitted[i]! += columns[j]![i]! * coefficients[j]!;
  const residuals = Float64Array.from(fitted, (value, i) => y[i]! - value);
  let squares = 0;
  for (let i = 0; i < rows; i++) squares += (root[i]! * residuals[i]!) ** 2;
  const residualDf = used - p;
  const leverage = leverageOf(q, p, rows);
  for (const values of [coefficients, fitted, leverage, ...inverse])
    for (const value of values) finite(value, "fit-part");
  return {
    kind: "fit",
    coefficients,
    residuals,
    fitted,
    leverage,
    inverse,
    residualDf,
    residualVariance: residualDf === 0 ? none("too_few_rows") : finite(squares / residualDf, "residual-variance"),
  };
}

/**
 * Standard errors of the coefficients assuming homoskedasticity: sqrt(residualVariance * diagonal of inverse);
 * "too_few_rows" when no degrees of freedom are left.
 */
export function standardErrors(fit: LeastSquares): readonly number[] | NoNumber {
  const { residualVariance } = fit;
  if (typeof residualVariance !== "number") return residualVariance;
  return fit.inverse.map((row, j) => finite(Math.sqrt(residualVariance * row[j]!), "standard-error"));
}

/**
 * Heteroskedasticity-consistent covariance of the coefficients (R sandwich::vcovHC).
 *
 * @param columns  as given to leastSquares
 * @param type     HC0: residuals as they are; HC1: times n/(n - p); HC3: each residual over 1 - leverage
 * @returns "not_estimable" when a row has leverage 1 (HC3), "too_few_rows" without degrees of freedom (HC1)
 * @see MacKinnon & White 1985, doi:10.1016/0304-4076(85)90158-7
 */
export function robustCovariance(
  fit: LeastSquares,
  columns: readonly ArrayLike<number>[],
  type: "HC0" | "HC1" | "HC3",
  weights?: ArrayLike<number>,
): readonly (readonly number[])[] | NoNumber {
  const rows = fit.residuals.length;
  const p = columns.length;
  const used = fit.residualDf + p;
  if (type === "HC1" && fit.residualDf === 0) return none("too_few_rows");
  const score = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const w = weights?.[i] ?? 1;
    const room = type === "HC3" ? 1 - fit.leverage[i]! : 1;
    if (room < 1e-12 && w > 0) return none("not_estimable");
    score[i] = (w * fit.residuals[i]!) / room;
  }
  // half = inverse X' diag(score); covariance = half half'
  const half = fit.inverse.map((row) =>
    Float64Array.from(score, (s, i) => s * row.reduce((sum, b, j) => sum + b * columns[j]![i]!, 0)),
  );
  const factor = type === "HC1" ? used / fit.residualDf : 1;
  return half.map((a) => half.map((b) => finite(factor * dot(a, b), "robust-variance")));
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

function rootWeights(weights: ArrayLike<number> | undefined, y: ArrayLike<number>): Float64Array {
  if (weights === undefined) return new Float64Array(y.length).fill(1);
  requireSameLength(weights, y, "weights", "outcome");
  return Float64Array.from(weights, (w) => {
    if (w >= 0 && w < Number.POSITIVE_INFINITY) return Math.sqrt(w);
    throw new AppError("stats.bad-weight", { weight: w });
  });
}

/** Euclidean norm of the entries from `start`, scaled against overflow. */
function norm(x: Float64Array, start: number): number {
  let largest = 0;
  for (let i = start; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]!));
  if (largest === 0) return 0;
  let squares = 0;
  for (let i = start; i < x.length; i++) squares += (x[i]! / largest) ** 2;
  return largest * Math.sqrt(squares);
}

/** Original index of the k-th kept column. */
const kept = (r: readonly number[][], k: number): number => r[k]![0]!;

/** x := x - v (v'x), for a Householder vector v stored from row `start` with v'v = 2. */
function reflect(v: Float64Array, start: number, x: Float64Array): void {
  let product = 0;
  for (let i = start; i < x.length; i++) product += v[i]! * x[i]!;
  for (let i = start; i < x.length; i++) x[i]! -= v[i]! * product;
}

/** Solves R b = z by back substitution. Each row of `r` is a column of R, preceded by the column's number. */
function backSubstitute(r: readonly number[][], z: Float64Array): number[] {
  const p = r.length;
  const b = Array.from({ length: p }, (_, j) => z[j]!);
  for (let j = p - 1; j >= 0; j--) {
    b[j]! /= r[j]![j + 1]!;
    for (let h = 0; h < j; h++) b[h]! -= r[j]![h + 1]! * b[j]!;
  }
  return b;
}

/** Leverages: row sums of squares of the first p columns of Q. */
function leverageOf(q: readonly Float64Array[], p: number, rows: number): Float64Array {
  const leverage = new Float64Array(rows);
  for (let j = 0; j < p; j++) {
    const unit = new Float64Array(rows);
    unit[j] = 1;
    for (let h = p - 1; h >= 0; h--) reflect(q[h]!, h, unit);
    for (let i = 0; i < rows; i++) leverage[i]! += unit[i]! ** 2;
  }
  return leverage;
}
