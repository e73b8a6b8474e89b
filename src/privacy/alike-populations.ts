import { crossedGroup, crossedGroupings, crossedLevels, groupKey } from "../base/keys.ts";
import type { ReleaseKey } from "../release/cell.ts";
import { everyGrade, type ReleaseGroup } from "../release/structure.ts";
import { alikePopulations, type PrivacyPolicy } from "../rules/privacy.ts";
import type { CountsToProtect } from "./count-disclosure.ts";
import { disclosureStatus } from "./disclosure.ts";
import type { ProtectedCounts } from "./protect-counts.ts";
import type { ReleaseGrid } from "./release-grid.ts";
import type { CountedPopulation, ReleaseGroups, YearOfCounts } from "./release-tables.ts";

/** The protected counts of a population in one school year, by cell of the grid. */
export interface YearProtected {
  readonly population: CountedPopulation;
  readonly year: YearOfCounts;
  readonly groups: ReleaseGroups;
  readonly order: ReleaseGrid;
  /** Key of a cell: of its count, or of the rate of an indicator. */
  readonly keyAt: (cell: number, indicator: string) => ReleaseKey;
  readonly val: Int32Array;
  input: CountsToProtect;
  counts: ProtectedCounts;
}

/** A count of the students of a group that a population offers. */
interface AlikeCell {
  readonly of: YearProtected;
  readonly cell: number;
  readonly n: number;
  /** Number of all students of the population at the place and grade. */
  readonly all: number;
}

/**
 * Two populations may be nearly the same students, such as all enrolled and all enrolled long enough for attendance.
 * A reader could take the number printed for one as the number hidden for the other. Where populations at a place
 * differ by few students, a group hidden in one of them is hidden in each, and one that is a range is a range in
 * each. Hiding removes no possible table, so every proof remains valid.
 */
export function printAlike(years: readonly YearProtected[], policy: PrivacyPolicy): void {
  for (const alike of Map.groupBy(years, ({ year }) => year.schoolYear).values()) {
    const cells = new Map<string, AlikeCell[]>();
    for (const of of alike)
      for (const [id, one] of offeredCells(of)) {
        const list = cells.get(id);
        if (list === undefined) cells.set(id, [one]);
        else list.push(one);
      }
    for (const list of cells.values())
      if (list.length > 1) for (const one of clusters(list, policy.minimumCount)) level(one);
  }
}

/** The offered counts of a population, each with an id of its place, grade and students. */
function* offeredCells(of: YearProtected): Generator<readonly [string, AlikeCell]> {
  const { names } = of.groups;
  const ids = names.map((group) => studentsId(group, of.population.inside ?? []));
  for (const [cell, status] of of.counts.disclosure.status.entries()) {
    if (status === disclosureStatus.unoffered) continue;
    const { placeKind, placeId, grade } = of.keyAt(cell, "");
    const group = cell % names.length;
    const all = of.val[cell - group]!;
    if (all > 0) yield [[placeKind, placeId, grade, ids[group]].join(), { of, cell, n: of.val[cell]!, all }];
  }
}

/** Canonical key of the students, whether a population is a group of another or has that group. */
const studentsId = (group: ReleaseGroup, inside: readonly ReleaseGroup[]): string => {
  const levels = crossedLevels(group);
  const own = crossedGroupings(group.grouping).map((grouping, i) => ({ grouping, level: levels[i] ?? "" }));
  return [...own, ...inside]
    .filter(({ grouping }) => grouping !== everyGrade)
    .map((one) => groupKey(crossedGroup(one)))
    .sort()
    .join();
};

/** Cells of populations that are nearly the same there, with nearly the same number of students. */
function clusters(cells: readonly AlikeCell[], minimum: number): readonly (readonly AlikeCell[])[] {
  const isNear = (a: AlikeCell, b: AlikeCell): boolean =>
    Math.abs(a.n - b.n) < minimum &&
    Math.abs(a.all - b.all) < Math.max(minimum, alikePopulations.share * Math.max(a.all, b.all));
  const found: AlikeCell[][] = [];
  for (const cell of cells.toSorted((a, b) => a.all - b.all || a.n - b.n)) {
    const near = found.filter((cluster) => cluster.some((one) => isNear(one, cell)));
    for (const cluster of near) found.splice(found.indexOf(cluster), 1);
    found.push([...near.flat(), cell]);
  }
  return found;
}

/** Prints all of these cells as coarsely as the coarsest one. */
function level(cells: readonly AlikeCell[]): void {
  const least = cells.reduce((most, { of, cell }) => Math.max(most, of.counts.disclosure.status[cell]!), 0);
  if (least === disclosureStatus.shown) return;
  for (const { of, cell } of cells) {
    const { status, rangeLow, rangeHigh } = of.counts.disclosure;
    const canBeRange = rangeLow[cell]! <= rangeHigh[cell]!;
    const wanted =
      least === disclosureStatus.range && canBeRange ? disclosureStatus.range : disclosureStatus.complement;
    status[cell] = Math.max(status[cell]!, wanted);
  }
}
