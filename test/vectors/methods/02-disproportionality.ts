import { isNone, type NoNumber } from "../../../src/base/finding.ts";
import { type Counts, together } from "../../../src/measures/counts.ts";
import { eFormula } from "../../../src/measures/e-formula.ts";
import { mantelHaenszel } from "../../../src/measures/mantel-haenszel.ts";
import {
  alternateRiskRatio,
  disproportionality as disproportionalityOf,
  relativeRateIndex,
  riskRatio,
  weightedRiskRatio,
} from "../../../src/measures/risk-ratio.ts";
import { significantDisproportionality } from "../../../src/measures/significant-disproportionality.ts";
import { standardizedRate } from "../../../src/measures/standardized-rate.ts";
import { ideaDefaultRule } from "../../../src/rules/us-federal-idea.ts";
import type { RateRatio } from "../../../src/stats/rate-ratio.ts";
import { type Methods, numberOrNull, orRefused } from "../method.ts";
import { percent } from "../units.ts";

const counts = (hits: number[], n: number[]): Counts[] => hits.map((x, i) => ({ hits: x, n: n[i]! }));
const ratioOrNull = (found: RateRatio | NoNumber): number | null => (isNone(found) ? null : found.ratio);
const bounds = (found: RateRatio | NoNumber): (number | null)[] =>
  isNone(found) || isNone(found.interval) ? [null, null] : [found.interval.lower, found.interval.upper];
const reasonOf = (found: RateRatio | NoNumber): object => {
  const none = isNone(found) ? found : isNone(found.interval) ? found.interval : undefined;
  return none ? { reason: none.reason } : {};
};

/** The methods of `02-disproportionality.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const disproportionality: Methods = {
  disproportionality: ({ groups, enrolled, outcome }) => ({
    groups: disproportionalityOf(counts(outcome, enrolled)).map((row, i) => ({
      group: groups[i],
      composition_enrolled: numberOrNull(row.compositionEnrolled),
      composition_outcome: numberOrNull(row.compositionOutcome),
      composition_index: numberOrNull(row.compositionIndex),
      composition_difference: numberOrNull(row.compositionDifference),
      risk: numberOrNull(row.risk),
      risk_rest: numberOrNull(row.riskRest),
      risk_ratio: ratioOrNull(row.riskRatio),
      risk_difference: numberOrNull(row.riskDifference),
      risk_index_vs_all: numberOrNull(row.riskIndexToAll),
      status: isNone(row.riskRatio) ? row.riskRatio.reason : "ok",
    })),
  }),
  alternate_and_weighted_risk_ratio: ({ groups, enrolled, outcome, state_enrolled, state_outcome }) => {
    const here = counts(outcome, enrolled);
    const state = counts(state_outcome, state_enrolled);
    return {
      groups: here.map((group, i) => ({
        group: groups[i],
        alternate_risk_ratio: numberOrNull(alternateRiskRatio(group, together(state.filter((_, j) => j !== i)))),
        weighted_risk_ratio: numberOrNull(weightedRiskRatio(here, i, state_enrolled)),
      })),
    };
  },
  risk_ratio_ci: ({ x1, n1, x2, n2, conf }) =>
    orRefused(
      () => {
        const found = riskRatio({ hits: x1, n: n1 }, { hits: x2, n: n2 }, conf);
        const [lo, hi] = bounds(found);
        return { risk_ratio: ratioOrNull(found), lo, hi, ...reasonOf(found) };
      },
      "risk_ratio",
      "lo",
      "hi",
    ),
  relative_rate_index: ({ groups, enrolled, outcome, reference }) => {
    const here = counts(outcome, enrolled);
    const named = here[groups.indexOf(reference)]!;
    return {
      groups: here.map((group, i) => ({ group: groups[i], rri: numberOrNull(relativeRateIndex(group, named)) })),
    };
  },
  significant_disproportionality: ({
    years,
    threshold,
    min_cell,
    min_n,
    years_required,
    reasonable_progress_drop_per_year,
  }) => {
    const found = significantDisproportionality(
      // biome-ignore lint/suspicious/noExplicitAny: a row of the vector's JSON
      years.map((year: any) => ({
        group: { hits: year.group_outcome, n: year.group_n },
        comparison: { hits: year.lea_comparison_outcome, n: year.lea_comparison_n },
        stateComparison: { hits: year.state_comparison_outcome, n: year.state_comparison_n },
      })),
      {
        ...ideaDefaultRule,
        threshold,
        minimumCell: min_cell,
        minimumN: min_n,
        yearsRequired: years_required,
        ...(reasonable_progress_drop_per_year !== null && { progressPerYear: reasonable_progress_drop_per_year }),
      },
    );
    return {
      years: found.years.map(({ basis, ratio, exceeds }) => ({
        basis,
        ratio: numberOrNull(ratio),
        exceeds,
        ...(isNone(ratio) && { reason: ratio.reason }),
      })),
      consecutive_years_exceeding: found.consecutiveYears,
      reasonable_progress: found.reasonableProgress,
      significant_disproportionality: found.significant,
    };
  },
  e_formula: ({ group_enrolled, total_enrolled, group_outcome, total_outcome }) =>
    orRefused(
      () => {
        const found = eFormula({ hits: group_outcome, n: group_enrolled }, { hits: total_outcome, n: total_enrolled });
        if (isNone(found)) return found;
        return {
          A_percent: percent(found.shareEnrolled),
          E_percent: percent(found.limit),
          observed_percent: percent(found.shareOfOutcome),
          over_represented: found.overRepresented,
        };
      },
      "A_percent",
      "E_percent",
      "observed_percent",
      "over_represented",
    ),
  mantel_haenszel: ({ x1, n1, x2, n2, conf }) => {
    const rest = counts(x2, n2);
    const found = mantelHaenszel(
      counts(x1, n1).map((group, i) => ({ group, rest: rest[i]! })),
      conf,
    );
    const [rr_lo, rr_hi] = bounds(found.riskRatio);
    const difference = found.riskDifference;
    return {
      risk_ratio: ratioOrNull(found.riskRatio),
      rr_lo,
      rr_hi,
      risk_difference: isNone(difference) ? null : difference.value,
      rd_lo: isNone(difference) ? null : difference.lower,
      rd_hi: isNone(difference) ? null : difference.upper,
      crude_risk_ratio: numberOrNull(found.crudeRiskRatio),
      schools_used: found.schoolsUsed,
      ...reasonOf(found.riskRatio),
    };
  },
  standardised_rate: ({ x, n, standard_n, standard_x, conf }) => {
    const standard = counts(standard_x, standard_n);
    const found = standardizedRate(
      counts(x, n).map((group, i) => ({ group, standard: standard[i]! })),
      conf,
    );
    const [ratio_lo, ratio_hi] = bounds(found.observedOverExpected);
    return {
      crude: numberOrNull(found.crude),
      direct: isNone(found.direct) ? null : found.direct.value,
      direct_lo: isNone(found.direct) ? null : found.direct.lower,
      direct_hi: isNone(found.direct) ? null : found.direct.upper,
      expected: numberOrNull(found.expected),
      ratio_observed_expected: ratioOrNull(found.observedOverExpected),
      ratio_lo,
      ratio_hi,
      ...(isNone(found.direct) ? { reason: found.direct.reason } : reasonOf(found.observedOverExpected)),
    };
  },
};
