import type { NoNumber } from "../base/finding.ts";
import { isNone, none } from "../base/finding.ts";
import { evenGroups, farTail, smallestExpectedCount } from "../rules/confidence.ts";
import { normalTwoSidedP } from "./normal.ts";
import { requireCounts } from "./require.ts";

/** Relative tolerance for "no more probable than the observed table" (as in R's fisher.test). */
const slack = 1 + 1e-7;
/** The smallest number with all its digits: smaller weights would be rounded to themselves and never reach 0. */
const smallestWeight = 2 ** -1022;

const notEstimable = none("not_estimable");

export interface TwoRateTest {
  /** Score statistic with pooled variance; its square is the uncorrected chi-square. "not_estimable" when both rates are 0 or both 1. */
  readonly z: number | NoNumber;
  /** Two-sided p-value of z. */
  readonly pScore: number | NoNumber;
  /** Two-sided p-value of Fisher's exact test. */
  readonly pFisher: number;
}

/**
 * Tests whether two independent proportions are equal: Score test and Fisher's exact test.
 *
 * @param x1, n1  hits and trials of the first; whole numbers, 0 <= x1 <= n1, n1 >= 1
 * @param x2, n2  of the second
 * @throws AppError stats.bad-counts
 * @example twoRateTest(45, 300, 120, 1500) // z 3.8356564, pScore 0.000125229, pFisher 0.000273964
 */
export function twoRateTest(x1: number, n1: number, x2: number, n2: number): TwoRateTest {
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  const z = score(x1, n1, x2, n2);
  return { z, pScore: isNone(z) ? z : normalTwoSidedP(z), pFisher: fisher(x1, n1, x2, n2) };
}

/**
 * Whether any of the four cells of two rates has an expected count below five if the rates are equal: log-based and
 * normal-approximation intervals are then unreliable.
 *
 * @param x1, n1  hits and trials of the first; whole numbers, 0 <= x1 <= n1, n1 >= 1
 * @param x2, n2  of the second
 * @throws AppError stats.bad-counts
 */
export function tooFewExpected(x1: number, n1: number, x2: number, n2: number): boolean {
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  const hits = x1 + x2;
  const n = n1 + n2;
  return Math.min(n1, n2) * Math.min(hits, n - hits) < smallestExpectedCount.value * n;
}

/**
 * The p-value to report for the difference of two rates: Fisher's when an expected count is below 5 or the score test's p-value is below `farTail`; between
 * `evenGroups` the average of the two; else the score test's. Of ten thousands of tests it is the smallest p-values that decide, and there the normal tail is
 * several times too small. Of groups of about one size, the score test is up to 1.4 times too often at its level and Fisher's about half as often.
 *
 * @returns a share; "not_estimable" when both rates are 0 or both 1 (there is nothing to test)
 * @throws AppError stats.bad-counts
 */
export function twoRateP(x1: number, n1: number, x2: number, n2: number): number | NoNumber {
  const few = tooFewExpected(x1, n1, x2, n2);
  const z = score(x1, n1, x2, n2);
  if (isNone(z)) return z;
  if (few) return fisher(x1, n1, x2, n2);
  const p = normalTwoSidedP(z);
  if (p < farTail.value) return fisher(x1, n1, x2, n2);
  if (Math.max(n1, n2) >= evenGroups.value * Math.min(n1, n2)) return p;
  return Math.max(p, (p + fisher(x1, n1, x2, n2)) / 2);
}

function score(x1: number, n1: number, x2: number, n2: number): number | NoNumber {
  const pooled = (x1 + x2) / (n1 + n2);
  if (pooled === 0 || pooled === 1) return notEstimable;
  return (x1 / n1 - x2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
}

/**
 * Sum of the probabilities of all tables with the same margins that are not more probable than the observed one.
 * Weights are computed outward from the most probable table by recurrence, so no factorials are needed.
 */
function fisher(x1: number, n1: number, x2: number, n2: number): number {
  const hits = x1 + x2;
  const low = Math.max(0, hits - n2);
  const high = Math.min(n1, hits);
  if (low === high) return 1;
  const peak = Math.min(high, Math.max(low, Math.floor(((n1 + 1) * (hits + 1)) / (n1 + n2 + 2))));
  // weight(x + 1) / weight(x) = (n1 - x)(hits - x) / ((x + 1)(n2 - hits + x + 1))
  const up = x1 > peak;
  const end = up ? high : low;
  let weight = 1;
  let observed = x1 === peak ? 1 : 0;
  let total = 0;
  let asRare = 0;
  for (let x = peak; x !== end; ) {
    if (up) {
      weight *= ((n1 - x) * (hits - x)) / ((x + 1) * (n2 - hits + x + 1));
      x += 1;
    } else {
      weight *= (x * (n2 - hits + x)) / ((n1 - x + 1) * (hits - x + 1));
      x -= 1;
    }
    total += weight;
    if (x === x1) observed = weight;
    if (observed > 0 && weight <= observed * slack) {
      asRare += weight;
      if (weight < observed * 1e-17) break;
    }
    if (weight < smallestWeight) break;
  }
  if (observed === 0) return 0;
  weight = 1;
  total += weight;
  if (weight <= observed * slack) asRare += weight;
  const otherEnd = up ? low : high;
  for (let x = peak; x !== otherEnd; ) {
    if (up) {
      weight *= (x * (n2 - hits + x)) / ((n1 - x + 1) * (hits - x + 1));
      x -= 1;
    } else {
      weight *= ((n1 - x) * (hits - x)) / ((x + 1) * (n2 - hits + x + 1));
      x += 1;
    }
    total += weight;
    if (weight <= observed * slack) {
      asRare += weight;
      if (weight < observed * 1e-17) break;
    }
    if (weight < smallestWeight) break;
  }
  return Math.min(1, asRare / total);
}
