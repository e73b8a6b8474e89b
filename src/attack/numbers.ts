import { crossedGroup, everybody, placeKey } from "../base/keys.ts";
import type { ReleaseKey } from "../release/cell.ts";
import type { ReleaseGroup, ReleasePopulation, Structure } from "../release/structure.ts";
import { type GroupTable, groupIdOf, type ModelGroup } from "./groups.ts";
import { growingBytes, growingInts } from "./growing.ts";

/**
 * What a number counts: students, students with an outcome, or a sum over students. If a student's value has a lower
 * limit, the sum is of the excess over it.
 */
export type NumberKind = "students" | "outcome" | "amount";
const kinds: readonly NumberKind[] = ["students", "outcome", "amount"];

/** What is counted in every group: students first, then each indicator. */
export interface CountedMeasure {
  /** Empty for students. */
  readonly id: string;
  readonly kind: NumberKind;
  /** Limits of one student's value in an average. */
  readonly least: number | null;
  readonly most: number | null;
}

/** A place of one table, or an unlisted part of one. */
export interface PlaceNode {
  readonly place: string;
  readonly kind: string;
  readonly id: string;
  readonly grades: readonly string[];
  readonly isAgain: boolean;
}

/** A place at a grade. Its numbers are contiguous: by measure, then by group of its table. */
export interface Spot {
  readonly node: PlaceNode;
  readonly grade: string;
  readonly first: number;
  readonly table: NumberTable;
}

/** Numbers about the same students and facts: a population, a school year and the state of the records. */
export class NumberTable {
  readonly id: string;
  readonly population: string;
  readonly schoolYear: string;
  readonly groups: ModelGroup[] = [];
  readonly measures: CountedMeasure[] = [{ id: "", kind: "students", least: null, most: null }];
  /** By place and grade. */
  readonly spots = new Map<string, Spot>();
  readonly #groupAt = new Map<string, number>();
  readonly #measureAt = new Map<string, number>([["", 0]]);

  constructor(id: string, population: string, schoolYear: string) {
    this.id = id;
    this.population = population;
    this.schoolYear = schoolYear;
  }

  /** Merges a release's statements about the table. */
  add({ indicators }: ReleasePopulation, { groups }: GroupTable): void {
    for (const group of groups)
      if (!this.#groupAt.has(group.id)) {
        this.#groupAt.set(group.id, this.groups.length);
        this.groups.push(group);
      }
    for (const one of indicators) {
      if (one.measure === "other" || this.#measureAt.has(one.id)) continue;
      this.#measureAt.set(one.id, this.measures.length);
      const isAverage = one.measure === "average";
      this.measures.push({
        id: one.id,
        kind: isAverage ? "amount" : "outcome",
        least: isAverage ? one.least : null,
        most: isAverage ? one.most : null,
      });
    }
  }

  /** Index of a group in `groups`; -1 if it is not there. */
  groupAt(id: string): number {
    return this.#groupAt.get(id) ?? -1;
  }

  measureAt(id: string): number {
    return this.#measureAt.get(id) ?? -1;
  }

  spot(place: string, grade: string): Spot | undefined {
    return this.spots.get(spotId(place, grade));
  }

  /** The number of a measure and group at a spot. */
  number({ first }: Spot, measure: number, group: number): number {
    return first + measure * this.groups.length + group;
  }
}

export const spotId = (place: string, grade: string): string => `${place}|${grade}`;

/** Finds the number of a row of a release, or of another measure or group of its place and grade; -1 if there is none. */
export type FindNumber = (row: ReleaseKey, indicator: string, group: ReleaseGroup) => number;

/** Index of all numbers of some releases, whether offered or not, from 0. */
export class ReleaseNumbers {
  readonly tables = new Map<string, NumberTable>();
  readonly #spots: Spot[] = [];
  readonly #kinds = growingBytes();
  readonly #students = growingInts();
  readonly #isAgain = growingBytes();

  /** Their count. */
  get length(): number {
    return this.#kinds.length;
  }

  /** The table of a population's year, created on first use. */
  table(population: string, schoolYear: string, records: string): NumberTable {
    const id = tableId(population, schoolYear, records);
    const known = this.tables.get(id);
    if (known !== undefined) return known;
    const table = new NumberTable(id, population, schoolYear);
    this.tables.set(id, table);
    return table;
  }

