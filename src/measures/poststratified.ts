import { type Estimate, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { zForConfidence } from "../stats/normal.ts";
import { isResponseCell, type ResponseCell, responseRateGap } from "./nonresponse.ts";

export interface Poststratified {
  readonly kind: "poststratified";
  /** Favorable share with each group weighted by its eligible students rather than its answers. */
  readonly share: Estimate;
  readonly se: number;
  /** Unweighted favorable share of the answers. */
  readonly unweighted: number;
  /** Groups with no answers, which the result does not cover. */
  readonly dropped: readonly string[];
  readonly responseRateGap: number | NoNumber;
}

/**
 * Poststratified favorable share: corrects for groups that respond more or less often. Sum of weight times share over
 * the groups with answers, weighted by eligible students; variance is the sum of weight^2 p (1 - p) / answers,
 * without finite-population correction. Assumes that nonrespondents resemble the respondents of their group.
 *
 * @param groups  a partition of everyone invited
 * @returns `no_data` if there are no answers; `invalid_input`
 * @throws AppError stats.bad-confidence
 * @see Holt & Smith 1979, doi:10.2307/2344652
 */
export function poststratified(
  groups: readonly (ResponseCell & { readonly group: string })[],
  confidence = confidenceLevel.value,
): Poststratified | NoNumber {
  const z = zForConfidence(confidence);
  if (!groups.every(isResponseCell)) return none("invalid_input");
  const responding = groups.filter(({ responded }) => responded > 0);
  const eligible = responding.reduce((sum, group) => sum + group.eligible, 0);
  const n = responding.reduce((sum, group) => sum + group.responded, 0);
  if (n === 0) return none("no_data");
  let [value, variance] = [0, 0];
  for (const group of responding) {
    const weight = group.eligible / eligible;
    const p = group.favorable / group.responded;
    value += weight * p;
    variance += (weight * weight * p * (1 - p)) / group.responded;
  }
  const se = Math.sqrt(variance);
  const bounded = (x: number) => Math.min(1, Math.max(0, x));
  return {
    kind: "poststratified",
    share: {
      kind: "estimate",
      value: bounded(value),
      lower: bounded(value - z * se),
      upper: bounded(value + z * se),
      n,
      unit: "share",
    },
    se,
    unweighted: responding.reduce((sum, group) => sum + group.favorable, 0) / n,
    dropped: groups.filter(({ responded }) => responded === 0).map(({ group }) => group),
    responseRateGap: responseRateGap(groups),
  };
}
