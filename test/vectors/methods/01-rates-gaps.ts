import { AppError } from "../../../src/base/errors.ts";
import { isNone, type NoNumber, none } from "../../../src/base/finding.ts";
import { addCells, type CellCounts, type ShareCounts, type Withheld } from "../../../src/cube/cell.ts";
import { cellGap, cellGapToAll, cellInterval, cellRate } from "../../../src/measures/cell-gap.ts";
import type { Counts } from "../../../src/measures/counts.ts";
import {
  eightyPercent,
  type ImpactReference,
  percentagePointGap,
  proportionalityIndex,
} from "../../../src/measures/disproportionate-impact.ts";
import type { CellGap } from "../../../src/measures/gap-estimate.ts";
import { gapMovement } from "../../../src/measures/gap-family.ts";
import { gapTrend } from "../../../src/measures/gap-trend.ts";
import { type ComparisonRule, type Levels, levelsTotal } from "../../../src/reports/comparisons.ts";
import { levelGap } from "../../../src/reports/level-gap.ts";
import { onlyOneWithheld } from "../../../src/reports/official-cells.ts";
import { clopperPearson } from "../../../src/stats/clopper-pearson.ts";
import { cohensH, standardizedMeanDifference } from "../../../src/stats/effect-size.ts";
import { benjaminiHochberg, holm } from "../../../src/stats/multiplicity.ts";
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
const cell = (hits: number, n: number): ShareCounts => ({ kind: "share", n, hits });
const withheld = (hits: number | null, n: number | null): CellCounts | Withheld =>
  hits === null || n === null ? { ...none("suppressed_input"), n: null, value: null } : cell(hits, n);
const zeroOrOne = (flag: boolean): number => (flag ? 1 : 0);

const impactReference = (reference: string | number, groups: string[]): ImpactReference => {
  if (typeof reference === "number") return { rate: reference };
  if (reference === "overall" || reference === "all but current" || reference === "hpg") return reference;
  return { group: groups.indexOf(reference) };
};

type Bounds = { readonly value: number; readonly lower: number; readonly upper: number } | NoNumber;
const rateKeys = (found: Bounds): object | NoNumber =>
  isNone(found) ? found : { rate: found.value, lo: found.lower, hi: found.upper };
/** The vectors have one reason for an empty group and an empty comparison. */
const gapKeys = (found: Bounds): object | NoNumber => {
  if (isNone(found)) return found.reason === "no_comparison_group" ? none("zero_denominator") : found;
  return { gap: found.value, lo: found.lower, hi: found.upper };
};

/** A year of a gap, as an audit counts it; no number for a year with impossible counts. */
function yearGap(x: number, n: number, restX: number, restN: number): CellGap | NoNumber {
  try {
    return cellGap(cell(x, n), cell(restX, restN), 0.95);
  } catch (error) {
    if (error instanceof AppError) return none("invalid_input");
    throw error;
  }
}

/**
 * Gap of a level under a rule, regardless of the number of students. The reference's own gap, which an audit does not
 * list, is 0 in the vectors.
 */
function gapBy(comparison: ComparisonRule, level: number, levels: Levels): number | NoNumber {
  const cell = levels.cells[level];
  if (cell === undefined) return none("no_data");
  const { gap } = levelGap(cell, level, levels, true, { comparison, rules: { minimumN: 1, confidence: 0.95 } });
  if (gap === "reference") return 0;
  // Likewise for a group of all students compared with all students.
  if (comparison === "all" && isNone(gap) && gap.reason === "no_comparison_group") return 0;
  return isNone(gap) ? gap : gap.value;
}

