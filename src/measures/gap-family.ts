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
  const members = byFamily(p, count, family);
  const smallest = members.map((entries) => adjustFamily(p, entries, repeats, adjusted));
  const reported = smallest.filter((q) => q <= 1).sort((a, b) => a - b);
  const families = reported.length;
  if (families < 2) return adjusted;
  for (const [f, entries] of members.entries()) {
    const rank = reported.indexOf(smallest[f] ?? Number.NaN);
    for (const at of entries) {
      let least = 1;
      if (rank >= 0)
        for (let r = rank; r < families; r++)
          least = Math.min(least, (families / (r + 1)) * Math.max(adjusted[at] ?? 1, reported[r] ?? 1));
      adjusted[at] = least;
    }
  }
  return adjusted;
}

/** Indexes of each family's p-values, in order (counting sort). */
function byFamily(p: ReadonlyNumbers, count: number, family: ReadonlyNumbers): readonly Int32Array[] {
  const sizes = new Int32Array(count);
  for (let at = 0; at < p.length; at++) {
    const f = family[at] ?? 0;
    if (!Number.isNaN(p[at])) sizes[f] = (sizes[f] ?? 0) + 1;
  }
  const start = new Int32Array(count + 1);
  for (let f = 0; f < count; f++) start[f + 1] = (start[f] ?? 0) + (sizes[f] ?? 0);
  const members = new Int32Array(start[count] ?? 0);
  const next = start.slice();
  for (let at = 0; at < p.length; at++) {
    if (Number.isNaN(p[at])) continue;
    const f = family[at] ?? 0;
    const to = next[f] ?? 0;
    members[to] = at;
    next[f] = to + 1;
  }
  return Array.from(sizes, (size, f) => members.subarray(start[f], (start[f] ?? 0) + size));
}

/**
 * Writes one family's adjusted p-values. @returns the smallest, which is the family's Simes p-value; infinite if it
 * has no tests
 */
function adjustFamily(p: ReadonlyNumbers, entries: Int32Array, repeats: ReadonlyNumbers, to: Float64Array): number {
  const tested = new Float64Array(entries.length);
  const isRepeat = new Uint8Array(entries.length);
  let tests = 0;
  for (let i = 0; i < entries.length; i++) {
    tested[i] = p[entries[i] ?? 0] ?? Number.NaN;
    isRepeat[i] = repeats[entries[i] ?? 0] ?? 0;
    if (isRepeat[i] !== 1) tests++;
  }
  const q = benjaminiHochberg(tested, isRepeat);
  let least = 1;
  for (let i = 0; i < entries.length; i++) {
    to[entries[i] ?? 0] = q[i] ?? Number.NaN;
    least = Math.min(least, q[i] ?? 1);
  }
  return tests === 0 ? Number.POSITIVE_INFINITY : least;
}

/**
 * Change in a gap between two years, with its interval; treats the years as independent (methods 1.10).
 *
 * @throws AppError stats.bad-confidence, stats.out-of-range
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
