import { isNone, type NoNumber, none } from "../../../src/base/finding.ts";
import {
  betweenGroupVariance,
  betweenGroupVarianceCorrected,
  type GroupRate,
  type InequalityIndex,
  meanDifferenceFromMean,
  meanLogDeviationOfGroups,
  populationAttributableRisk,
  theilOfGroups,
} from "../../../src/measures/group-inequality.ts";
import {
  kitagawa,
  schoolMeanDecomposition,
  type TwoGroupsAtSchool,
} from "../../../src/measures/school-decomposition.ts";
import { slopeIndexLinear, slopeIndexLogit } from "../../../src/measures/slope-index.ts";
import { theilDecomposition } from "../../../src/measures/theil-decomposition.ts";
import { type Methods, numberOrNull, orRefused } from "../method.ts";
import { fromUnit, inUnit, percent } from "../units.ts";

interface Scaled {
  readonly est: number[];
  readonly pop: number[];
  readonly scale: number;
  readonly se?: number[] | null;
}

/** The vectors state rates per `scale`; inside they are shares. */
const shares = ({ est, pop, scale, se }: Scaled): GroupRate[] =>
  est.map((value, i) => ({ rate: fromUnit(value, scale), n: pop[i]!, ...(se && { se: fromUnit(se[i]!, scale) }) }));

/** Unscaled, for indices without a unit. */
const unscaled = (input: Scaled): GroupRate[] => shares({ ...input, scale: 1 });

const indexKeys = (found: InequalityIndex | NoNumber, unit: number): object | NoNumber => {
  if (isNone(found)) return found;
  const { value, se, interval } = found;
  return {
    estimate: inUnit(value, unit),
    se: isNone(se) ? null : inUnit(se, unit),
    lo: isNone(interval) ? null : inUnit(interval.lower, unit),
    hi: isNone(interval) ? null : inUnit(interval.upper, unit),
  };
};
const indexNames = ["estimate", "se", "lo", "hi"];

interface Schools {
  readonly schools: string[];
  readonly n_a: number[];
  readonly rate_a: (number | null)[];
  readonly n_b: number[];
  readonly rate_b: (number | null)[];
}

const bySchool = ({ schools, n_a, rate_a, n_b, rate_b }: Schools): TwoGroupsAtSchool[] =>
  schools.map((school, i) => ({
    school,
    a: { n: n_a[i]!, rate: rate_a[i] ?? none("missing_data") },
    b: { n: n_b[i]!, rate: rate_b[i] ?? none("missing_data") },
  }));

/** The methods of `04-inequality.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const inequality: Methods = {
  between_group_variance: (input: Scaled) =>
    orRefused(() => indexKeys(betweenGroupVariance(shares(input)), inUnit(input.scale, input.scale)), ...indexNames),
  between_group_variance_noise_corrected: (input: Scaled) =>
    orRefused(
      () => {
        const found = betweenGroupVarianceCorrected(shares(input));
        if (isNone(found)) return found;
        const unit = inUnit(input.scale, input.scale);
        return {
          raw: inUnit(found.raw, unit),
          noise: inUnit(found.noise, unit),
          corrected: inUnit(found.corrected, unit),
        };
      },
      "raw",
      "noise",
      "corrected",
    ),
  theil_index_groups: (input: Scaled) => orRefused(() => indexKeys(theilOfGroups(unscaled(input)), 1), ...indexNames),
  mean_log_deviation_groups: (input: Scaled) =>
    orRefused(() => indexKeys(meanLogDeviationOfGroups(unscaled(input)), 1), ...indexNames),
  mean_difference_from_mean_weighted: (input: Scaled) =>
    orRefused(
      () => {
        const found = meanDifferenceFromMean(shares(input));
        if (isNone(found)) return found;
        const { value, indexOfDisparity } = found;
        return {
          estimate: inUnit(value, input.scale),
          idisw: isNone(indexOfDisparity) ? null : percent(indexOfDisparity),
        };
      },
      "estimate",
      "idisw",
    ),
  population_attributable_risk: (input: Scaled & { favourable: boolean }) =>
    orRefused(
      () => {
        const found = populationAttributableRisk(shares(input), input.favourable);
        if (isNone(found)) return found;
        return {
          par: inUnit(found.value, input.scale),
          paf: isNone(found.fraction) ? null : percent(found.fraction),
        };
      },
      "par",
      "paf",
    ),
  slope_index_linear: ({ est, pop }) =>
    orRefused(
      () => {
        const found = slopeIndexLinear(est.map((value: number, i: number) => ({ value, n: pop[i] })));
        if (isNone(found)) return found;
        return { sii: found.sii, at0: found.atBottom, at1: found.atTop, rii: numberOrNull(found.rii) };
      },
      "sii",
      "at0",
      "at1",
      "rii",
    ),
  slope_index_logit: ({ successes, pop, scale }) =>
    orRefused(
      () => {
        const found = slopeIndexLogit(successes.map((hits: number, i: number) => ({ hits, n: pop[i] })));
        if (isNone(found)) return found;
        return { intercept: found.intercept, slope: found.slope, sii: inUnit(found.sii, scale), rii: found.rii };
      },
      "sii",
      "rii",
    ),
  theil_decomposition: ({ values, group }) =>
    orRefused(
      () => {
        const found = theilDecomposition(values, group);
        if (isNone(found)) return found;
        const { total, within, between, shareBetween } = found;
        return { total, within, between, share_between: numberOrNull(shareBetween) };
      },
      "total",
      "within",
      "between",
      "share_between",
    ),
  kitagawa_two_group: (input: Schools) =>
    orRefused(
      () => {
        const found = kitagawa(bySchool(input));
        if (isNone(found)) return found;
        const { rateA, rateB, gap, parts, withoutOverlap } = found;
        return {
          rate_a: rateA,
          rate_b: rateB,
          gap,
          ...(isNone(parts)
            ? {
                between_school_composition: null,
                within_school_rate: null,
                threefold: null,
                reason: parts.reason,
                schools_without_overlap: withoutOverlap,
              }
            : {
                between_school_composition: parts.composition,
                within_school_rate: parts.rate,
                threefold: parts.threefold,
              }),
        };
      },
      "rate_a",
      "rate_b",
      "gap",
      "between_school_composition",
      "within_school_rate",
      "threefold",
    ),
  school_mean_decomposition: (input: Schools) =>
    orRefused(
      () => {
        const found = schoolMeanDecomposition(bySchool(input));
        if (isNone(found)) return found;
        return {
          gap: found.gap,
          between_school: found.between,
          within_school: found.within,
          share_between: numberOrNull(found.shareBetween),
        };
      },
      "gap",
      "between_school",
      "within_school",
      "share_between",
    ),
};
