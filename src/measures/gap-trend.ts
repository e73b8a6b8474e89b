import { isNone, type NoNumber, none } from "../base/finding.ts";
import { trendYears } from "../rules/improvement.ts";
import { leastSquares } from "../stats/least-squares.ts";
import { normalTwoSidedP } from "../stats/normal.ts";
import { finite, requireFinite } from "../stats/require.ts";
import type { CellGap } from "./gap-estimate.ts";

/** Gap in one school year, with the variance from `cellGap`. */
export interface YearGap extends Pick<CellGap, "value" | "variance"> {
  /** Calendar year in which the school year ends. */
  readonly year: number;
}

/** Straight line through the yearly gaps, weighted by inverse variance. */
export interface GapTrend {
  /** Change in the gap per year, in the indicator's unit. */
  readonly slope: number;
  readonly se: number;
  /** Two-sided p-value of the slope. */
  readonly p: number;
  /** Weighted sum of squared residuals; chi-square with years - 2 degrees of freedom if the trend is linear. */
  readonly residualQ: number;
}

/**
 * Slope of a gap over the years (fixed-effect meta-regression). Years are treated as independent. Many of the same
 * students return each year, so the standard error is too wide rather than too narrow: print "years treated as
 * independent".
 *
 * @param years  years without a gap are skipped; the rest keep their actual spacing
 * @returns "too_few_points" below three years; "invalid_input" for a variance that is not above 0; "not_estimable" if
 *   all years are the same
 * @throws AppError stats.not-finite, stats.out-of-range when a number overflows
 * @see metafor rma(mods = ~ year, method = "FE")
 */
export function gapTrend(years: readonly YearGap[]): GapTrend | NoNumber {
  requireFinite(
    years.flatMap(({ year, value, variance }) => [year, value, variance]),
    "years-and-gaps",
  );
  if (years.length < trendYears.value) return none("too_few_points");
  if (!years.every(({ variance }) => variance > 0)) return none("invalid_input");
  const middle = finite(
    years.reduce((sum, { year }) => sum + year / years.length, 0),
    "middle-year",
  );
  const weights = years.map(({ variance }) => finite(1 / variance, "weight-of-year"));
  const fit = leastSquares(
    [years.map(() => 1), years.map(({ year }) => finite(year - middle, "distance-between-years"))],
    years.map(({ value }) => value),
    { weights },
  );
  if (isNone(fit)) return none("not_estimable");
  const slope = finite(fit.coefficients[1] ?? 0, "slope");
  const se = finite(Math.sqrt(fit.inverse[1]?.[1] ?? 0), "standard-error-of-slope");
  if (!(se > 0)) return none("not_estimable");
  const residualQ = weights.reduce((sum, w, i) => sum + w * (fit.residuals[i] ?? 0) ** 2, 0);
  return {
    slope,
    se,
    p: normalTwoSidedP(finite(slope / se, "test-statistic")),
    residualQ: finite(residualQ, "residual-sum-of-squares"),
  };
}
