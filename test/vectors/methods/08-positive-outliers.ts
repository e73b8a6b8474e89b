import { isNone } from "../../../src/base/finding.ts";
import { multilevelModel } from "../../../src/models/multilevel.ts";
import { positiveOutliers as outliers, type Quadrant } from "../../../src/models/outliers.ts";
import { rankUncertainty } from "../../../src/models/rank-uncertainty.ts";
import { shrink } from "../../../src/models/shrinkage.ts";
import { type Coefficient, type Regressor, regression, studentizedResiduals } from "../../../src/stats/regression.ts";
import { type Context, type Methods, numberOrNull, orNull } from "../method.ts";
import { percent } from "../units.ts";

type Table = Readonly<Record<string, readonly number[]>>;

/** The vectors' formulas use a column, `log(column)`, `I(a/b)` and the mean score. */
function term(name: string, table: Table): readonly number[] {
  if (name === "score") return table.read!.map((read, i) => (read + table.math![i]!) / 2);
  const log = /^log\((\w+)\)$/.exec(name);
  if (log) return table[log[1]!]!.map(Math.log);
  const ratio = /^I\((\w+)\/(\w+)\)$/.exec(name);
  if (ratio) return table[ratio[1]!]!.map((x, i) => x / table[ratio[2]!]![i]!);
  return table[name]!;
}

function parsed(
  formula: string,
  table: Table,
): { y: readonly number[]; columns: readonly Regressor[]; unit: string | undefined } {
  const [left, right] = formula.split(" ~ ");
  const terms = right!.split(" + ");
  const unit = terms.map((name) => /^\(1 \| (\w+)\)$/.exec(name)?.[1]).find((name) => name !== undefined);
  const columns = terms.filter((name) => !name.startsWith("(1 ")).map((name) => ({ name, values: term(name, table) }));
  return { y: term(left!, table), columns, unit };
}

const tableOf = (name: string, { data }: Context): Table => data(name.replace(/^data\/|\.json$/g, "")).columns;

const byName = (coefficients: readonly Coefficient[], pick: (one: Coefficient) => unknown) =>
  Object.fromEntries(coefficients.map((one) => [one.name, pick(one)]));

const quadrants: Readonly<Record<Quadrant, string>> = {
  "both-above": "positive_outlier",
  "both-below": "underperforming",
  "reference-above-focal-below": "white_above_color_below",
  "focal-above-reference-below": "color_above_white_below",
  "on-the-line": "on_the_line",
  "not-included": "not_included",
};

interface PanelRow {
  readonly district: number;
  readonly group: string;
  readonly year: number;
  readonly grade: number;
  readonly n: number;
  readonly ses: number;
  readonly mean_score: number;
}

