import { isNone, type NoNumber, none } from "../../../src/base/finding.ts";
import type { Counts } from "../../../src/measures/counts.ts";
import {
  eightyPercent,
  type ImpactReference,
  percentagePointGap,
  proportionalityIndex,
} from "../../../src/measures/disproportionate-impact.ts";
import { gap, gapToAll } from "../../../src/measures/gap.ts";
import { gapChange } from "../../../src/measures/gap-change.ts";
import { gapSet, officialGapSet } from "../../../src/measures/gap-set.ts";
import { exactRate, rate } from "../../../src/measures/rate.ts";
import { cohensH, standardizedMeanDifference } from "../../../src/stats/effect-size.ts";
import { adjustPresent, benjaminiHochberg, holm } from "../../../src/stats/multiplicity.ts";
import { powerOfTwoRates, sampleSizeForMargin } from "../../../src/stats/power.ts";
import { oddsRatio, rateRatio } from "../../../src/stats/rate-ratio.ts";
import { twoRateTest } from "../../../src/stats/two-rate-test.ts";
import { type Methods, numberOrNull, orRefused } from "../method.ts";

interface Two {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
  readonly conf: number;
}

const counts = (hits: number[], n: number[]): Counts[] => hits.map((x, i) => ({ hits: x, n: n[i]! }));
const withheld = (hits: number | null, n: number | null): Counts | NoNumber =>
  hits === null || n === null ? none("suppressed_input") : { hits, n };
const zeroOrOne = (flag: boolean): number => (flag ? 1 : 0);

const impactReference = (reference: string | number, groups: string[]): ImpactReference => {
  if (typeof reference === "number") return { rate: reference };
  if (reference === "overall" || reference === "all but current" || reference === "hpg") return reference;
  return { group: groups.indexOf(reference) };
};

const rateKeys = (found: ReturnType<typeof rate>): object | NoNumber =>
  isNone(found) ? found : { rate: found.value, lo: found.lower, hi: found.upper };
const gapKeys = (found: ReturnType<typeof gap>): object | NoNumber =>
  isNone(found) ? found : { gap: found.value, lo: found.lower, hi: found.upper };

