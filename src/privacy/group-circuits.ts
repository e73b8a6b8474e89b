import { type GroupSystem, isMember } from "./group-system.ts";

/**
 * Changes of the groups' counts that keep every relation between groups, in compressed sparse rows: what happens at one
 * place and grade when one student changes one attribute, when two students exchange it, or when a student comes.
 */
export interface GroupCircuits {
  /** Circuit i changes the groups group[start[i]] to group[start[i + 1] - 1] by coef. */
  readonly start: Int32Array;
  readonly group: Int32Array;
  readonly coef: Int8Array;
  /** Circuits that change group g by +1: signed numbers of circuits (i, or ~i for circuit i backward), fewest changes first. */
  readonly through: readonly Int32Array[];
}

type Change = Map<number, number>;

const plus = (a: Change, b: Change, times: number): Change => {
  const sum = new Map(a);
  for (const [g, k] of b) sum.set(g, (sum.get(g) ?? 0) + times * k);
  return new Map([...sum].filter(([, k]) => k !== 0).toSorted(([x], [y]) => x - y));
};

/**
 * Derives the circuits from the groups. `size` is the number of students in each group in the whole release: a student
 * who comes has the most common level of every attribute that the group does not look at.
 */
export function groupCircuits(system: GroupSystem, size: ArrayLike<number>): GroupCircuits {
  const { levels, groups } = system;
  const counted = (profile: readonly number[]): Change =>
    new Map([...groups.keys()].filter((g) => isMember(groups[g]!, profile)).map((g) => [g, 1]));
  const usual = usualLevels(system, size);
  /** Attributes that some group crosses with this one. */
  const crossed = levels.map((_, a) => {
    const beside = groups.filter((group) => group.some(([b]) => b === a)).flatMap((group) => group.map(([b]) => b));
    return [...new Set(beside)].filter((b) => b !== a).toSorted((x, y) => x - y);
  });
  const changes = new Map<string, Change>();
  const keep = (change: Change): void => {
    const first = change.values().next().value ?? 0;
    if (first === 0) return;
    const signed = first > 0 ? change : plus(new Map(), change, -1);
    changes.set(JSON.stringify([...signed]), signed);
  };
  for (const [a, count] of levels.entries())
    for (let x = 0; x < count; x++)
      for (let y = 0; y < x; y++) {
        const beside = profiles(usual, crossed[a]!, levels);
        const swap = (profile: readonly number[]): Change =>
          plus(counted(profile.with(a, x)), counted(profile.with(a, y)), -1);
        for (const profile of beside) {
          keep(swap(profile));
          for (const b of crossed[a]!)
            for (let v = 0; v < profile[b]!; v++) keep(plus(swap(profile), swap(profile.with(b, v)), -1));
        }
      }
  // With these every cell can rise: another student of its group came, to every place above and all grades too.
  for (const group of groups) keep(counted(group.reduce((profile, [a, [x = 0]]) => profile.with(a, x), usual)));
  return packed(
    [...changes.values()].toSorted((a, b) => a.size - b.size),
    groups.length,
  );
}

/** The most common level of each attribute, by the sizes of the groups that look at that attribute alone. */
function usualLevels({ levels, groups }: GroupSystem, size: ArrayLike<number>): number[] {
  return levels.map((_, a) => {
    let [best, most] = [0, -1];
    for (const [g, group] of groups.entries()) {
      const [condition] = group;
      if (group.length !== 1 || condition![0] !== a || condition![1].length !== 1 || size[g]! <= most) continue;
      [best, most] = [condition![1][0]!, size[g]!];
    }
    return best;
  });
}

/** Profiles with every combination of the levels of the attributes `free`, and the usual level of the others. */
function profiles(usual: readonly number[], free: readonly number[], levels: readonly number[]): number[][] {
  let all = [[...usual]];
  for (const a of free)
    all = all.flatMap((profile) => Array.from({ length: levels[a]! }, (_, x) => profile.with(a, x)));
  return all;
}

function packed(changes: readonly Change[], groups: number): GroupCircuits {
  const start = new Int32Array(changes.length + 1);
  const group: number[] = [];
  const coef: number[] = [];
  const through: number[][] = Array.from({ length: groups }, () => []);
  for (const [i, change] of changes.entries()) {
    for (const [g, k] of change) {
      group.push(g);
      coef.push(k);
      if (k === 1) through[g]!.push(i);
      if (k === -1) through[g]!.push(~i);
    }
    start[i + 1] = group.length;
  }
  return {
    start,
    group: Int32Array.from(group),
    coef: Int8Array.from(coef),
    through: through.map((list) => Int32Array.from(list)),
  };
}