/** The methods of `01-rates-gaps.json`: each maps the `input` of a case to the program and its result to the keys of `expected`. */
export const ratesGaps: Methods = {
  rate_wilson: ({ x, n, conf }) => orRefused(() => rateKeys(cellInterval(cell(x, n), conf)), "rate", "lo", "hi"),
  rate_exact: ({ x, n, conf }) =>
    orRefused(
      () => {
        const rate = cellRate(cell(x, n));
        return rateKeys(isNone(rate) ? rate : { value: rate, ...clopperPearson(x, n, conf) });
      },
      "rate",
      "lo",
      "hi",
    ),
  gap_newcombe: ({ x1, n1, x2, n2, conf }: Two) =>
    orRefused(() => gapKeys(cellGap(cell(x1, n1), cell(x2, n2), conf)), "gap", "lo", "hi"),
  gap_vs_all: ({ x, n, x_rest, n_rest, conf }) =>
    orRefused(
      () => gapKeys(cellGapToAll(cell(x, n), addCells(cell(x, n), cell(x_rest, n_rest)), conf)),
      "gap",
      "lo",
      "hi",
    ),
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
  gap_set: ({ groups, x, n, reference_group }) => {
    const cells = x.map((hits: number, i: number) => cell(hits, n[i]));
    const all = levelsTotal(cells);
    const levels: Levels = { grouping: "group", levels: groups, cells, all, exhaustive: true };
    return {
      groups: groups.map((group: string, i: number) => {
        const rate = cellRate(cells[i]);
        return {
          group,
          vs_all: numberOrNull(gapBy("all", i, levels)),
          vs_rest: numberOrNull(gapBy("everyone-else", i, levels)),
          vs_highest: numberOrNull(gapBy("highest", i, levels)),
          vs_reference: numberOrNull(gapBy(`group.${reference_group}`, i, levels)),
          ...(isNone(rate) && { reason: rate.reason }),
        };
      }),
    };
  },
  gap_set_with_suppression: ({ groups, x, n, total_x, total_n, exhaustive }) => {
    const cells: (CellCounts | Withheld)[] = x.map((hits: number | null, i: number) => withheld(hits, n[i]));
    const all = withheld(total_x, total_n);
    const levels: Levels = { grouping: "group", levels: groups, cells, all, exhaustive, official: true };
    return {
      groups: cells.map((one, i) => {
        const rate = isNone(one) ? one : cellRate(one);
        const toAll = isNone(rate) ? rate : gapBy("all", i, levels);
        const toRest = isNone(rate) ? rate : gapBy("everyone-else", i, levels);
        const refused = [rate, toAll, toRest].find(isNone);
        return {
          group: groups[i],
          rate: numberOrNull(rate),
          vs_all: numberOrNull(toAll),
          vs_rest: numberOrNull(toRest),
          status: refused?.reason ?? "ok",
        };
      }),
      suppressed_groups: cells.filter((one) => isNone(one)).length,
      complementary_disclosure: onlyOneWithheld(levels),
    };
  },
  p_adjust: ({ p, method }) => {
    const adjusted = (method === "holm" ? holm : benjaminiHochberg)(p.filter((x: number | null) => x !== null));
    const known = p.flatMap((x: number | null, i: number) => (x === null ? [] : [i]));
    return { adjusted: p.map((_: unknown, i: number) => adjusted[known.indexOf(i)] ?? null) };
  },
  n_for_moe: ({ p, moe, conf }) => ({ n: sampleSizeForMargin(p, moe, conf) }),
  power_two_rates: ({ p1, p2, n_per_group, alpha }) =>
    orRefused(() => {
      const power = powerOfTwoRates(p1, p2, n_per_group, alpha);
      return isNone(power) ? power : { power };
    }, "power"),
  gap_change_and_trend: ({ year, x, n, x_rest, n_rest }) => {
    const gaps: (CellGap | NoNumber)[] = year.map((_: number, i: number) => yearGap(x[i], n[i], x_rest[i], n_rest[i]));
    const known = gaps.flatMap((gap, i) => (isNone(gap) ? [] : [{ ...gap, year: year[i] as number }]));
    const [first, last] = [known[0], known.at(-1)];
    const change =
      first === undefined || last === undefined || known.length < 2
        ? undefined
        : gapMovement(first.value, first.variance, last.value, last.variance, 0.95);
    const trend = gapTrend(known);
    return {
      gap: gaps.map((gap) => (isNone(gap) ? null : gap.value)),
      variance: gaps.map((gap) => (isNone(gap) ? null : gap.variance)),
      change: change?.value ?? null,
      change_se: change?.se ?? null,
      change_lo: change?.lower ?? null,
      change_hi: change?.upper ?? null,
      ...(isNone(trend)
        ? { slope_per_year: null, slope_se: null, slope_p: null, Q_residual: null, reason: trend.reason }
        : { slope_per_year: trend.slope, slope_se: trend.se, slope_p: trend.p, Q_residual: trend.residualQ }),
    };
  },
};