/** Label of a method in `01-rates-gaps.json` -> our function. An entry only renames: `input` in, plain object with the vector's keys out. */
export const ratesGaps: Methods = {
  rate_wilson: ({ x, n, conf }) => orRefused(() => rateKeys(rate({ hits: x, n }, conf)), "rate", "lo", "hi"),
  rate_exact: ({ x, n, conf }) => orRefused(() => rateKeys(exactRate({ hits: x, n }, conf)), "rate", "lo", "hi"),
  gap_newcombe: ({ x1, n1, x2, n2, conf }: Two) =>
    orRefused(() => gapKeys(gap({ hits: x1, n: n1 }, { hits: x2, n: n2 }, conf)), "gap", "lo", "hi"),
  gap_vs_all: ({ x, n, x_rest, n_rest, conf }) =>
    orRefused(() => gapKeys(gapToAll({ hits: x, n }, { hits: x_rest, n: n_rest }, conf)), "gap", "lo", "hi"),
  two_rate_test: ({ x1, n1, x2, n2 }: Two) =>
    orRefused(
      () => {
        const { z, pScore, pFisher } = twoRateTest(x1, n1, x2, n2);
        return {
          z: numberOrNull(z),
          p_score: numberOrNull(pScore),
          p_fisher: pFisher,
          ...(isNone(z) && { reason: z.reason }),
        };
      },
      "z",
      "p_score",
      "p_fisher",
    ),
  rate_ratio: ({ x1, n1, x2, n2, conf }: Two) =>
    orRefused(
      () => {
        const found = rateRatio(x1, n1, x2, n2, conf);
        if (isNone(found)) return found;
        const { ratio, interval } = found;
        return isNone(interval)
          ? { ratio, lo: null, hi: null, reason: interval.reason }
          : { ratio, lo: interval.lower, hi: interval.upper };
      },
      "ratio",
      "lo",
      "hi",
    ),
  odds_ratio: ({ x1, n1, x2, n2, conf }: Two) =>
    orRefused(
      () => {
        const found = oddsRatio(x1, n1, x2, n2, conf);
        if (isNone(found)) return found;
        return { odds_ratio: found.oddsRatio, lo: found.lower, hi: found.upper, corrected: found.corrected };
      },
      "odds_ratio",
      "lo",
      "hi",
    ),
  cohens_h: ({ x1, n1, x2, n2, conf }: Two) =>
    orRefused(
      () => {
        const found = cohensH(x1, n1, x2, n2, conf);
        return isNone(found) ? found : { h: found.h, se: found.se, lo: found.lower, hi: found.upper };
      },
      "h",
      "se",
      "lo",
      "hi",
    ),
  smd: ({ m1, sd1, n1, m2, sd2, n2, conf }) =>
    orRefused(
      () => {
        const found = standardizedMeanDifference(m1, sd1, n1, m2, sd2, n2, conf);
        return isNone(found) ? found : { d: found.d, g: found.g, se: found.se, lo: found.lower, hi: found.upper };
      },
      "d",
      "g",
      "se",
      "lo",
      "hi",
    ),
  di_ppg: ({ groups, success, n, reference, min_moe, use_prop_in_moe }) => ({
    groups: percentagePointGap(counts(success, n), impactReference(reference, groups), {
      minimumMargin: min_moe,
      marginFromRate: use_prop_in_moe,
    }).map((row, i) => ({
      group: groups[i],
      ...(isNone(row)
        ? { pct: null, reason: row.reason }
        : {
            pct: row.rate,
            reference: numberOrNull(row.reference),
            moe: row.margin,
            pct_lo: row.lower,
            pct_hi: row.upper,
            di_indicator: zeroOrOne(row.flagged),
            success_needed_not_di: row.neededToLeave,
            success_needed_full_parity: row.neededForParity,
          }),
    })),
  }),
  eighty_percent: ({ groups, success, n, reference, cutoff }) => ({
    groups: eightyPercent(counts(success, n), impactReference(reference, groups), cutoff).map((row, i) => ({
      group: groups[i],
      ...(isNone(row)
        ? { pct: null, reason: row.reason }
        : {
            pct: row.rate,
            reference: numberOrNull(row.reference),
            index: numberOrNull(row.index),
            di_indicator: zeroOrOne(row.flagged),
            success_needed_not_di: row.neededToLeave,
            success_needed_full_parity: row.neededForParity,
          }),
    })),
  }),
  proportionality_index: ({ groups, success, n, cutoff }) => ({
    groups: proportionalityIndex(counts(success, n), cutoff).map((row, i) => ({
      group: groups[i],
      ...(isNone(row)
        ? { pct_group: null, reason: row.reason }
        : {
            pct_success: numberOrNull(row.shareOfSuccess),
            pct_group: row.shareOfGroup,
            index: numberOrNull(row.index),
            di_indicator: zeroOrOne(row.flagged),
            success_needed_not_di: row.neededToLeave,
            success_needed_full_parity: row.neededForParity,
          }),
    })),
  }),
  gap_set: ({ groups, x, n, reference_group }) => ({
    groups: gapSet(counts(x, n), groups.indexOf(reference_group)).map((row, i) => ({
      group: groups[i],
      vs_all: numberOrNull(row.toAll),
      vs_rest: numberOrNull(row.toRest),
      vs_highest: numberOrNull(row.toHighest),
      vs_reference: numberOrNull(row.toReference),
      ...(isNone(row.rate) && { reason: row.rate.reason }),
    })),
  }),
  gap_set_with_suppression: ({ groups, x, n, total_x, total_n, exhaustive }) => {
    const cells = x.map((hits: number | null, i: number) => withheld(hits, n[i]));
    const { rows, suppressed, complementaryDisclosure } = officialGapSet(cells, withheld(total_x, total_n), exhaustive);
    return {
      groups: rows.map((row, i) => ({
        group: groups[i],
        rate: numberOrNull(row.rate),
        vs_all: numberOrNull(row.toAll),
        vs_rest: numberOrNull(row.toRest),
        status: row.status,
      })),
      suppressed_groups: suppressed,
      complementary_disclosure: complementaryDisclosure,
    };
  },
  p_adjust: ({ p, method }) => ({ adjusted: adjustPresent(p, method === "holm" ? holm : benjaminiHochberg) }),
  n_for_moe: ({ p, moe, conf }) => ({ n: sampleSizeForMargin(p, moe, conf) }),
  power_two_rates: ({ p1, p2, n_per_group, alpha }) =>
    orRefused(() => {
      const power = powerOfTwoRates(p1, p2, n_per_group, alpha);
      return isNone(power) ? power : { power };
    }, "power"),
  gap_change_and_trend: ({ year, x, n, x_rest, n_rest }) => {
    const { gaps, variances, change, trend } = gapChange(
      year.map((y: number, i: number) => ({
        year: y,
        group: { hits: x[i], n: n[i] },
        rest: { hits: x_rest[i], n: n_rest[i] },
      })),
    );
    return {
      gap: gaps.map(numberOrNull),
      variance: variances.map(numberOrNull),
      change: isNone(change) ? null : change.change,
      change_se: isNone(change) ? null : change.se,
      change_lo: isNone(change) ? null : change.lower,
      change_hi: isNone(change) ? null : change.upper,
      ...(isNone(trend)
        ? { slope_per_year: null, slope_se: null, slope_p: null, Q_residual: null, reason: trend.reason }
        : { slope_per_year: trend.slope, slope_se: trend.se, slope_p: trend.p, Q_residual: trend.residualQ }),
    };
  },
};
