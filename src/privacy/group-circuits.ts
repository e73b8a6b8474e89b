import { type GroupSystem, isMember } from "./group-system.ts";

/**
 * Changes of the groups' counts that preserve every relation between groups, in compressed sparse rows: the effect at
 * one place and grade of one student changing one attribute, of two students exchanging it, or of one student
 * arriving.
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

/** Changes without repetition, each with a positive first coefficient. */
interface ChangeSet {
  keep(change: Change): void;
  circuits(): GroupCircuits;
}

function changeSet(groups: number): ChangeSet {
  const changes = new Map<string, Change>();
  return {
    keep(change) {
      const first = change.values().next().value ?? 0;
      if (first === 0) return;
      const signed = first > 0 ? change : plus(new Map(), change, -1);
      changes.set(JSON.stringify([...signed]), signed);
    },
    circuits: () =>
      packed(
        [...changes.values()].toSorted((a, b) => a.size - b.size),
        groups,
      ),
  };
}

/**
 * Derives the circuits from the groups. `size` is the number of students in each group in the whole release: an
 * arriving student has the most common level of every attribute that the group does not use.
 */
function groupCircuits(system: GroupSystem, size: ArrayLike<number>): GroupCircuits {
  const changes = changeSet(system.groups.length);
  keepNear(system, usualLevels(system, size), changes);
  return changes.circuits();
}

/**
 * These circuits, plus those of any arriving student, and of a student changing any of the attributes that are
 * crossed with each other: many more, for the few cells that the others do not protect. Attributes with more
 * combinations of levels than `most` allows only get the changes of one.
 */
function wideCircuits(system: GroupSystem, size: ArrayLike<number>, most: MostCircuits): GroupCircuits {
  const changes = changeSet(system.groups.length);
  keepWide(system, usualLevels(system, size), most, changes);
  return changes.circuits();
}

function keepWide(system: GroupSystem, usual: readonly number[], most: MostCircuits, changes: ChangeSet): void {
  keepNear(system, usual, changes);
  const members = memberOf(system);
  for (const together of crossedTogether(system)) {
    const combinations = together.reduce((product, a) => product * system.levels[a]!, 1);
    if (combinations > most.profiles) continue;
    const counted = profiles(usual, together, system.levels).map(members);
    for (const [i, one] of counted.entries()) {
      changes.keep(one);
      if (combinations > most.crossed) continue;
      for (const other of counted.slice(0, i)) changes.keep(plus(one, other, -1));
    }
  }
}

/** Most combinations of levels for which students may arrive or be exchanged. */
interface MostCircuits {
  readonly crossed: number;
  readonly profiles: number;
}

/** Sets of circuits, smallest first: each is tried on the cells that the earlier ones do not protect. */
export const circuitSets = (
  system: GroupSystem,
  size: ArrayLike<number>,
  most: MostCircuits,
): readonly (() => GroupCircuits)[] => [
  () => groupCircuits(system, size),
  () => wideCircuits(system, size, most),
  () => allCircuits(system, size, most),
];

/**
 * The wide circuits, plus those of an arriving student of any profile: for tiny places, where no student is typical.
 * If there are too many profiles, those of one unusual level with any combination of attributes that are crossed with
 * each other.
 */
function allCircuits(system: GroupSystem, size: ArrayLike<number>, most: MostCircuits): GroupCircuits {
  const changes = changeSet(system.groups.length);
  const usual = usualLevels(system, size);
  const members = memberOf(system);
  keepWide(system, usual, most, changes);
  const product = (attributes: readonly number[]): number =>
    attributes.reduce((combinations, a) => combinations * system.levels[a]!, 1);
  const every = [...system.levels.keys()];
  if (product(every) <= most.profiles) {
    for (const one of profiles(usual, every, system.levels)) changes.keep(members(one));
    return changes.circuits();
  }
  for (const together of crossedTogether(system)) {
    if (product(together) > most.profiles) continue;
    const unusual = every.filter((a) => !together.includes(a) && together.length > 1);
    for (const a of unusual)
      for (const one of profiles(usual, [a, ...together], system.levels)) changes.keep(members(one));
  }
  return changes.circuits();
}

/** Counts a student of a profile in each of his or her groups. */
const memberOf =
  ({ groups }: GroupSystem) =>
  (profile: readonly number[]): Change =>
    new Map([...groups.keys()].filter((g) => isMember(groups[g]!, profile)).map((g) => [g, 1]));

/** Attributes that some group crosses with each attribute. */
const crossedWith = ({ levels, groups }: GroupSystem): number[][] =>
  levels.map((_, a) => {
    const beside = groups.filter((group) => group.some(([b]) => b === a)).flatMap((group) => group.map(([b]) => b));
    return [...new Set(beside)].filter((b) => b !== a).toSorted((x, y) => x - y);
  });

/** The attributes in sets that no crossing connects with each other. */
function crossedTogether(system: GroupSystem): number[][] {
  const crossed = crossedWith(system);
  const seen = new Set<number>();
  return crossed.flatMap((_, a) => {
    if (seen.has(a)) return [];
    const together = new Set([a]);
    for (const b of together) for (const other of crossed[b]!) together.add(other);
    for (const b of together) seen.add(b);
    return [[...together].toSorted((x, y) => x - y)];
  });
}

/** Changes of one attribute, exchanges between two students, and students who come. */
function keepNear(system: GroupSystem, usual: readonly number[], { keep }: ChangeSet): void {
  const { levels, groups } = system;
  const counted = memberOf(system);
  const crossed = crossedWith(system);
  for (const [a, count] of levels.entries())
    for (let x = 0; x < count; x++)
      for (let y = 0; y < x; y++) {
        const swap = (profile: readonly number[]): Change =>
          plus(counted(profile.with(a, x)), counted(profile.with(a, y)), -1);
        for (const profile of profiles(usual, crossed[a]!, levels)) {
          keep(swap(profile));
          for (const b of crossed[a]!)
            for (let v = 0; v < profile[b]!; v++) keep(plus(swap(profile), swap(profile.with(b, v)), -1));
        }
      }
  // With these, every count can increase: a student of the group arrived, in every containing place and in all grades
  // too.
  for (const group of groups) keep(counted(group.reduce((profile, [a, [x = 0]]) => profile.with(a, x), [...usual])));
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