  /** Creates the numbers of a place at a grade. The table must have all its groups and measures. */
  addSpot(table: NumberTable, node: PlaceNode, grade: string): Spot {
    const spot: Spot = { table, node, grade, first: this.length };
    table.spots.set(spotId(node.place, grade), spot);
    this.#spots.push(spot);
    for (const { kind } of table.measures)
      for (const [g, group] of table.groups.entries()) {
        this.#kinds.push(kinds.indexOf(kind));
        this.#students.push(spot.first + g);
        this.#isAgain.push(node.isAgain || group.kind === "again" ? 1 : 0);
      }
    return spot;
  }

  kind(at: number): NumberKind {
    return kinds[this.#kinds.get(at)] ?? "students";
  }

  /** The number of students that an outcome or amount is part of; itself for students. */
  students(at: number): number {
    return this.#students.get(at);
  }

  /** Greatest difference between the values of two students; infinite for an average without limits, 1 for outcomes. */
  span(at: number): number {
    const spot = this.#spotOf(at);
    const measure = spot?.table.measures[Math.floor((at - spot.first) / spot.table.groups.length)];
    if (measure?.kind !== "amount") return 1;
    return (measure.most ?? Number.POSITIVE_INFINITY) - (measure.least ?? Number.NEGATIVE_INFINITY);
  }

  /** Lower limit of a student's value in an average; 0 if none is known. */
  least(at: number): number {
    const spot = this.#spotOf(at);
    return spot?.table.measures[Math.floor((at - spot.first) / spot.table.groups.length)]?.least ?? 0;
  }

  /** Not a group of its own: students counted again at another place or in another group. */
  isAgain(at: number): boolean {
    return this.#isAgain.get(at) === 1;
  }

  tableOf(at: number): NumberTable | undefined {
    return this.#spotOf(at)?.table;
  }

  /** Key of a number, as in `cells.csv`; unlisted ones have keys of their own. */
  key(at: number): ReleaseKey | undefined {
    const spot = this.#spotOf(at);
    if (spot === undefined) return undefined;
    const { table, node, grade, first } = spot;
    const group = table.groups[(at - first) % table.groups.length];
    const measure = table.measures[Math.floor((at - first) / table.groups.length)];
    return {
      population: table.population,
      indicator: measure?.id ?? "",
      schoolYear: table.schoolYear,
      placeKind: node.kind,
      placeId: node.id,
      grade,
      ...(group === undefined || group.parts.length === 0 ? everybody : crossedGroup(...group.parts)),
    };
  }

  /** Finds the numbers of rows of a release with this structure. */
  finder({ populations }: Structure): FindNumber {
    const tables = new Map(
      populations.flatMap(({ id, years }) =>
        years.map(
          ({ schoolYear, records }) =>
            [`${id}\t${schoolYear}`, this.tables.get(tableId(id, schoolYear, records))] as const,
        ),
      ),
    );
    const groupIds = new Map<string, string>();
    const idOf = (group: ReleaseGroup): string => {
      const text = `${group.grouping}\t${group.level}`;
      const known = groupIds.get(text) ?? groupIdOf(group);
      groupIds.set(text, known);
      return known;
    };
    return (row, indicator, group) => {
      const table = tables.get(`${row.population}\t${row.schoolYear}`);
      const spot = table?.spot(placeKey({ kind: row.placeKind, id: row.placeId }), row.grade);
      if (table === undefined || spot === undefined) return -1;
      const measure = table.measureAt(indicator);
      const at = table.groupAt(idOf(group));
      return measure < 0 || at < 0 ? -1 : table.number(spot, measure, at);
    };
  }

  /** The place and grade whose numbers include this one. */
  #spotOf(at: number): Spot | undefined {
    let [from, to] = [0, this.#spots.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if ((this.#spots[middle]?.first ?? 0) <= at) from = middle;
      else to = middle;
    }
    return this.#spots[from];
  }
}

const tableId = (population: string, schoolYear: string, records: string): string =>
  [population, schoolYear, records].join("\t");
