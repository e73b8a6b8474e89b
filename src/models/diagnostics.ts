import { isNone, type NoNumber, none } from "../base/finding.ts";
import { outlierRules } from "../rules/outliers.ts";
import { type Regression, type RegressionInput, regression, studentizedResiduals } from "../stats/regression.ts";

/** Influence of one row on the fit. */
export interface RowInfluence {
  readonly residual: number;
  /** Externally studentized residual. */
  readonly studentized: number | NoNumber;
  /** Diagonal of the hat matrix, 0 to 1. */
  readonly leverage: number;
  /** Leverage above twice the mean (or the given multiple): the row has unusual covariates. */
  readonly highLeverage: boolean;
  /** Cook's distance: how far all fitted values move if the row is dropped. */
  readonly cooksDistance: number | NoNumber;
}

/** How the ranking of units changes when a covariate is dropped. */
export interface RankShift {
  readonly without: string;
  readonly largestMove: number;
  readonly meanMove: number;
  /** Spearman correlation of the two rankings; 1 means the covariate does not matter. */
  readonly correlation: number | NoNumber;
}

export interface Diagnostics {
  readonly kind: "diagnostics";
  readonly fit: Regression;
  readonly rows: readonly RowInfluence[];
  /** Variance inflation factor of each covariate; 1 means no inflation. */
  readonly varianceInflation: readonly {
    readonly name: string;
    readonly value: number | NoNumber;
    readonly high: boolean;
  }[];
  readonly rankShifts: readonly (RankShift | (NoNumber & { readonly without: string }))[];
}

/**
 * Diagnostics of an outlier regression: fit, robust standard errors (in `fit.coefficients`), influential rows,
 * collinear covariates, and how the ranking of residuals changes when a covariate is dropped.
 *
 * @returns the reason from `regression` if there is no fit
 * @throws AppError stats.bad-shape, stats.not-finite, stats.bad-weight, stats.out-of-range
 * @see Cook 1977, doi:10.1080/00401706.1977.10489493; Hoaglin & Welsch 1978; Belsley, Kuh & Welsch 1980
 */
export function diagnostics(input: RegressionInput): Diagnostics | NoNumber {
  const fit = regression(input);
  if (isNone(fit)) return fit;
  const order = ranks(fit.fit.residuals);
  return {
    kind: "diagnostics",
    fit,
    rows: influence(fit, input.weights),
    varianceInflation: input.columns.map(({ name }, j) => {
      const value = inflation(input, j);
      return { name, value, high: !isNone(value) && value > outlierRules.varianceInflation.value };
    }),
    rankShifts: input.columns.map(({ name }, j) => {
      const without = regression({ ...input, columns: input.columns.filter((_, other) => other !== j) });
      return isNone(without)
        ? { ...none(without.reason), without: name }
        : { without: name, ...shift(order, ranks(without.fit.residuals)) };
    }),
  };
}

function influence(fit: Regression, weights: ArrayLike<number> | undefined): readonly RowInfluence[] {
  const p = fit.coefficients.length;
  const line = (outlierRules.leverageMultiple.value * p) / fit.rows;
  const studentized = studentizedResiduals(fit, weights);
  return Array.from(fit.fit.residuals, (residual, i) => {
    const leverage = fit.fit.leverage[i]!;
    const room = 1 - leverage;
    const w = weights?.[i] ?? 1;
    const distance = (w * residual * residual * leverage) / (p * fit.sigma ** 2 * room * room);
    return {
      residual,
      studentized: studentized[i]!,
      leverage,
      highLeverage: leverage > line,
      cooksDistance: room > 1e-12 && Number.isFinite(distance) ? distance : none("not_estimable"),
    };
  });
}

/** Variance inflation factor: 1 / (1 - R2) of one covariate regressed on the others. */
function inflation(input: RegressionInput, j: number): number | NoNumber {
  const others = regression({
    ...input,
    y: input.columns[j]!.values,
    columns: input.columns.filter((_, k) => k !== j),
  });
  if (isNone(others)) return others;
  if (isNone(others.r2)) return others.r2;
  const value = 1 / (1 - others.r2);
  return Number.isFinite(value) ? value : none("not_estimable");
}

/** Ranks, 1 = highest; ties share their mean rank. */
function ranks(values: Float64Array): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const rank = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to += 1;
    for (let i = from; i <= to; i++) rank[order[i]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return rank;
}

function shift(before: Float64Array, after: Float64Array) {
  const middle = (before.length + 1) / 2;
  let [largestMove, moves, both, own, other] = [0, 0, 0, 0, 0];
  before.forEach((rank, i) => {
    const move = Math.abs(after[i]! - rank);
    largestMove = Math.max(largestMove, move);
    moves += move;
    both += (rank - middle) * (after[i]! - middle);
    own += (rank - middle) ** 2;
    other += (after[i]! - middle) ** 2;
  });
  const correlation = own > 0 && other > 0 ? both / Math.sqrt(own * other) : none("zero_variance");
  return { largestMove, meanMove: moves / before.length, correlation };
}
