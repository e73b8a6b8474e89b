import { isNone, type NoNumber } from "../../../src/base/finding.ts";
import {
  differenceInDifferences,
  type PanelRow,
  schoolPermutation,
} from "../../../src/improve/difference-in-differences.ts";
import { interruptedSeries, seriesTerms } from "../../../src/improve/interrupted-series.ts";
import { nelsonRules } from "../../../src/improve/nelson-rules.ts";
import {
  type AttributeChart,
  type ChartPeriod,
  cChart,
  pChart,
  pPrimeChart,
  uChart,
  uPrimeChart,
} from "../../../src/improve/p-chart.ts";
import { runChart } from "../../../src/improve/run-chart.ts";
import { xmrChart } from "../../../src/improve/xmr.ts";
import { type Method, type Methods, numberOrNull, orNull } from "../method.ts";
import { fromOne } from "../units.ts";

/** The vectors count places from 1. */

const attribute =
  (chart: (periods: readonly ChartPeriod[]) => AttributeChart | NoNumber): Method =>
  ({ x, n }) => {
    const found = chart(x.map((count: number | null, at: number) => ({ count, area: n[at] })));
    if (isNone(found)) return orNull(found, "y", "center", "lcl", "ucl", "signals");
    return {
      y: found.points.map((point) => point?.value ?? null),
      center: found.center,
      lcl: found.points.map((point) => point?.lower ?? null),
      ucl: found.points.map((point) => point?.upper ?? null),
      signals: fromOne(found.signals),
    };
  };

const coefficientNames = ["(Intercept)", "t", "post", "tp"];

/** The methods of `13-improvement.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const improvement: Methods = {
  run_chart: ({ y }) => {
    const found = runChart(y);
    if (isNone(found)) return orNull(found, "median");
    return {
      median: found.median,
      n_useful: found.useful,
      longest_run: numberOrNull(found.longestRun),
      longest_run_max: numberOrNull(found.longestRunLimit),
      crossings: numberOrNull(found.crossings),
      crossings_min: numberOrNull(found.crossingsLimit),
      anhoej_signal: found.anhoej,
      shift6: found.shift,
      longest_shift: found.longestShift,
      trend5: found.trend,
      longest_trend: found.longestTrend,
    };
  },
  xmr: ({ y }) => {
    const found = xmrChart(y);
    if (isNone(found)) return orNull(found, "center", "lcl", "ucl", "signals");
    return {
      center: found.center,
      lcl: numberOrNull(found.lower),
      ucl: numberOrNull(found.upper),
      signals: fromOne(found.signals),
    };
  },
  p_chart: attribute(pChart),
  p_prime_chart: attribute(pPrimeChart),
  u_chart: attribute(uChart),
  u_prime_chart: attribute(uPrimeChart),
  c_chart: ({ x }) => {
    const found = cChart(x);
    if (isNone(found)) return orNull(found, "y", "center", "lcl", "ucl", "signals");
    return {
      y: x,
      center: found.center,
      lcl: x.map(() => found.lower),
      ucl: x.map(() => found.upper),
      signals: fromOne(found.signals),
    };
  },
  nelson_rules: ({ y, center, sigma }) => {
    const found = nelsonRules(y, center, sigma);
    if (isNone(found)) return orNull(found, "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8");
    return {
      r1: fromOne(found.beyond),
      r2: fromOne(found.oneSide),
      r3: fromOne(found.steady),
      r4: fromOne(found.alternating),
      r5: fromOne(found.twoOfThree),
      r6: fromOne(found.fourOfFive),
      r7: fromOne(found.hugging),
      r8: fromOne(found.avoiding),
    };
  },
  interrupted_time_series: ({ y, change_after, newey_west_lag }) => {
    const found = interruptedSeries(y, change_after, newey_west_lag);
    if (isNone(found)) return orNull(found, "coef", "se_ols", "se_newey_west", "se_newey_west_adjusted");
    const named = (of: (term: (typeof seriesTerms)[number]) => number) =>
      Object.fromEntries(seriesTerms.map((term, at) => [coefficientNames[at], of(term)]));
    const { coefficients, autoregressive } = found;
    return {
      coef: named((term) => coefficients[term].value),
      se_ols: named((term) => coefficients[term].ordinary),
      se_newey_west: named((term) => coefficients[term].neweyWest),
      se_newey_west_adjusted: named((term) => coefficients[term].neweyWestAdjusted),
      durbin_watson: numberOrNull(found.durbinWatson),
      gls_ar1: isNone(autoregressive)
        ? orNull(autoregressive, "coef", "phi")
        : {
            coef: Object.fromEntries(autoregressive.coefficients.map((value, at) => [coefficientNames[at], value])),
            phi: autoregressive.phi,
          },
    };
  },
  difference_in_differences: ({ rows }) => {
    const panel: PanelRow[] = rows.map(
      (row: { school: number; period: number; treat: number; post: number; y: number }) => ({
        school: String(row.school),
        period: row.period,
        pilot: row.treat === 1,
        after: row.post === 1,
        value: row.y,
      }),
    );
    const found = differenceInDifferences(panel);
    if (isNone(found)) return orNull(found, "estimate", "se_cr0", "se_cr1", "se_cr2");
    const { errors, permutation } = found;
    return {
      estimate: found.estimate,
      ...(isNone(errors)
        ? orNull(errors, "se_cr0", "se_cr1", "se_cr2", "df_satterthwaite", "p_cr2")
        : {
            se_cr0: errors.uncorrected,
            se_cr1: errors.cr1,
            se_cr2: errors.cr2,
            df_satterthwaite: numberOrNull(errors.df),
            p_cr2: numberOrNull(errors.p),
          }),
      ...(isNone(permutation)
        ? orNull(permutation, "permutation_p_two_sided", "permutations")
        : { permutation_p_two_sided: permutation.p, permutations: permutation.assignments }),
    };
  },
  difference_in_differences_permutation: ({ school_change, treated }) => {
    const numbers = fromOne([...school_change.keys()]);
    const found = schoolPermutation(
      school_change.map((change: number, at: number) => ({ change, pilot: treated.includes(numbers[at]) })),
    );
    if (isNone(found)) return orNull(found, "estimate", "permutation_p_two_sided", "smallest_attainable_p");
    return {
      estimate: found.difference,
      permutation_p_two_sided: found.p,
      smallest_attainable_p: found.smallestP,
    };
  },
};
