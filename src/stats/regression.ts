import { isNone, type NoNumber, none } from "../base/finding.ts";
import { type Aliased, type LeastSquares, leastSquares, robustCovariance, standardErrors } from "./least-squares.ts";
import { finite } from "./require.ts";

/** A named column of numbers, one per row. */
export interface Regressor {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

export interface RegressionInput {
  readonly y: ArrayLike<number>;
  /** Without the intercept, which is added as the first column. */
  readonly columns: readonly Regressor[];
  /** One per row, >= 0 (for example, students tested). Rows of weight 0 are ignored. Default: all 1. */
  readonly weights?: ArrayLike<number>;
}

export interface Coefficient {
  readonly name: string;
  readonly value: number;
  /** Standard error assuming homoskedasticity. */
  readonly se: number;
  /** Heteroskedasticity-robust standard errors: HC1, and HC3 unless a row has leverage 1 (`not_estimable`). */
  readonly seHc1: number;
  readonly seHc3: number | NoNumber;
}

export interface Regression {
  readonly kind: "regression";
  readonly coefficients: readonly Coefficient[];
  readonly fit: LeastSquares;
  /** Rows of weight above 0, and the same minus the number of coefficients. */
  readonly rows: number;
  readonly df: number;
  /** Weighted residual sum of squares. */
  readonly rss: number;
  /** Residual standard error of a row of weight 1. */
  readonly sigma: number;
  /** Share of the weighted variance explained; `zero_variance` if the outcome does not vary. */
  readonly r2: number | NoNumber;
  readonly adjustedR2: number | NoNumber;
}

export const interceptName = "(Intercept)";

/**
 * Weighted linear regression with an intercept, with three kinds of standard errors and measures of fit.
 *
 * @returns `too_few_rows` unless rows of weight above 0 outnumber the coefficients; `not_estimable` naming the
 *   aliased columns when one is a linear combination of earlier ones
 * @throws AppError stats.bad-shape, stats.not-finite, stats.bad-weight, stats.out-of-range
 * @see MacKinnon & White 1985, doi:10.1016/0304-4076(85)90158-7
 */
export function regression({ y, columns, weights }: RegressionInput): Regression | Aliased | NoNumber {
  const design = [new Float64Array(y.length).fill(1), ...columns.map(({ values }) => values)];
  const names = [interceptName, ...columns.map(({ name }) => name)];
  const fit = leastSquares(design, y, weights === undefined ? { names } : { names, weights });
  if (isNone(fit)) return fit;
  if (fit.residualDf === 0 || typeof fit.residualVariance !== "number") return none("too_few_rows");
  const se = standardErrors(fit);
  const hc1 = robustCovariance(fit, design, "HC1", weights);
  const hc3 = robustCovariance(fit, design, "HC3", weights);
  if (isNone(se)) return se;
  if (isNone(hc1)) return hc1;
  const rss = fit.residualVariance * fit.residualDf;
  const rows = fit.residualDf + design.length;
  const lost = lostShare(rss, y, weights);
  return {
    kind: "regression",
    coefficients: names.map((name, j) => ({
      name,
      value: fit.coefficients[j]!,
      se: finite(se[j]!, "standard-error"),
      seHc1: Math.sqrt(hc1[j]![j]!),
      seHc3: isNone(hc3) ? hc3 : Math.sqrt(hc3[j]![j]!),
    })),
    fit,
    rows,
    df: fit.residualDf,
    rss,
    sigma: Math.sqrt(fit.residualVariance),
    r2: isNone(lost) ? lost : 1 - lost,
    adjustedR2: isNone(lost) ? lost : 1 - (lost * (rows - 1)) / fit.residualDf,
  };
}

/** Residual sum of squares over total sum of squares, weighted. */
function lostShare(rss: number, y: ArrayLike<number>, weights: ArrayLike<number> | undefined): number | NoNumber {
  let [weight, mean, squares] = [0, 0, 0];
  for (let i = 0; i < y.length; i++) {
    const w = weights?.[i] ?? 1;
    if (w === 0) continue;
    weight += w;
    const step = y[i]! - mean;
    mean += (step * w) / weight;
    squares += w * step * (y[i]! - mean);
  }
  const share = rss / squares;
  return squares > 0 && Number.isFinite(share) ? Math.min(1, share) : none("zero_variance");
}

/**
 * Externally studentized residuals (R's rstudent): each divided by its standard error in the fit without that row.
 *
 * @returns one per row; `not_estimable` for a row of weight 0 or one of leverage 1, `too_few_rows` with one degree of
 *   freedom, `zero_variance` when the other rows fit exactly
 */
export function studentizedResiduals(
  { fit, df, rss }: Regression,
  weights?: ArrayLike<number>,
): readonly (number | NoNumber)[] {
  return Array.from(fit.residuals, (residual, i) => {
    const w = weights?.[i] ?? 1;
    const room = 1 - fit.leverage[i]!;
    if (w === 0 || room < 1e-12) return none("not_estimable");
    if (df < 2) return none("too_few_rows");
    const others = (rss - (w * residual * residual) / room) / (df - 1);
    const value = (residual * Math.sqrt(w)) / Math.sqrt(others * room);
    return others > 0 && Number.isFinite(value) ? value : none("zero_variance");
  });
}
