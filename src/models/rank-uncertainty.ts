import { type NoNumber, none } from "../base/finding.ts";
import { normalCdf, normalDensity } from "../stats/normal.ts";
import { promiseSameLength } from "../stats/promises.ts";
import type { Shrinkage } from "./shrinkage.ts";

/** How sure the order of units is. Not a league table: an expected rank near the middle says "cannot tell". */
export interface RankUncertainty {
  readonly kind: "ranks";
  /** 1 = highest; 1 + the expected number of units that are truly higher. They sum to k (k + 1) / 2. */
  readonly expectedRank: Float64Array;
  /** (expected rank - 1/2) / k: 0 = surely highest, 1 = surely lowest. */
  readonly expectedShare: Float64Array;
  /** Probability that the unit's true value is above the common mean. */
  readonly aboveMean: Float64Array;
}

/**
 * Expected ranks and probabilities of being above average, from shrunken values and the standard deviations of the true ones,
 * taken as independent and normal with the common mean fixed.
 *
 * Every pair is compared once: k (k - 1) / 2 normal probabilities, each from a table within 3e-13 (see `pairTable`), so an expected
 * rank is within k * 3e-13 of the exact sum.
 *
 * @see Lin, Louis, Paddock & Ridgeway 2006, doi:10.1214/06-BA130; Goldstein & Spiegelhalter 1996, doi:10.2307/2983325
 */
export function rankUncertainty(
  shrinkage: Pick<Shrinkage, "shrunk" | "posteriorSd" | "mean">,
): RankUncertainty | NoNumber {
  const { shrunk, posteriorSd, mean } = shrinkage;
  promiseSameLength(shrunk, posteriorSd, "Shrunken values and their standard deviations");
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

function expectedRanks(m: Float64Array, sd: Float64Array): Float64Array {
  const k = m.length;
  const rank = new Float64Array(k).fill(1);
  const variance = sd.map((s) => s * s);
  const table = pairTable();
  for (let i = 0; i < k; i++) {
    const [mi, vi] = [m[i]!, variance[i]!];
    let higher = 0;
    for (let j = i + 1; j < k; j++) {
      const difference = m[j]! - mi;
      const z = difference / Math.sqrt(vi + variance[j]!);
      let p: number;
      if (z > -farthest && z < farthest) {
        const at = Math.trunc((z + farthest) * perUnit + 0.5);
        const d = z - (at / perUnit - farthest);
        const c = at * 5;
        p = table[c]! + d * (table[c + 1]! + d * (table[c + 2]! + d * (table[c + 3]! + d * table[c + 4]!)));
      } else p = difference > 0 ? 1 : difference < 0 ? 0 : 0.5;
      higher += p;
      rank[j]! += 1 - p;
    }
    rank[i]! += higher;
  }
  return rank;
}

/** Beyond it the normal probability is 0 or 1 to the last digit of a sum. */
const farthest = 8.5;
const perUnit = 64;

/**
 * Taylor coefficients of the normal distribution function to the fourth order about every 64th. The nearest center is at most
 * 1/128 away, so the remainder is at most (1/128)^5 / 120 * max|Phi^(5)| = 2.9e-11 / 120 * 1.2 < 3e-13.
 */
function pairTable(): Float64Array {
  const centers = 2 * farthest * perUnit + 1;
  const table = new Float64Array(centers * 5);
  for (let i = 0; i < centers; i++) {
    const x = i / perUnit - farthest;
    const f = normalDensity(x);
    table.set([normalCdf(x), f, (-x * f) / 2, ((x * x - 1) * f) / 6, ((3 * x - x ** 3) * f) / 24], i * 5);
  }
  return table;
}
