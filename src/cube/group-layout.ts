import { crossedLevel, crossing, everybody } from "../base/keys.ts";
import type { Group } from "./cube.ts";
import type { CubePlan } from "./plan.ts";

/** The order of a plan's groups: all students, each grouping's levels, then the crossings. */
export interface GroupLayout {
  readonly groups: readonly Group[];
  readonly oneWayGroups: number;
  readonly firstOf: readonly number[];
  readonly crossings: readonly {
    readonly left: number;
    readonly right: number;
    readonly first: number;
    readonly rightLevels: number;
  }[];
}

export function layOutGroups(plan: CubePlan, levels: readonly (readonly string[])[]): GroupLayout {
  const groups: Group[] = [everybody];
  const firstOf = plan.groupings.map((g, i) => {
    const first = groups.length;
    for (const level of levels[i] ?? []) groups.push({ grouping: g.id, level });
    return first;
  });
  const oneWayGroups = groups.length;
  const indexOf = (id: string): number => plan.groupings.findIndex((g) => g.id === id);
  const crossings = plan.crossings
    .map(([a, b]) => ({ left: indexOf(a), right: indexOf(b), id: crossing(a, b) }))
    .filter((c) => c.left >= 0 && c.right >= 0)
    .map((c) => {
      const first = groups.length;
      const rights = levels[c.right] ?? [];
      for (const a of levels[c.left] ?? [])
        for (const b of rights) groups.push({ grouping: c.id, level: crossedLevel(a, b) });
      return { left: c.left, right: c.right, first, rightLevels: rights.length };
    });
  return { groups, oneWayGroups, firstOf, crossings };
}
