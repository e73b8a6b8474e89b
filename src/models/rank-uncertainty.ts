import { type NoNumber, none } from "../base/finding.ts";
import { normalCdf, normalDensity } from "../stats/normal.ts";
import { requireSameLength } from "../stats/require.ts";
import type { Shrinkage } from "./shrinkage.ts";

/** Uncertainty in the ranks of units. Not a league table: an expected rank near the middle means "can't tell". */
export interface RankUncertainty {
  readonly kind: "ranks";
  /** 1 = highest; 1 + the expected number of units that are truly higher. Ranks sum to k (k + 1) / 2. */
  readonly expectedRank: Float64Array;
  /** (expected rank - 1/2) / k: 0 = surely highest, 1 = surely lowest. */
  readonly expectedShare: Float64Array;
  /** Probability that the unit's true value is above the common mean. */
  readonly aboveMean: Float64Array;
}

/**
 * Expected ranks and probabilities of being above average, from shrunken values and posterior standard deviations,
 * assuming independent normals with the common mean fixed.
 *
 * Every pair is compared once: up to k (k - 1) / 2 normal probabilities, each within 1.3e-12 (from a table, see
 * `lowerHalf`; cut off at 7 standard deviations), so an expected rank is within k * 1.3e-12 of the exact sum.
 *
 * @see Lin, Louis, Paddock & Ridgeway 2006, doi:10.1214/06-BA130; Goldstein & Spiegelhalter 1996, doi:10.2307/2983325
 */
export function rankUncertainty(
  shrinkage: Pick<Shrinkage, "shrunk" | "posteriorSd" | "mean">,
): RankUncertainty | NoNumber {
  const { shrunk, posteriorSd, mean } = shrinkage;
  requireSameLength(shrunk, posteriorSd, "values", "standard-deviations");
  const k = shrunk.length;
  if (k < 2) return none("too_few_units");
  if (!(Number.isFinite(mean) && shrunk.every(Number.isFinite) && posteriorSd.every((sd) => sd >= 0 && sd < 1e150))) {
    return none("invalid_input");
  }
  const expectedRank = expectedRanks(shrunk, posteriorSd);
  return {
    kind: "ranks",
    expectedRank,
    expectedShare: expectedRank.map((rank) => (rank - 0.5) / k),
    aboveMean: shrunk.map((m, i) => above(m - mean, posteriorSd[i]!)),
  };
}

const above = (difference: number, sd: number): number =>
  difference === 0 ? 0.5 : sd === 0 ? Number(difference > 0) : normalCdf(difference / sd);

/**
 * Scans units by descending value. A unit starts below all earlier ones and adds, for each, the probability of truly
 * being higher. Stops where that probability counts as 0.
 */
function expectedRanks(shrunk: Float64Array, sd: Float64Array): Float64Array {
  const k = shrunk.length;
  const order = Uint32Array.from(shrunk, (_, i) => i).sort((a, b) => shrunk[b]! - shrunk[a]!);
  const m = Float64Array.from(order, (i) => shrunk[i]!);
  const variance = Float64Array.from(order, (i) => sd[i]! ** 2);
  const largest = variance.reduce((most, v) => Math.max(most, v), 0);
  const rank = Float64Array.from(order, (_, place) => 1 + place);
  const table = lowerHalf();
  for (let i = 0; i < k; i++) {
    const [mi, vi] = [m[i]!, variance[i]!];
    const floor = mi - farthest * Math.sqrt(vi + largest);
    let lost = 0;
    for (let j = i + 1; j < k && m[j]! >= floor; j++) {
      const difference = m[j]! - mi;
      const place = (difference / Math.sqrt(vi + variance[j]!) + farthest) * perUnit;
      let p = 0;
      if (place >= 0) {
        const at = (place + 0.5) | 0;
        const d = (place - at) / perUnit;
        const c = at * 4;
        p = table[c]! + d * (table[c + 1]! + d * (table[c + 2]! + d * table[c + 3]!));
      } else if (difference === 0) p = 0.5;
      lost += p;
      rank[j]! -= p;
    }
    rank[i]! += lost;
  }
  const answer = new Float64Array(k);
  order.forEach((unit, place) => {
    answer[unit] = rank[place]!;
  });
  return answer;
}

/** Below minus this, the normal probability (1.3e-12) counts as 0. */
const farthest = 7;
const perUnit = 256;

/**
 * Third-order Taylor coefficients of the normal CDF at every multiple of 1/256 from -7 to 0. The nearest center is at
 * most 1/512 away and the fourth derivative at most 0.56, so the remainder is at most (1/512)^4 / 24 * 0.56 < 4e-13.
 */
function lowerHalf(): Float64Array {
  const centers = farthest * perUnit + 1;
  const table = new Float64Array(centers * 4);
  for (let i = 0; i < centers; i++) {
    const x = i / perUnit - farthest;
    const f = normalDensity(x);
    table.set([normalCdf(x), f, (-x * f) / 2, ((x * x - 1) * f) / 6], i * 4);
  }
  return table;
}
