import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import { requireSameLength } from "../stats/require.ts";

/** Plausible ranks of a unit; 1 is the highest value. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The range of ranks consistent with pairwise comparisons: a unit ranks below those whose interval of the difference
 * is entirely above 0, and above those for which it is entirely below.
 *
 * Pairs are compared at the given level without multiplicity adjustment, so the range is not a joint confidence
 * region.
 *
 * @param values  shrunken values, one per unit
 * @param sds     standard deviations of the true values, >= 0
 * @throws AppError stats.bad-shape
 * @see Goldstein & Spiegelhalter 1996, doi:10.2307/2983325, section 4
 */
export function rankRanges(
  values: ArrayLike<number>,
  sds: ArrayLike<number>,
  confidence = confidenceLevel.value,
): readonly RankRange[] {
  requireSameLength(values, sds, "values", "standard-deviations");
  const z2 = zForConfidence(confidence) ** 2;
  const k = values.length;
  const order = Uint32Array.from({ length: k }, (_, i) => i).sort((a, b) => values[b]! - values[a]!);
  const m = Float64Array.from(order, (i) => values[i]!);
  const variance = Float64Array.from(order, (i) => sds[i]! ** 2);
  const before = new Uint32Array(k);
  const after = new Uint32Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = i + 1; j < k; j++) {
      const difference = m[i]! - m[j]!;
      if (difference * difference > z2 * (variance[i]! + variance[j]!)) {
        before[j]! += 1;
        after[i]! += 1;
      }
    }
  }
  const ranges: RankRange[] = new Array<RankRange>(k);
  order.forEach((unit, place) => {
    ranges[unit] = { from: 1 + before[place]!, to: k - after[place]! };
  });
  return ranges;
}
