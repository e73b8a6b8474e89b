import { type NoNumber, none } from "../base/finding.ts";
import { leastOnInterval } from "./least-on-interval.ts";
import { leastSquares } from "./least-squares.ts";

/** Search range for the autocorrelation; an optimum at its bound is not an estimate. */
const strongest = 0.9999;

export interface Ar1Regression {
  readonly coefficients: readonly number[];
  /** Correlation of consecutive errors. */
  readonly phi: number;
}

/**
 * Regression with AR(1) errors by maximum likelihood (as R's gls with corAR1, method "ML"). The coefficients and the
 * variance have closed forms for each phi; so only phi is searched.
 *
 * @param columns  the design, rows in order of time, evenly spaced
 * @param y        the outcome
 * @returns the fit; "not_estimable" when columns are collinear, the fit is perfect, or phi reaches its bound;
 *   "too_few_rows" unless there are more rows than columns and phi
 * @throws AppError stats.bad-shape, stats.not-finite, stats.out-of-range
 */
export function ar1Regression(columns: readonly ArrayLike<number>[], y: ArrayLike<number>): Ar1Regression | NoNumber {
  const rows = y.length;
  if (rows < columns.length + 2) return none("too_few_rows");
  const plain = fitAt(0);
  if (plain === undefined) return none("not_estimable");

  /** Minus twice the profile log-likelihood, up to a constant. */
  const depth = (phi: number): number => {
    const fit = fitAt(phi);
    return fit === undefined ? Number.MAX_VALUE : rows * Math.log(fit.squares) + (rows - 1) * Math.log1p(-phi * phi);
  };
  // Coarse grid first: short series can have two minima.
  const looks = Array.from({ length: 21 }, (_, k) => ((k - 10) / 10) * strongest);
  const deepest = looks.reduce((best, phi) => (depth(phi) < depth(best) ? phi : best), 0);
  const width = strongest / 10;
  const { at } = leastOnInterval(
    depth,
    Math.max(-strongest, deepest - width),
    Math.min(strongest, deepest + width),
    1e-9,
  );
  const fit = Math.abs(at) < strongest - 1e-6 ? fitAt(at) : undefined;
  return fit === undefined ? none("not_estimable") : { coefficients: fit.coefficients, phi: at };

  /**
   * Prais-Winsten transformation, then least squares: subtracts phi times the previous row from each row but the
   * first.
   */
  function fitAt(phi: number): { coefficients: readonly number[]; squares: number } | undefined {
    const root = Math.sqrt(1 - phi * phi);
    const whiten = (x: ArrayLike<number>): Float64Array =>
      Float64Array.from(x, (value, t) => (t === 0 ? value : (value - phi * x[t - 1]!) / root));
    const outcome = whiten(y);
    const fit = leastSquares(columns.map(whiten), outcome);
    if (fit.kind === "none") return undefined;
    const largest = outcome.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const squares = fit.residuals.reduce((sum, e) => sum + (e / largest) ** 2, 0) * largest ** 2;
    return squares > 1e-24 * largest ** 2 && squares < Number.POSITIVE_INFINITY
      ? { coefficients: fit.coefficients, squares }
      : undefined;
  }
}
