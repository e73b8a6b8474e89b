/**
 * Seeded districts of the shape that the reference measures: 62 groups (all, 7 races, 3 genders, 6 flags with their
 * complements, race x low income, race x gender, EL x disability), schools of 45 to 330 students per grade.
 */
import { type GroupCondition, type GroupSystem, groupSystem, isMember } from "../../src/privacy/group-system.ts";
import { type PlaceGrid, placeGrid } from "../../src/privacy/place-grid.ts";
import { seeded } from "../models/chance.ts";

export interface GeneratedRelease {
  readonly grid: PlaceGrid;
  readonly system: GroupSystem;
  readonly val: Int32Array;
  /** Students with an outcome, and with each of the others. */
  readonly outcomes: Int32Array;
  readonly otherOutcomes: readonly Int32Array[];
  /** By cell: whether a table offers it. */
  readonly offered: Uint8Array;
}

const shares = {
  race: [0.005, 0.09, 0.06, 0.52, 0.005, 0.26, 0.06],
  gender: [0.509, 0.488, 0.003],
  el: 0.17,
  lowIncome: 0.58,
  disability: 0.13,
  foster: 0.006,
  homeless: 0.03,
  migrant: 0.008,
};

/** The 62 groups: levels of a flag are 0 no, 1 yes. */
export function sixtyTwoGroups(): GroupSystem {
  const one = (a: number, levels: number): GroupCondition[] => Array.from({ length: levels }, (_, x) => [[a, [x]]]);
  const cross = (a: number, n: number, b: number, m: number): GroupCondition[] =>
    one(a, n).flatMap((x) => one(b, m).map((y) => [...x, ...y]));
  const levels = [7, 3, 2, 2, 2, 2, 2, 2];
  const single = levels.flatMap((n, a) => one(a, n));
  return groupSystem(levels, [[], ...single, ...cross(0, 7, 3, 2), ...cross(0, 7, 1, 3), ...cross(2, 2, 4, 2)]);
}

/** Number of groups that plan B offers at single grades: those that are no crossings. */
const singleGroups = 23;

export interface GeneratedShape {
  readonly seed: number;
  readonly schools: number;
  /** Number of districts; one means that the district is the top. */
  readonly districts: number;
  /** Districts with a single school. */
  readonly singleSchool: number;
  /** Plan A offers every group at every grade, plan B crossings at all grades only. */
  readonly plan: "A" | "B";
  /** Size of the schools in relation to the reference's; 1 if missing. */
  readonly scale?: number;
  /** Share of students with the outcome; 0.3 if missing. It differs by school. */
  readonly rate?: number;
  /** Shares of students with other outcomes; none if missing. */
  readonly otherRates?: readonly number[];
}

export function generatedRelease({
  seed,
  schools,
  districts,
  singleSchool,
  plan,
  scale = 1,
  rate = 0.3,
  otherRates = [],
}: GeneratedShape): GeneratedRelease {
  const { share, normal } = seeded(seed);
  const system = sixtyTwoGroups();
  const parent: number[] = [-1];
  if (districts > 1) for (let d = 0; d < districts; d++) parent.push(0);
  const kinds = [
    [1, 2, 3, 4, 5, 6],
    [7, 8, 9],
    [10, 11, 12, 13],
  ];
  const schoolPlaces: number[] = [];
  const gradesOf: number[][] = parent.map(() => []);
  for (let s = 0; s < schools; s++) {
    const several = districts - singleSchool;
    const district = districts === 1 ? 0 : s < districts ? 1 + s : 1 + singleSchool + (s % several);
    schoolPlaces.push(parent.length);
    parent.push(district);
    gradesOf.push([...kinds[s % 25 < 17 ? 0 : s % 25 < 21 ? 1 : 2]!]);
  }
  for (let p = parent.length - 1; p > 0; p--) {
    const above = gradesOf[parent[p]!]!;
    for (const r of gradesOf[p]!) if (!above.includes(r)) above.push(r);
  }
  for (const list of gradesOf) list.sort((a, b) => a - b);
  const grid = placeGrid(parent, gradesOf);
  const size = system.groups.length;
  const val = new Int32Array(grid.nodePlace.length * size);
  const outcomes = [rate, ...otherRates].map(() => new Int32Array(val.length));
  const membership = memberships(system);
  const lean = (): number => Math.exp(0.7 * normal());
  for (const p of schoolPlaces) {
    const kind = gradesOf[p]!.length;
    const perGrade = kind === 6 ? 45 + 75 * share() : kind === 3 ? 110 + 120 * share() : 150 + 180 * share();
    const race = shares.race.map((x) => x * lean());
    const odds = (x: number): number => {
      const o = (x / (1 - x)) * lean();
      return o / (1 + o);
    };
    const flags = [shares.el, shares.lowIncome, shares.disability, shares.foster, shares.homeless, shares.migrant].map(
      odds,
    );
    const outcomeRates = [rate, ...otherRates].map(odds);
    const total = race.reduce((a, b) => a + b, 0);
    for (const r of gradesOf[p]!) {
      const students = Math.round(scale * perGrade * (0.9 + 0.2 * share()));
      for (let i = 0; i < students; i++) {
        let left = share() * total;
        let x = 0;
        while (x < 6 && left >= race[x]!) left -= race[x++]!;
        const u = share();
        const gender = u < shares.gender[0]! ? 0 : u < shares.gender[0]! + shares.gender[1]! ? 1 : 2;
        const code = flags.reduce((bits, f) => bits * 2 + (share() < f ? 1 : 0), x * 3 + gender);
        const groups = membership[code]!;
        const own = outcomes.filter((_, i) => share() < outcomeRates[i]!);
        for (let place = p; place >= 0; place = parent[place]!)
          for (const grade of [0, r]) {
            const base = grid.nodeAt[place * grid.grades + grade]! * size;
            for (const g of groups) val[base + g]!++;
            for (const one of own) for (const g of groups) one[base + g]!++;
          }
      }
    }
  }
  const offered = new Uint8Array(val.length).fill(1);
  if (plan === "B")
    for (let node = 0; node < grid.nodePlace.length; node++)
      if (grid.nodeGrade[node] !== 0) offered.fill(0, node * size + singleGroups, (node + 1) * size);
  const [first = val, ...otherOutcomes] = outcomes;
  return { grid, system, val, outcomes: first, otherOutcomes, offered };
}

/** Groups of each profile, by its code. */
function memberships(system: GroupSystem): number[][] {
  const all: number[][] = [];
  for (let code = 0; code < 21 * 64; code++) {
    const bits = Array.from({ length: 6 }, (_, i) => (code >> (5 - i)) & 1);
    const x = Math.floor((code >> 6) / 3);
    const profile = [x, (code >> 6) % 3, ...bits];
    all.push([...system.groups.keys()].filter((g) => isMember(system.groups[g]!, profile)));
  }
  return all;
}
