import { isNone, type NoNumber, none } from "../base/finding.ts";
import { cholesky, choleskyLogDet } from "./cholesky.ts";
import { leastOnInterval } from "./least-on-interval.ts";
import { type Aliased, type LeastSquares, leastSquares } from "./least-squares.ts";
import { interceptName, type Regressor } from "./regression.ts";
import { finite } from "./require.ts";

export interface RandomInterceptInput {
  readonly y: ArrayLike<number>;
  /** Without the intercept, which is added as the first column. */
  readonly columns: readonly Regressor[];
  /** Group of each row, 0 to groups - 1; no group is empty. */
  readonly group: Int32Array;
  readonly groups: number;
}

export interface RandomIntercept {
  readonly kind: "fit";
  readonly names: readonly string[];
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly varianceBetween: number;
  readonly varianceWithin: number;
  /** Per group: number of rows, best linear unbiased prediction, conditional standard deviation, reliability. */
  readonly size: Float64Array;
  readonly effect: Float64Array;
  readonly effectSd: Float64Array;
  readonly reliability: Float64Array;
}

/**
 * Linear regression with one random intercept per group, by restricted maximum likelihood.
 *
 * With ratio = between / within variance, subtracting the share 1 - 1/sqrt(1 + n ratio) of its group's mean from each
 * row makes the rows independent (quasi-demeaning), so each ratio costs one least-squares fit. The ratio is found by
 * a grid and Brent's method on its square root.
 *
 * @returns `too_few_rows`; `too_few_units` below two groups or when every row is its own group; aliased columns;
 *   `not_estimable` when the ratio diverges or there is no variance within groups
 * @throws AppError stats.bad-shape, stats.not-finite, stats.out-of-range
 * @see Harville 1977, doi:10.1080/01621459.1977.10480998
 */
export function randomIntercept(input: RandomInterceptInput): RandomIntercept | Aliased | NoNumber {
  const { y, group, groups } = input;
  const columns = [new Float64Array(y.length).fill(1), ...input.columns.map(({ values }) => values)];
  const names = [interceptName, ...input.columns.map(({ name }) => name)];
  const plain = leastSquares(columns, y, { names });
  if (isNone(plain)) return plain;
  if (plain.residualDf === 0) return none("too_few_rows");
  const size = new Float64Array(groups);
  for (const g of group) size[g]! += 1;
  if (groups < 2 || groups >= y.length) return none("too_few_units");
  const means = [...columns, y].map((values) => groupMeans(values, group, size));
  const fitAt = (ratio: number): LeastSquares | NoNumber => {
    const meanShare = size.map((n) => 1 - 1 / Math.sqrt(1 + n * ratio));
    const [outcome, ...design] = [y, ...columns].map((values, c) => {
      const columnMeans = means[c === 0 ? columns.length : c - 1]!;
      return Float64Array.from(values, (value, i) => value - meanShare[group[i]!]! * columnMeans[group[i]!]!);
    });
    return leastSquares(design, outcome!);
  };
  const scale = plain.fitted.reduce((most, value, i) => Math.max(most, Math.abs(value), Math.abs(y[i]!)), 0);
  if (!(plain.residuals.reduce((most, e) => Math.max(most, Math.abs(e)), 0) > 1e-12 * scale))
    return none("not_estimable");
  const criterion = (root: number): number => {
    const fit = fitAt(root * root);
    if (isNone(fit) || isNone(fit.residualVariance) || !(fit.residualVariance > 0)) return Number.POSITIVE_INFINITY;
    const logDeterminant = size.reduce((sum, n) => sum + Math.log1p(n * root * root), 0);
    const factor = cholesky(Float64Array.from(fit.inverse.flat()), columns.length, 0);
    if (factor === null) return Number.POSITIVE_INFINITY;
    return fit.residualDf * Math.log(fit.residualVariance) + logDeterminant - choleskyLogDet(factor);
  };
  const scan = [0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4];
  const heights = scan.map(criterion);
  const best = heights.indexOf(Math.min(...heights));
  if (best === scan.length - 1 || !Number.isFinite(heights[best])) return none("not_estimable");
  const minimum = leastOnInterval(criterion, scan[Math.max(0, best - 1)]!, scan[best + 1]!, 1e-8);
  const ratio = heights[0]! <= minimum.value + 1e-9 ? 0 : minimum.at ** 2;
  const fit = fitAt(ratio);
  if (isNone(fit)) return fit;
  if (isNone(fit.residualVariance)) return fit.residualVariance;
  const within = fit.residualVariance;
  const between = finite(ratio * within, "variance-between-groups");
  const reliability = size.map((n) => (n * ratio) / (1 + n * ratio));
  const residualMeans = means[columns.length]!.map(
    (mean, g) => mean - fit.coefficients.reduce((sum, b, j) => sum + b * means[j]![g]!, 0),
  );
  return {
    kind: "fit",
    names,
    coefficients: fit.coefficients,
    standardErrors: fit.inverse.map((row, j) => finite(Math.sqrt(within * row[j]!), "standard-error")),
    varianceBetween: between,
    varianceWithin: within,
    size,
    effect: residualMeans.map((mean, g) => finite(reliability[g]! * mean, "group-effect")),
    effectSd: reliability.map((trust) => Math.sqrt(between * (1 - trust))),
    reliability,
  };
}

function groupMeans(values: ArrayLike<number>, group: Int32Array, size: Float64Array): Float64Array {
  const means = new Float64Array(size.length);
  for (let i = 0; i < values.length; i++) means[group[i]!]! += values[i]! / size[group[i]!]!;
  return means;
}
