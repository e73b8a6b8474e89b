import type { Audience } from "../../cube/cube.ts";
import type { AnyFinding } from "./finding-at.ts";
import { type Judged, rowOf } from "./judged.ts";

/** The group with the best rate in a grouping; if neither direction is better, the highest rate. */
export interface BestGroup {
  readonly level: string;
  readonly rate: number;
  readonly n: number;
}

/**
 * Best rate among the groups compared at the same place and year. Everyone else is an average, so several groups that
 * are behind can hide how far ahead another is.
 *
 * @returns undefined if two groups are each other's comparison
 */
export function bestGroup(
  { gaps, groups, years }: Judged<Audience>,
  { at, direction }: AnyFinding,
): BestGroup | undefined {
  const own = rowOf(gaps, years.length, at);
  const grouping = groups[at.group]?.grouping;
  const isBeside = (row: number): boolean =>
    gaps.indicator[row] === at.indicator && groups[gaps.group[row] ?? -1]?.grouping === grouping;
  const start = gaps.start[at.place * years.length + at.year] ?? 0;
  const end = gaps.start[at.place * years.length + at.year + 1] ?? 0;
  let [from, to] = [own, own + 1];
  while (from > start && isBeside(from - 1)) from--;
  while (to < end && isBeside(to)) to++;
  const others = to - from - 1;
  if (own < 0 || others <= 1) return undefined;
  const sign = direction === "lower-is-better" ? -1 : 1;
  let best = from;
  for (let row = from; row < to; row++) if (sign * (gaps.rate[row]! - gaps.rate[best]!) > 0) best = row;
  return { level: groups[gaps.group[best]!]!.level, rate: gaps.rate[best]!, n: gaps.n[best]! };
}
