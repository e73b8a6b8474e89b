import { crossedLevel, crossedLevels, crossing, everybody } from "../base/keys.ts";
import type { CountedCells, CubeData } from "../cube/cube.ts";
import { unlisted } from "../release/structure.ts";
import type { TableGrouping } from "./release-tables.ts";

/** A sum of groups of a cube: a group that a release lists, or the students that a grouping does not list. */
export interface SumOfGroups {
  /** Indexes of groups in the cube. */
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}

/**
 * How to count each group of a release from the groups of a cube, in which crossings are groupings of their own. The
 * remainder of a grouping is the whole minus its listed levels.
 *
 * @param names the groups in the order of the release
 */
export function sumsOfGroups(
  cube: Pick<CubeData, "groups">,
  groupings: readonly TableGrouping[],
  crossings: readonly (readonly string[])[],
  names: readonly { readonly grouping: string; readonly level: string }[],
): readonly SumOfGroups[] {
  const indexes = new Map(cube.groups.map(({ grouping, level }, g) => [`${grouping} ${level}`, g]));
  const indexOf = (grouping: string, level: string): number => {
    const g = indexes.get(`${grouping} ${level}`);
    if (g === undefined) throw new RangeError(`the cube has no group ${grouping} ${level}`);
    return g;
  };
  const levelsOf = new Map(groupings.map(({ id, levels }) => [id, levels]));
  const pairs = new Map(crossings.map(([a = "", b = ""]) => [crossing(a, b) as string, [a, b] as const]));
  const all = { plus: [indexOf(everybody.grouping, everybody.level)], minus: [] };
  const single = (grouping: string, level: string): SumOfGroups =>
    level === unlisted
      ? rest(
          all,
          (levelsOf.get(grouping) ?? []).map((one) => single(grouping, one)),
        )
      : { plus: [indexOf(grouping, level)], minus: [] };
  const crossed = ([a, b]: readonly [string, string], left: string, right: string): SumOfGroups => {
    if (left === unlisted)
      return rest(
        single(b, right),
        (levelsOf.get(a) ?? []).map((one) => crossed([a, b], one, right)),
      );
    if (right === unlisted)
      return rest(
        single(a, left),
        (levelsOf.get(b) ?? []).map((one) => crossed([a, b], left, one)),
      );
    return { plus: [indexOf(crossing(a, b), crossedLevel(left, right))], minus: [] };
  };
  return names.map(({ grouping, level }) => {
    const pair = pairs.get(grouping);
    if (grouping === everybody.grouping) return all;
    if (pair === undefined) return single(grouping, level);
    const [left = "", right = ""] = crossedLevels({ grouping, level });
    return crossed(pair, left, right);
  });
}

const rest = (whole: SumOfGroups, parts: readonly SumOfGroups[]): SumOfGroups => ({
  plus: [...whole.plus, ...parts.flatMap(({ minus }) => minus)],
  minus: [...whole.minus, ...parts.flatMap(({ plus }) => plus)],
});

/** Which sums of an indicator to read: its students, those with the outcome of a share, or the values of a mean. */
export type Added = "students" | "outcomes" | "values";

/** Adds `sign` times what an indicator adds up in one place and period to `into` from `at` on, by group. */
export function addGroups(
  { plan, tally, slots, years }: CountedCells,
  indicator: number,
  what: Added,
  where: { readonly place: number; readonly period: number },
  sums: readonly SumOfGroups[],
  sign: number,
  into: Int32Array | Float64Array,
  at: number,
): void {
  const first = slots[where.place * years.length + where.period] ?? -1;
  if (first < 0) return;
  const { count, sum } = plan.indicators[indicator]!;
  const isValue = what === "values";
  const from = isValue ? tally.sums : tally.counts;
  const width = isValue ? plan.sums : plan.counts;
  const offset = isValue ? sum : count + (what === "students" ? 0 : 1);
  const of = (group: number): number => {
    const number = tally.at[first + group]!;
    return number < 0 ? 0 : from[number * width + offset]!;
  };
  for (const [g, { plus, minus }] of sums.entries()) {
    let n = 0;
    for (const group of plus) n += of(group);
    for (const group of minus) n -= of(group);
    into[at + g]! += sign * n;
  }
}
