import { crossedGroup, crossedGroupings, crossedLevels, placeKey } from "../base/keys.ts";
import type { Release, ReleaseCell, ReleaseKey } from "./cell.ts";
import { offeredKeys, placesIn } from "./offered-keys.ts";
import {
  type AttackFigures,
  type CoarserViews,
  type GroupLost,
  type PlacesLost,
  type PrintedNumbers,
  proofForm,
  type ReleaseProof,
} from "./proof.ts";
import { everyGrade, type Structure } from "./structure.ts";

type Counted<T> = { -readonly [K in keyof T]: number };
const noNumbers = (): Counted<PrintedNumbers> => ({ offered: 0, exact: 0, ranges: 0, hidden: 0, withdrawn: 0 });
const noViews = (): Counted<CoarserViews> => ({ allGrades: 0, largerPlace: 0, largerGroup: 0, none: 0 });

/**
 * The proof of a release that an attack could not reverse, and what its readers lose. Two districts that print the
 * same have the same proof.
 *
 * @param releases all releases attacked together, oldest first; the proof is of the last
 * @throws RangeError without a release
 */
export function proofOfRelease(releases: readonly Release[], attack: AttackFigures): ReleaseProof {
  const release = releases.at(-1);
  if (release === undefined) throw new RangeError("no release");
  const { structure } = release;
  const counts = noNumbers();
  const measures = noNumbers();
  const places = new Map<string, PlacesLost>();
  const groups = new Map<string, GroupLost>();
  const printedElsewhere = coarserViews(release);
  for (const [key, cell] of offeredCells(release)) {
    const { population, placeKind, indicator, grouping, level } = key;
    const grades = key.grade === everyGrade ? "all" : "single";
    const place = entryOf(places, [population, placeKind, grades].join(), () => ({
      ...{ population, placeKind, grades, counts: noNumbers(), measures: noNumbers() },
    }));
    const group = entryOf(groups, [population, grouping, level].join(), () => ({
      ...{ population, grouping, level, counts: noNumbers(), measures: noNumbers() },
      ...{ coarserCounts: noViews(), coarserMeasures: noViews() },
    }));
    const form = formOf(cell);
    const isCount = indicator === "";
    for (const one of isCount ? [counts, place.counts, group.counts] : [measures, place.measures, group.measures]) {
      const numbers: Counted<PrintedNumbers> = one;
      numbers.offered += 1;
      numbers[form] += 1;
    }
    if (form === "exact" || form === "ranges") continue;
    const views: Counted<CoarserViews> = isCount ? group.coarserCounts : group.coarserMeasures;
    views[printedElsewhere(key)] += 1;
  }
  const { unknowns, relations, solved, unsolved, isWhole, narrowest } = attack;
  return {
    form: proofForm,
    released: structure.released,
    attackedTogether: releases.map((one) => one.structure.released),
    attack: { unknowns, relations, solved, unsolved, isWhole, narrowest },
    counts,
    measures,
    places: [...places.values()],
    groups: [...groups.values()],
  };
}

function entryOf<T>(entries: Map<string, T>, key: string, make: () => T): T {
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = make();
    entries.set(key, entry);
  }
  return entry;
}

/** Every cell that the structure offers, with its row; without one if it is withdrawn. */
function* offeredCells({ structure, cells }: Release): Generator<readonly [ReleaseKey, ReleaseCell | undefined]> {
  let at = 0;
  for (const key of offeredKeys({ ...structure, withdrawn: [] })) {
    const cell = cells[at];
    const isRow = cell !== undefined && idOf(cell) === idOf(key);
    if (isRow) at += 1;
    yield [key, isRow ? cell : undefined];
  }
}

function formOf(cell: ReleaseCell | undefined): Exclude<keyof PrintedNumbers, "offered"> {
  if (cell === undefined) return "withdrawn";
  const { kind } = cell.indicator === "" ? cell.n : (cell.rate ?? cell.value ?? cell.n);
  if (kind === "hidden") return "hidden";
  return kind === "number" ? "exact" : "ranges";
}

/** Says for a number that is not printed which coarser view prints it. */
function coarserViews({ structure, cells }: Release): (key: ReleaseKey) => keyof CoarserViews {
  const printed = new Set<string>();
  for (const cell of cells) {
    const form = formOf(cell);
    if (form === "exact" || form === "ranges") printed.add(idOf(cell));
  }
  const parents = parentsIn(structure);
  const isPrinted = (key: ReleaseKey, change: Partial<ReleaseKey>): boolean => printed.has(idOf({ ...key, ...change }));
  return (key) => {
    if (isPrinted(key, { grade: everyGrade })) return "allGrades";
    for (let place = parents(key); place !== undefined; place = parents({ ...key, ...place }))
      if (isPrinted(key, place) || isPrinted(key, { ...place, grade: everyGrade })) return "largerPlace";
    for (const group of largerGroups(key))
      if (isPrinted(key, group) || isPrinted(key, { ...group, grade: everyGrade })) return "largerGroup";
    return "none";
  };
}

const idOf = (key: ReleaseKey): string =>
  [
    key.population,
    key.indicator,
    key.schoolYear,
    key.placeKind,
    key.placeId,
    key.grade,
    key.grouping,
    key.level,
  ].join();

type PlaceOfKey = Pick<ReleaseKey, "placeKind" | "placeId">;

/** The place that contains a key's place in its year; undefined at the top. */
function parentsIn(structure: Structure): (key: ReleaseKey) => PlaceOfKey | undefined {
  const parents = new Map<string, PlaceOfKey>();
  const idOfPlace = (population: string, schoolYear: string, kind: string, id: string): string =>
    [population, schoolYear, placeKey({ kind, id })].join();
  for (const population of structure.populations)
    for (const { schoolYear } of population.years)
      for (const { kind, id, parent } of placesIn(structure, population, schoolYear))
        if (parent !== null)
          parents.set(idOfPlace(population.id, schoolYear, kind, id), { placeKind: parent.kind, placeId: parent.id });
  return (key) => parents.get(idOfPlace(key.population, key.schoolYear, key.placeKind, key.placeId));
}

/** The groups that a crossed group is a part of, those with most groupings first. */
function largerGroups(group: ReleaseKey): readonly Pick<ReleaseKey, "grouping" | "level">[] {
  const levels = crossedLevels(group);
  const parts = crossedGroupings(group.grouping).map((grouping, at) => ({ grouping, level: levels[at] ?? "" }));
  const subsets = parts.reduce<readonly (readonly (typeof parts)[number][])[]>(
    (before, part) => before.flatMap((some) => [some, [...some, part]]),
    [[]],
  );
  return subsets
    .filter(({ length }) => length > 0 && length < parts.length)
    .sort((a, b) => b.length - a.length)
    .map((some) => crossedGroup(...some));
}
