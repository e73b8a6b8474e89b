import { crossedGroup, everybody, placeKey } from "../base/keys.ts";
import type { ReleaseKey } from "../release/cell.ts";
import { gradesAt, placesIn } from "../release/offered-keys.ts";
import {
  everyGrade,
  type ReleasePlace,
  type ReleasePopulation,
  type Structure,
  unlisted,
} from "../release/structure.ts";
import { type GroupSum, type GroupTable, type ModelGroup, sumsOf } from "./groups.ts";
import { RelationBuilder, type Relations } from "./relations.ts";

/** What a number counts: students, students with an outcome, or a sum over students. */
export type NumberKind = "students" | "outcome" | "amount";

/** A number of the model, whether anything offers it or not. */
export interface ModelCell {
  readonly kind: NumberKind;
  /** Numbers of the same students and facts: population, school year and the state of the records. */
  readonly table: string;
  readonly key: ReleaseKey;
  /** The number of students that an outcome or amount is part of; itself for students. */
  readonly students: number;
  /** Not a group of students of its own: those counted again at another place or in another group. */
  readonly isAgain: boolean;
}

/** Everything that some releases together say about their numbers. */
export interface ReleaseRelations {
  readonly relations: Relations;
  readonly cells: readonly ModelCell[];
  /** By `cellId`. */
  readonly index: ReadonlyMap<string, number>;
  /** Rows that add up students only: a whole, and parts that no student is in twice. */
  readonly sumsOfStudents: readonly number[];
}

/** Id of a number, the same in every release of the same records. */
export const cellId = (table: string, indicator: string, place: string, grade: string, group: string): string =>
  [table, indicator, place, grade, group].join("\t");

export const tableId = (population: string, schoolYear: string, records: string): string =>
  [population, schoolYear, records].join("\t");

/** A place of one table, or an unlisted part of one. */
interface Node {
  readonly place: string;
  readonly kind: string;
  readonly id: string;
  readonly grades: readonly string[];
  readonly isAgain: boolean;
}

/** A node, a grade and the numbers of each group there: students first, then each indicator. */
interface Spot {
  readonly node: Node;
  readonly grade: string;
  /** By measure, then by group. */
  readonly numbers: readonly Int32Array[];
}

/** Collects the numbers of releases and the rows between them. */
export class Model {
  readonly builder = new RelationBuilder();
  readonly cells: ModelCell[] = [];
  readonly index = new Map<string, number>();
  readonly #sums: number[] = [];

  /** All numbers and rows of one population in one school year. */
  addTable(
    structure: Structure,
    population: ReleasePopulation,
    schoolYear: string,
    table: string,
    groups: GroupTable,
  ): void {
    const measures = ["", ...population.indicators.filter(({ measure }) => measure !== "other").map(({ id }) => id)];
    const spots = new Map<string, Spot>();
    const spotOf = (node: Node, grade: string): Spot => {
      const id = `${node.place}|${grade}`;
      const known = spots.get(id);
      if (known !== undefined) return known;
      const spot = this.#spot(population, schoolYear, table, groups.groups, measures, node, grade);
      spots.set(id, spot);
      for (const { terms, isEquation } of groups.sums) this.#sum(measures, terms, isEquation, (group) => [spot, group]);
      return spot;
    };
    const places = placesIn(structure, population, schoolYear);
    const nodes = places.map((place) => nodeOf(place, gradesAt(place, population)));
    const extra = this.#placeSums(population, places, nodes, groups, measures, spotOf);
    for (const node of [...nodes, ...extra]) this.#gradeSums(population, node, groups, measures, spotOf);
  }

