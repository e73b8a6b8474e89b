/**
 * A condition of a group: the levels it allows of each attribute it looks at. `[]` is all students, `[[0, [2]]]` those
 * at level 2 of attribute 0, `[[0, [2]], [1, [0]]]` a crossing, `[[3, [0, 1]]]` a union of two levels.
 */
export type GroupCondition = readonly (readonly [attribute: number, levels: readonly number[]])[];

/** The groups of a release: what each counts, and how they add up at every place and grade. */
export interface GroupSystem {
  /** Number of levels of each attribute. Every student is at exactly one level of each, `unknown` among them. */
  readonly levels: readonly number[];
  readonly groups: readonly GroupCondition[];
  /** Each relation: the whole first, then the parts that add up to it. */
  readonly relations: readonly (readonly number[])[];
}

const levelsIn = (group: GroupCondition, attribute: number, all: number): readonly number[] =>
  group.find(([a]) => a === attribute)?.[1] ?? Array.from({ length: all }, (_, i) => i);

const withoutAttribute = (group: GroupCondition, attribute: number): string =>
  JSON.stringify(group.filter(([a]) => a !== attribute).toSorted(([a], [b]) => a - b));

const isPart = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size < b.size && [...a].every((x) => b.has(x));

/** The same text for conditions that the same students meet. */
const withoutOrder = (group: GroupCondition): string =>
  JSON.stringify(
    group.map(([a, allowed]) => [a, allowed.toSorted((x, y) => x - y)]).toSorted(([a], [b]) => Number(a) - Number(b)),
  );

/**
 * Derives every relation "a group is the sum of the groups that split it by one attribute". Of nested parts the widest
 * are taken. A split that leaves students out must list its remainder as a group of its own, offered or not.
 * @throws RangeError if the parts of a split overlap or leave a level out.
 */
export function groupSystem(levels: readonly number[], groups: readonly GroupCondition[]): GroupSystem {
  const first = new Map<string, number>();
  for (const [g, group] of groups.entries()) first.set(withoutOrder(group), first.get(withoutOrder(group)) ?? g);
  const twins = [...groups.keys()].filter((g) => first.get(withoutOrder(groups[g]!)) !== g);
  // Two names of the same students have the same count.
  const relations = twins.map((g) => [first.get(withoutOrder(groups[g]!)) ?? g, g]);
  const named = [...first.values()];
  for (const attribute of levels.keys()) {
    const alike = Map.groupBy(named, (g) => withoutAttribute(groups[g]!, attribute));
    const setOf = (g: number): Set<number> => new Set(levelsIn(groups[g]!, attribute, levels[attribute]!));
    for (const family of alike.values())
      for (const whole of family) {
        const all = setOf(whole);
        const inside = family.filter((g) => isPart(setOf(g), all));
        const widest = inside.filter((g) => !inside.some((h) => isPart(setOf(g), setOf(h))));
        if (widest.length === 0) continue;
        const covered = widest.reduce((sum, g) => sum + setOf(g).size, 0);
        const distinct = new Set(widest.flatMap((g) => [...setOf(g)]));
        if (covered !== distinct.size) throw new RangeError("parts of a group overlap");
        if (distinct.size !== all.size) throw new RangeError("parts of a group leave students out");
        relations.push([whole, ...widest]);
      }
  }
  return { levels, groups, relations };
}

/** Whether a student with these levels of all attributes is in the group. */
export const isMember = (group: GroupCondition, profile: readonly number[]): boolean =>
  group.every(([attribute, allowed]) => allowed.includes(profile[attribute]!));
