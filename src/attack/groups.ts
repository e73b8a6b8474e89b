import { crossedGroupings, crossedLevels, groupKey } from "../base/keys.ts";
import type { ReleaseGroup, Structure, SumOfParts } from "../release/structure.ts";
import { unlisted } from "../release/structure.ts";

/** A group of students: one level in each of some groupings; all students are in none. */
export interface ModelGroup {
  /** Canonical id: the same in whichever order the groupings are named. */
  readonly id: string;
  readonly parts: readonly ReleaseGroup[];
  /**
   * `listed`: named by the structure, or a crossing of such groups. `remainder`: students without a listed level.
   * `again`: students counted a second time, who are not a group of their own.
   */
  readonly kind: "listed" | "remainder" | "again";
}

/** A sum of groups: factor times group, together 0; or at least 0. */
export interface GroupSum {
  readonly terms: readonly (readonly [factor: number, group: number])[];
  readonly isEquation: boolean;
}

export interface GroupTable {
  readonly groups: readonly ModelGroup[];
  readonly sums: readonly GroupSum[];
  /** By id. */
  readonly index: ReadonlyMap<string, number>;
}

const idOf = (parts: readonly ReleaseGroup[]): string => parts.map(groupKey).sort().join(",");

/** Id of the group in a row of `cells.csv`. */
export function groupIdOf(group: ReleaseGroup): string {
  const levels = crossedLevels(group);
  const groupings = crossedGroupings(group.grouping);
  if (groupings.length === 1 && group.grouping === "all") return idOf([]);
  return idOf(groupings.map((grouping, at) => ({ grouping, level: levels[at] ?? "" })));
}

/**
 * All groups of a structure and every sum among them: levels of a grouping add up to all students, a crossing to the
 * crossing with one grouping less, and a union holds within each crossing.
 */
export function groupTable(structure: Structure): GroupTable {
  const { groupings, crossings, unions } = structure;
  const groups: ModelGroup[] = [];
  const index = new Map<string, number>();
  const sums: GroupSum[] = [];
  const add = (parts: readonly ReleaseGroup[], kind: ModelGroup["kind"]): number => {
    const id = idOf(parts);
    const known = index.get(id);
    if (known !== undefined) return known;
    index.set(id, groups.length);
    groups.push({ id, parts, kind });
    return groups.length - 1;
  };
  /**
   * Levels of a grouping and its unlisted one, whose id names the listed ones: a different list leaves a different
   * remainder.
   */
  const levelsOf = new Map(
    groupings.map(({ id, levels, sum }) => {
      const rest: ModelGroup["kind"] | undefined =
        sum === "remainder" ? "remainder" : sum === "overlap" ? "again" : undefined;
      const all: { level: string; kind: ModelGroup["kind"] }[] = levels.map((level) => ({ level, kind: "listed" }));
      if (rest !== undefined) all.push({ level: [unlisted, ...levels].join("+"), kind: rest });
      return [id, { sum, all }] as const;
    }),
  );
  const sets = crossedSets([...groupings.map(({ id }) => [id]), ...crossings]);

  /** Every combination of levels of some groupings. */
  const combinations = (ids: readonly string[]): { parts: ReleaseGroup[]; kind: ModelGroup["kind"] }[] =>
    ids.reduce<{ parts: ReleaseGroup[]; kind: ModelGroup["kind"] }[]>(
      (before, grouping) =>
        before.flatMap(({ parts, kind }) =>
          (levelsOf.get(grouping)?.all ?? []).map(({ level, kind: own }) => ({
            parts: [...parts, { grouping, level }],
            kind: own === "again" || kind === "again" ? "again" : own === "remainder" ? own : kind,
          })),
        ),
      [{ parts: [], kind: "listed" }],
    );

  add([], "listed");
  for (const ids of sets) for (const { parts, kind } of combinations(ids)) add(parts, kind);
  for (const ids of sets)
    for (const grouping of ids) {
      const others = ids.filter((id) => id !== grouping);
      const { sum, all } = levelsOf.get(grouping) ?? { sum: "none" as const, all: [] };
      for (const { parts, kind } of combinations(others)) {
        const whole = add(parts, kind);
        const children = all.map((one) => ({
          cell: add([...parts, { grouping, level: one.level }], one.kind === "listed" ? kind : one.kind),
          isAgain: one.kind === "again",
        }));
        sums.push(...sumsOf(whole, children, sum));
      }
    }
  const known = new Set(sets.map(setId));
  unions.forEach(({ whole, parts, sum }, at) => {
    for (const ids of [[whole.grouping], ...sets.filter((set) => set.length > 1 && set.includes(whole.grouping))]) {
      const others = ids.filter((id) => id !== whole.grouping);
      const isCrossed = parts.every(
        ({ grouping }) => !others.includes(grouping) && known.has(setId([...others, grouping])),
      );
      if (!isCrossed) continue;
      for (const { parts: context, kind } of combinations(others)) {
        const children = parts.map((part) => ({ cell: add([...context, part], kind), isAgain: false }));
        if (sum === "remainder" || sum === "overlap") {
          const isAgain = sum === "overlap";
          const rest = { grouping: `union ${at}`, level: unlisted };
          children.push({ cell: add([...context, rest], isAgain ? "again" : "remainder"), isAgain });
        }
        sums.push(...sumsOf(add([...context, whole], kind), children, sum));
      }
    }
  });
  return { groups, sums, index };
}

/** The crossed sets of groupings and all their subsets, smallest first; each in the order of its crossing. */
function crossedSets(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const sets = new Map<string, readonly string[]>();
  for (const list of lists) {
    let parts: readonly (readonly string[])[] = [[]];
    for (const id of list) parts = [...parts, ...parts.map((part) => [...part, id])];
    for (const part of parts) if (part.length > 0 && !sets.has(setId(part))) sets.set(setId(part), part);
  }
  return [...sets.values()].sort((a, b) => a.length - b.length);
}

const setId = (ids: readonly string[]): string => [...ids].sort().join(",");

/** The sums of a whole and its parts. */
export function sumsOf(
  whole: number,
  children: readonly { readonly cell: number; readonly isAgain: boolean }[],
  sum: SumOfParts,
): GroupSum[] {
  const each = children
    .filter(({ isAgain }) => !isAgain)
    .map(
      ({ cell }): GroupSum => ({
        terms: [
          [1, whole],
          [-1, cell],
        ],
        isEquation: false,
      }),
    );
  if (sum === "separate") return [];
  if (sum === "none") return each;
  const equation: GroupSum = {
    terms: [[1, whole], ...children.map(({ cell, isAgain }) => [isAgain ? 1 : -1, cell] as const)],
    isEquation: true,
  };
  return sum === "overlap" ? [equation, ...each] : [equation];
}
