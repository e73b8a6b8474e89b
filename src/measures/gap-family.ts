import type { ReadonlyNumbers } from "../base/readonly-numbers.ts";
import { benjaminiHochberg } from "../stats/multiplicity.ts";
import { zForConfidence } from "../stats/normal.ts";
import { finite } from "../stats/require.ts";

/**
 * Adjusted p-values of a family of gaps (Benjamini-Hochberg false-discovery rate).
 *
 * @param p  in any order; NaN where nothing could be tested: it stays NaN and does not count as a test
 */
export function adjustPValues(p: ReadonlyNumbers): Float64Array {
  const tested = new Float64Array(p.length);
  let family = 0;
  for (const x of p) if (!Number.isNaN(x)) tested[family++] = x;
  const adjusted = benjaminiHochberg(tested.subarray(0, family));
  // The array of the tested is free again and becomes the answer, filled from the end: a value is read before its place is written.
  for (let at = p.length - 1; at >= 0; at--) {
    const x = p[at] ?? Number.NaN;
    tested[at] = Number.isNaN(x) ? x : (adjusted[--family] ?? x);
  }
  return tested;
}

/**
 * How far a gap moved between two years, with its interval; the years are treated as independent (methods 1.10).
 *
 * @throws AppError stats.bad-level, stats.out-of-range
 */
export function gapMovement(
  earlier: number,
  earlierVariance: number,
  later: number,
  laterVariance: number,
  confidence: number,
): { readonly value: number; readonly se: number; readonly lower: number; readonly upper: number } {
  const value = later - earlier;
  const se = finite(Math.sqrt(earlierVariance + laterVariance), "The standard error of a change");
  const half = zForConfidence(confidence) * se;
  return {
    value,
    se,
    lower: finite(value - half, "The interval of a change"),
    upper: finite(value + half, "The interval of a change"),
  };
}