/** Rows of the ten largest residuals, counted from 1. */
const largestRows = (residuals: readonly (number | null)[]): number[] =>
  residuals
    .map((value, i) => ({ size: Math.abs(value ?? 0), row: i + 1 }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 10)
    .map(({ row }) => row);

/** The methods of `08-positive-outliers.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const positiveOutliers: Methods = {
  regression_residuals: (input: { data: string; formula: string; weights: string | null }, context) => {
    const table = tableOf(input.data, context);
    const { y, columns } = parsed(input.formula, table);
    const weights = input.weights === null ? undefined : table[input.weights]!;
    const found = regression(weights ? { y, columns, weights } : { y, columns });
    if (isNone(found)) return orNull(found, "coef");
    const studentized = studentizedResiduals(found, weights).map(numberOrNull);
    return {
      coef: byName(found.coefficients, ({ value }) => value),
      se: byName(found.coefficients, ({ se }) => se),
      se_hc1: byName(found.coefficients, ({ seHc1 }) => seHc1),
      se_hc3: byName(found.coefficients, ({ seHc3 }) => numberOrNull(seHc3)),
      r2: numberOrNull(found.r2),
      adj_r2: numberOrNull(found.adjustedR2),
      sigma: found.sigma,
      df: found.df,
      n: found.rows,
      residual_first5: [...found.fit.residuals.subarray(0, 5)],
      studentised_first5: studentized.slice(0, 5),
      leverage_first5: [...found.fit.leverage.subarray(0, 5)],
      top_abs_studentised_rows: largestRows(studentized),
      rss_weighted: found.rss,
    };
  },
  regression_residuals_inline: (input: { y: number[]; X: Record<string, number[]>; weights: number[] | null }) => {
    const columns = Object.entries(input.X).map(([name, values]) => ({ name, values }));
    const found = regression(input.weights ? { y: input.y, columns, weights: input.weights } : { y: input.y, columns });
    if (isNone(found)) return { ...orNull(found, "coef"), aliased: "aliased" in found ? found.aliased : [] };
    return {
      coef: byName(found.coefficients, ({ value }) => value),
      se: byName(found.coefficients, ({ se }) => se),
      df: found.df,
    };
  },
  multilevel_residuals: (input: { data: string; formula: string }, context) => {
    const table = tableOf(input.data, context);
    const { y, columns, unit } = parsed(input.formula, table);
    const found = multilevelModel({ y, columns, unit: table[unit!]! });
    if (isNone(found)) return orNull(found, "fixed");
    return {
      fixed: Object.fromEntries(found.coefficients.map(({ name, value }) => [name, value])),
      fixed_se: Object.fromEntries(found.coefficients.map(({ name, se }) => [name, se])),
      var_district: found.varianceBetween,
      var_residual: found.varianceWithin,
      icc: found.shareBetween,
      districts: [...found.units]
        .sort((a, b) => Number(a.unit) - Number(b.unit))
        .map((one) => ({
          dnum: one.unit,
          n_schools: one.schools,
          effect: one.effect,
          cond_se: one.sd,
          reliability: one.reliability,
        })),
    };
  },
  positive_outlier_districts: (input: { rows: readonly PanelRow[]; min_n: number }) => {
    const found = outliers(
      input.rows.map(({ district, group, year, grade, n, ses, mean_score }) => ({
        unit: String(district),
        group,
        year,
        grade,
        n,
        score: mean_score,
        covariates: { ses },
      })),
      { referenceGroup: "white", focalGroups: ["african_american", "latino"], minimumN: input.min_n },
    );
    /** R: `gradef5` where we say "grade 5". */
    const renamed = (name: string) => name.replace(/^(grade|year) /, "$1f");
    const groups = ["african_american", "latino", "white"];
    return {
      coefficients: Object.fromEntries(
        groups.map((group) => {
          const model = found.models[group]!;
          return [
            group,
            isNone(model)
              ? null
              : Object.fromEntries(model.coefficients.map(({ name, value }) => [renamed(name), value])),
          ];
        }),
      ),
      districts: found.units.map(({ unit, residuals, focal, included, quadrant }) => ({
        district: Number(unit),
        mean_annual_n: Object.fromEntries(groups.map((group) => [group, ofResidual(residuals[group]!, "annualN")])),
        residual: Object.fromEntries(groups.map((group) => [group, ofResidual(residuals[group]!, "residual")])),
        students_of_color_residual: ofResidual(focal, "residual"),
        included,
        quadrant: quadrants[quadrant],
      })),
    };
  },
  shrunk_rank: ({ residual, variance }: { residual: number[]; variance: number[] }) => {
    const shrinkage = shrink(residual, variance);
    if (isNone(shrinkage)) return orNull(shrinkage, "tau2");
    const ranks = rankUncertainty(shrinkage);
    if (isNone(ranks)) return orNull(ranks, "expected_rank");
    return {
      tau2: shrinkage.betweenVariance,
      mu: shrinkage.mean,
      reliability: [...shrinkage.reliability],
      shrunk: [...shrinkage.shrunk],
      posterior_sd: [...shrinkage.posteriorSd],
      expected_rank: [...ranks.expectedRank],
      percentile_of_expected_rank: [...ranks.expectedShare].map((share) => percent(share)),
      prob_above_mean: [...ranks.aboveMean],
    };
  },
};

function ofResidual<K extends string>(
  one: { readonly kind: string } & Partial<Record<K, number>>,
  key: K,
): number | null {
  return one.kind === "none" ? null : (one[key] ?? null);
}