  #spot(
    population: ReleasePopulation,
    schoolYear: string,
    table: string,
    groups: readonly ModelGroup[],
    measures: readonly string[],
    node: Node,
    grade: string,
  ): Spot {
    const numbers = measures.map(() => new Int32Array(groups.length));
    groups.forEach((group, g) => {
      const isAgain = node.isAgain || group.kind === "again";
      const key = (indicator: string): ReleaseKey => ({
        population: population.id,
        indicator,
        schoolYear,
        placeKind: node.kind,
        placeId: node.id,
        grade,
        ...(group.parts.length === 0 ? everybody : crossedGroup(...group.parts)),
      });
      let students = -1;
      measures.forEach((indicator, m) => {
        const id = cellId(table, indicator, node.place, grade, group.id);
        let cell = this.index.get(id);
        if (cell === undefined) {
          const one = population.indicators.find((other) => other.id === indicator);
          const isAmount = one?.measure === "average";
          cell = isAmount
            ? this.builder.add(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false)
            : this.builder.add(0, Number.POSITIVE_INFINITY);
          if (indicator === "") students = cell;
          this.index.set(id, cell);
          const kind: NumberKind = indicator === "" ? "students" : isAmount ? "amount" : "outcome";
          this.cells.push({ kind, table, key: key(indicator), students, isAgain });
          if (kind === "outcome")
            this.builder.row(
              [
                [1, students],
                [-1, cell],
              ],
              0,
              Number.POSITIVE_INFINITY,
            );
          if (one?.measure === "average") {
            if (one.least !== null)
              this.builder.row(
                [
                  [1, cell],
                  [-one.least, students],
                ],
                0,
                Number.POSITIVE_INFINITY,
              );
            if (one.most !== null)
              this.builder.row(
                [
                  [one.most, students],
                  [-1, cell],
                ],
                0,
                Number.POSITIVE_INFINITY,
              );
          }
        }
        if (indicator === "") students = cell;
        const column = numbers[m];
        if (column !== undefined) column[g] = cell;
      });
      this.#outcomeSums(population, measures, numbers, g);
    });
    return { node, grade, numbers };
  }

  /** Outcomes that add up at one cell. */
  #outcomeSums(
    { outcomes }: ReleasePopulation,
    measures: readonly string[],
    numbers: readonly Int32Array[],
    group: number,
  ): void {
    const numberOf = (indicator: string): number => numbers[measures.indexOf(indicator)]?.[group] ?? 0;
    for (const { whole, parts, sum } of outcomes) {
      const total = numberOf(whole);
      const children = parts.map(numberOf);
      const terms = [[1, total] as const, ...children.map((child) => [-1, child] as const)];
      const infinite = Number.POSITIVE_INFINITY;
      if (sum === "exact") this.builder.row(terms, 0, 0);
      if (sum === "remainder") this.builder.row(terms, 0, infinite);
      if (sum === "overlap") this.builder.row(terms, -infinite, 0);
      if (sum === "overlap" || sum === "none")
        for (const child of children)
          this.builder.row(
            [
              [1, total],
              [-1, child],
            ],
            0,
            infinite,
          );
    }
  }

  /** The same sum for every measure. */
  #sum(
    measures: readonly string[],
    terms: GroupSum["terms"],
    isEquation: boolean,
    at: (term: number) => readonly [Spot, number],
  ): void {
    measures.forEach((_, m) => {
      const numbers = terms.map(([factor, term]) => {
        const [spot, group] = at(term);
        return [factor, spot.numbers[m]?.[group] ?? 0] as const;
      });
      // A sum of amounts that is not an equation says nothing: an amount can be below 0.
      const isAmount = numbers.some(([, cell]) => this.cells[cell]?.kind === "amount");
      if (isAmount && !isEquation) return;
      if (m === 0 && isEquation) this.#sums.push(this.builder.rows);
      this.builder.row(numbers, 0, isEquation ? 0 : Number.POSITIVE_INFINITY);
    });
  }

  /** All grades of a place are its single grades. */
  #gradeSums(
    { gradesSum, grades }: ReleasePopulation,
    node: Node,
    groups: GroupTable,
    measures: readonly string[],
    spotOf: (node: Node, grade: string) => Spot,
  ): void {
    const whole = spotOf(node, everyGrade);
    if (grades.length === 0) return;
    const children = node.grades.map((grade) => ({ spot: spotOf(node, grade), isAgain: false }));
    if (gradesSum === "remainder" || gradesSum === "overlap") {
      const isAgain = gradesSum === "overlap";
      const rest = [unlisted, ...node.grades].join("+");
      children.push({ spot: spotOf({ ...node, isAgain: node.isAgain || isAgain }, rest), isAgain });
    }
    this.#spotSums(whole, children, gradesSum, groups, measures);
  }

  /** A place is the places it contains; returns the unlisted parts. */
  #placeSums(
    population: ReleasePopulation,
    places: readonly ReleasePlace[],
    nodes: readonly Node[],
    groups: GroupTable,
    measures: readonly string[],
    spotOf: (node: Node, grade: string) => Spot,
  ): readonly Node[] {
    const extra: Node[] = [];
    for (const parent of nodes) {
      const children = nodes.filter((_, at) => {
        const place = places[at]?.parent ?? null;
        return place !== null && placeKey(place) === parent.place;
      });
      if (children.length === 0) continue;
      let rest: Node | undefined;
      const isAgain = population.places === "overlap";
      if (isAgain || population.places === "remainder") {
        const name = [parent.place, unlisted, ...children.map(({ place }) => place)].join("+");
        rest = { ...parent, place: name, id: `${parent.id}+${unlisted}`, isAgain: parent.isAgain || isAgain };
        extra.push(rest);
      }
      for (const grade of [everyGrade, ...parent.grades]) {
        const parts = children
          .filter((child) => grade === everyGrade || child.grades.includes(grade))
          .map((child) => ({ spot: spotOf(child, grade), isAgain: false }));
        if (rest !== undefined) parts.push({ spot: spotOf(rest, grade), isAgain });
        this.#spotSums(spotOf(parent, grade), parts, population.places, groups, measures);
      }
    }
    return extra;
  }

  #spotSums(
    whole: Spot,
    children: readonly { readonly spot: Spot; readonly isAgain: boolean }[],
    sum: ReleasePopulation["places"],
    groups: GroupTable,
    measures: readonly string[],
  ): void {
    const spots = [whole, ...children.map(({ spot }) => spot)];
    const sums = sumsOf(
      0,
      children.map(({ isAgain }, at) => ({ cell: at + 1, isAgain })),
      sum,
    );
    groups.groups.forEach((_, group) => {
      for (const { terms, isEquation } of sums)
        this.#sum(measures, terms, isEquation, (term) => [spots[term] ?? whole, group]);
    });
  }

  finished(): ReleaseRelations {
    return {
      relations: this.builder.relations(),
      cells: this.cells,
      index: this.index,
      sumsOfStudents: this.#sums,
    };
  }
}

const nodeOf = ({ kind, id }: ReleasePlace, grades: readonly string[]): Node => ({
  place: placeKey({ kind, id }),
  kind,
  id,
  grades,
  isAgain: false,
});
