import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import { benjaminiHochberg } from "../stats/multiplicity.ts";
import { normalTwoSidedP, zForConfidence } from "../stats/normal.ts";
import { finite } from "../stats/require.ts";

/**
 * Family of each p-value, and which p-values repeat another: the mirror image of a pair, or the same outcome in other
 * words.
 */
export interface Families {
  readonly count: number;
  /** Index of each p-value's family. */
  readonly family: ReadonlyNumbers;
  /** 1 if it repeats another test and is not counted. */
  readonly repeats: ReadonlyNumbers;
}

/**
 * Adjusts the p-values of all families of gaps in one report, so that the false-discovery rate applies to the whole
 * report.
 *
 * Benjamini-Hochberg within each family, then Benjamini-Bogomolov across families: if R of F families have something
 * to report, each is tested at R / F of the level. If every family has real gaps, no power is lost; in a district
 * without real gaps, a report calls one clear no more often than it states.
 *
 * @param p  in any order; NaN for what could not be tested; stays NaN and does not count as a test
 * @see Benjamini & Bogomolov 2014, doi:10.1111/rssb.12028
 */
export function adjustPValues(p: ReadonlyNumbers, { count, family, repeats }: Families): Float64Array {
  const adjusted = new Float64Array(p.length).fill(Number.NaN);
  const smallest = Array.from({ length: count }, (_, f) => adjustFamily(p, f, family, repeats, adjusted));
  const reported = smallest.filter((q) => q <= 1).sort((a, b) => a - b);
  const families = reported.length;
  if (families < 2) return adjusted;
  const ranks = smallest.map((q) => reported.indexOf(q));
  for (const [at, q] of adjusted.entries()) {
    if (Number.isNaN(q)) continue;
    let least = 1;
    const rank = ranks[family[at] ?? 0] ?? -1;
    if (rank >= 0)
      for (let r = rank; r < families; r++)
        least = Math.min(least, (families / (r + 1)) * Math.max(q, reported[r] ?? 1));
    adjusted[at] = least;
  }
  return adjusted;
}

/**
 * Writes one family's adjusted p-values. @returns the smallest, which is the family's Simes p-value; infinite if it
 * has no tests
 */
function adjustFamily(
  p: ReadonlyNumbers,
  wanted: number,
  family: ReadonlyNumbers,
  repeats: ReadonlyNumbers,
  to: Float64Array,
): number {
  let [size, tests] = [0, 0];
  const isTested = (at: number): boolean => family[at] === wanted && !Number.isNaN(p[at] ?? Number.NaN);
  for (let at = 0; at < p.length; at++) {
    if (!isTested(at)) continue;
    size++;
    if (repeats[at] !== 1) tests++;
  }
  const tested = new Float64Array(size);
  const isRepeat = new Uint8Array(size);
  let next = 0;
  for (let at = 0; at < p.length; at++) {
    if (!isTested(at)) continue;
    tested[next] = p[at] ?? Number.NaN;
    isRepeat[next++] = repeats[at] ?? 0;
  }
  const q = benjaminiHochberg(tested, isRepeat);
  next = 0;
  for (let at = 0; at < p.length; at++) if (isTested(at)) to[at] = q[next++] ?? Number.NaN;
  return tests === 0 ? Number.POSITIVE_INFINITY : q.reduce((least, x) => Math.min(least, x), 1);
}

/**
 * Change in a gap between two years, with its interval; treats the years as independent (methods 1.10).
 *
 * @throws AppError stats.bad-level, stats.out-of-range
 */
export function gapMovement(
  earlier: number,
  earlierVariance: number,
  later: number,
  laterVariance: number,
  confidence: number,
): { readonly value: number; readonly se: number; readonly lower: number; readonly upper: number; readonly p: number } {
  const value = later - earlier;
  const se = finite(Math.sqrt(earlierVariance + laterVariance), "standard-error-of-change");
  const half = zForConfidence(confidence) * se;
  return {
    value,
    se,
    lower: finite(value - half, "interval-of-change"),
    upper: finite(value + half, "interval-of-change"),
    p: normalTwoSidedP(finite(value / se, "test-statistic")),
  };
}
