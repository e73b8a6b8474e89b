import { type NoNumber, none } from "../base/finding.ts";
import { compensatedSum } from "../stats/variance.ts";
import { theilIndex } from "./theil-index.ts";

export interface TheilDecomposition {
  /** Theil's T of all values: mean of (x/m) ln(x/m), with 0 ln 0 = 0. total = within + between. */
  readonly total: number;
  readonly within: number;
  readonly between: number;
  /** between over total, a share; "zero_variance" if all values are equal. */
  readonly shareBetween: number | NoNumber;
}

/**
 * Theil decomposition: splits the inequality of values (dollars per student of each school) exactly into within-group
 * and between-group components.
 *
 * @param values  finite, none negative
 * @param group   the group of each value
 * @returns "no_data", "zero_mean" if all are 0, "invalid_input"
 * @see Theil 1967; R ineq
 */
export function theilDecomposition(values: readonly number[], group: readonly string[]): TheilDecomposition | NoNumber {
  if (values.length !== group.length || !values.every((x) => x >= 0 && x <= 1e15)) return none("invalid_input");
  if (values.length === 0) return none("no_data");
  const all = compensatedSum(values);
  const mean = all / values.length;
  if (mean < 1e-15) return none("zero_mean");
  const members = new Map<string, number[]>();
  values.forEach((x, i) => {
    const name = group[i] ?? "";
    const list = members.get(name);
    if (list) list.push(x);
    else members.set(name, [x]);
  });
  const total = theilIndex(values, mean);
  let within = 0;
  let between = 0;
  for (const list of members.values()) {
    const part = compensatedSum(list) / all;
    const own = compensatedSum(list) / list.length;
    if (part === 0 || own < 1e-300) continue;
    within += part * theilIndex(list, own);
    between += part * Math.log(own / mean);
  }
  return { total, within, between, shareBetween: total > 1e-15 ? between / total : none("zero_variance") };
}
