import { type NoNumber, none } from "../base/finding.ts";
import { cholesky } from "./cholesky.ts";
import type { LeastSquares } from "./least-squares.ts";
import { finite, requireSameLength } from "./require.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

/** Eigenvalues of I - H this close to 0 count as 0 and their eigenvectors are dropped. */
const vanishing = 1e-10;

/** Variances of one coefficient when rows of the same cluster may be correlated in any way. */
export interface ClusterRobust {
  readonly clusters: number;
  /** No correction. */
  readonly cr0: number;
  /** cr0 times (G/(G-1)) ((N-1)/(N-p)). */
  readonly cr1: number;
  /** Bias-reduced linearization (CR2): each cluster's residuals times (I - H)^(-1/2). */
  readonly cr2: number;
  /** Satterthwaite degrees of freedom that go with cr2. */
  readonly df: number | NoNumber;
}

/**
 * Cluster-robust variances of one coefficient of an unweighted least-squares fit.
 *
 * Works in the columns' own space: with B = LL' the inverse of X'X, Q = XL has orthonormal columns, and each
 * cluster's matrices shrink to p by p, so the cost is linear in the rows, not quadratic.
 *
 * @param columns      as given to leastSquares, without weights
 * @param clusters     which cluster each row belongs to
 * @param coefficient  which column the variance is of, counted from 0
 * @returns the variances; "too_few_units" below two clusters, "too_few_rows" without degrees of freedom
 * @throws AppError stats.bad-shape, stats.out-of-range
 * @see Bell & McCaffrey 2002; Pustejovsky & Tipton 2018, doi:10.1080/07350015.2016.1247004
 */
export function clusterRobust(
  fit: LeastSquares,
  columns: readonly ArrayLike<number>[],
  clusters: ArrayLike<string | number>,
  coefficient: number,
): ClusterRobust | NoNumber {
  requireSameLength(clusters, fit.residuals, "clusters", "residuals");
  const p = columns.length;
  const n = fit.residuals.length;
  if (fit.residualDf < 1) return none("too_few_rows");
  const factor = cholesky(Float64Array.from(fit.inverse.flat()), p, 0);
  if (factor === null) return none("not_estimable");
  const { lower } = factor;

  const members = new Map<string | number, number[]>();
  for (let i = 0; i < n; i++) {
    const rows = members.get(clusters[i]!);
    if (rows === undefined) members.set(clusters[i]!, [i]);
    else rows.push(i);
  }
  const count = members.size;
  if (count < 2) return none("too_few_units");

  // The coefficient as a direction in the columns of Q: row `coefficient` of L.
  const direction = Array.from({ length: p }, (_, j) => lower[coefficient * p + j]!);
  const mixed = zeros(p);
  let cr0 = 0;
  let cr2 = 0;
  let trace = 0;
  let ownSquares = 0;
  let ownNorms = 0;
  for (const rows of members.values()) {
    const gram = zeros(p);
    const score = new Array<number>(p).fill(0);
    for (const i of rows) {
      const q = Array.from({ length: p }, (_, j) => {
        let value = 0;
        for (let k = j; k < p; k++) value += columns[k]![i]! * lower[k * p + j]!;
        return value;
      });
      for (let j = 0; j < p; j++) {
        score[j]! += q[j]! * fit.residuals[i]!;
        for (let k = 0; k < p; k++) gram[j]![k]! += q[j]! * q[k]!;
      }
    }
    const adjusted = inverseRootOfRest(gram, direction);
    cr0 += dot(direction, score) ** 2;
    cr2 += dot(adjusted, score) ** 2;
    const w = gram.map((row) => dot(row, adjusted));
    const length = dot(w, w);
    const ownTerm = dot(adjusted, w) - length;
    trace += ownTerm;
    ownSquares += ownTerm ** 2;
    ownNorms += length ** 2;
    for (let j = 0; j < p; j++) for (let k = 0; k < p; k++) mixed[j]![k]! += w[j]! * w[k]!;
  }
  const squares = ownSquares - ownNorms + mixed.flat().reduce((sum, x) => sum + x * x, 0);
  const df = trace ** 2 / squares;
  return {
    clusters: count,
    cr0: finite(cr0, "cluster-robust-variance"),
    cr1: finite((cr0 * (count / (count - 1)) * (n - 1)) / (n - p), "cluster-robust-variance"),
    cr2: finite(cr2, "cluster-robust-variance"),
    df: df > 0 && Number.isFinite(df) ? df : none("not_estimable"),
  };
}

/** (I - gram)^(-1/2) times a direction. Directions determined by this cluster alone are left out. */
function inverseRootOfRest(gram: readonly (readonly number[])[], direction: readonly number[]): number[] {
  const { values, vectors } = symmetricEigen(gram);
  const result = new Array<number>(direction.length).fill(0);
  vectors.forEach((vector, at) => {
    const rest = 1 - values[at]!;
    if (rest < vanishing) return;
    const length = dot(vector, direction) / Math.sqrt(rest);
    vector.forEach((x, j) => {
      result[j]! += length * x;
    });
  });
  return result;
}

const zeros = (size: number): number[][] => Array.from({ length: size }, () => new Array<number>(size).fill(0));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, j) => sum + x * b[j]!, 0);
