import { type Finding, isNone, type NoNumber, none } from "../base/finding.ts";
import { newcombe } from "../stats/newcombe.ts";
import { type Counts, readCounts } from "./counts.ts";

/**
 * Gap of a group to students outside it: group minus comparison, raw sign, with Newcombe's interval.
 *
 * @param group       the group
 * @param comparison  students none of whom is in the group: everyone else, or another group
 * @param level       confidence, a share
 * @returns share points, n of the group; "zero_denominator" when either is empty, "invalid_input"
 * @throws AppError stats.bad-level
 */
export function gap(group: Counts | NoNumber, comparison: Counts | NoNumber, level = 0.95): Finding {
  const a = readCounts(group);
  if (isNone(a)) return a;
  const b = readCounts(comparison);
  if (isNone(b)) return b.reason === "suppressed_input" ? none("reference_suppressed") : b;
  if (a.n === 0 || b.n === 0) return none("zero_denominator");
  const { gap: value, lower, upper } = newcombe(a.hits, a.n, b.hits, b.n, level);
  return { kind: "estimate", value, lower, upper, n: a.n, unit: "share-points" };
}

/**
 * Gap of a group to all students, the group among them. Those are not two samples, so the interval is that against the rest, times
 * the share of students outside the group: p_g - p_all = (1 - n_g/N)(p_g - p_rest).
 *
 * @param group  the group
 * @param rest   everyone else
 */
export function gapToAll(group: Counts | NoNumber, rest: Counts | NoNumber, level = 0.95): Finding {
  const toRest = gap(group, rest, level);
  if (isNone(toRest) || isNone(group) || isNone(rest)) return toRest;
  const outside = rest.n / (group.n + rest.n);
  const { value, lower, upper } = toRest;
  return { ...toRest, value: value * outside, lower: lower * outside, upper: upper * outside };
}
