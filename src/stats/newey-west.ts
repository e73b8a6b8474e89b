import type { LeastSquares } from "./least-squares.ts";
import { finite } from "./require.ts";

/**
 * Newey-West covariance of least-squares coefficients: rows in order of time, Bartlett weights 1 - l/(lag + 1), no
 * prewhitening, no correction for the number of rows.
 *
 * @param fit      an unweighted fit
 * @param columns  as given to leastSquares
 * @param lag      maximum lag, a whole number >= 0; 0 gives the plain robust covariance
 * @returns p by p
 * @throws AppError stats.out-of-range
 * @see Newey & West 1987, doi:10.2307/1913610
 */
export function neweyWest(fit: LeastSquares, columns: readonly ArrayLike<number>[], lag: number): number[][] {
  const rows = fit.residuals.length;
  // half[j][t]: contribution of row t to the error of coefficient j.
  const half = fit.inverse.map((row) =>
    Float64Array.from(fit.residuals, (e, t) => e * row.reduce((sum, b, j) => sum + b * columns[j]![t]!, 0)),
  );
  const across = (a: Float64Array, b: Float64Array): number => {
    let total = 0;
    for (let l = 0; l <= Math.min(lag, rows - 1); l++) {
      let sum = 0;
      for (let t = l; t < rows; t++) sum += a[t]! * b[t - l]! + (l === 0 ? 0 : a[t - l]! * b[t]!);
      total += (1 - l / (lag + 1)) * sum;
    }
    return finite(total, "newey-west-covariance");
  };
  return half.map((a) => half.map((b) => across(a, b)));
}

/**
 * Durbin-Watson statistic of residuals in order of time: 2 without first-order correlation, toward 0 with positive.
 *
 * @param residuals  not all 0, at least one
 */
export function durbinWatson(residuals: ArrayLike<number>): number {
  let steps = 0;
  let squares = 0;
  let largest = 0;
  for (let t = 0; t < residuals.length; t++) largest = Math.max(largest, Math.abs(residuals[t]!));
  for (let t = 0; t < residuals.length; t++) {
    squares += (residuals[t]! / largest) ** 2;
    if (t > 0) steps += (residuals[t]! / largest - residuals[t - 1]! / largest) ** 2;
  }
  return finite(steps / squares, "durbin-watson-statistic");
}
