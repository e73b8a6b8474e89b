import { placeKey } from "../base/keys.ts";
import { gradesAt, placesIn } from "../release/offered-keys.ts";
import {
  everyGrade,
  type ReleasePlace,
  type ReleasePopulation,
  type Structure,
  unlisted,
} from "../release/structure.ts";
import { type GroupSum, type GroupTable, sumsOf } from "./groups.ts";
import { type NumberTable, type PlaceNode, ReleaseNumbers, type Spot } from "./numbers.ts";
import { RelationBuilder, type Relations } from "./relations.ts";

/** Everything that releases together state about their numbers. */
export interface ReleaseRelations {
  readonly relations: Relations;
  readonly numbers: ReleaseNumbers;
  /** Rows of students only: a whole and disjoint parts. */
  readonly sumsOfStudents: readonly number[];
}

/** How a table's numbers add up, as stated by one release. */
interface TableSums {
  readonly table: NumberTable;
  readonly population: ReleasePopulation;
  /** Sums of groups, by their positions in the table. */
  readonly sums: readonly GroupSum[];
  spotOf(node: PlaceNode, grade: string): Spot;
}

const infinite = Number.POSITIVE_INFINITY;

/** Collects the numbers of releases and the rows between them. */
export class Model {
  readonly builder = new RelationBuilder();
  readonly numbers = new ReleaseNumbers();
  readonly #sums: number[] = [];

  /** All numbers and rows of one population in one school year. The table has the groups of every release. */
  addTable(
    structure: Structure,
    population: ReleasePopulation,
    schoolYear: string,
    table: NumberTable,
    groups: GroupTable,
  ): void {
    const place = groups.groups.map(({ id }) => table.groupAt(id));
    const sums = groups.sums.map(({ terms, isEquation }) => ({
      isEquation,
      terms: terms.map(([factor, group]) => [factor, place[group] ?? -1] as const),
    }));
    const visited = new Set<Spot>();
    const spotOf = (node: PlaceNode, grade: string): Spot => {
      const spot = table.spot(node.place, grade) ?? this.#newSpot(table, node, grade);
      if (visited.has(spot)) return spot;
      visited.add(spot);
      for (const { terms, isEquation } of sums) this.#sum(table, terms, isEquation, (group) => [spot, group]);
      this.#outcomeSums(table, population, spot);
      return spot;
    };
    const own: TableSums = { table, population, sums, spotOf };
    const places = placesIn(structure, population, schoolYear);
    const nodes = places.map((one) => nodeOf(one, gradesAt(one, population)));
    const extra = this.#placeSums(own, places, nodes);
    for (const node of [...nodes, ...extra]) this.#gradeSums(own, node);
  }

  /** Numbers of a place at a grade, and the constraints on each one alone. */
  #newSpot(table: NumberTable, node: PlaceNode, grade: string): Spot {
    const spot = this.numbers.addSpot(table, node, grade);
    const { builder } = this;
    for (const [m, { kind, least, most }] of table.measures.entries())
      for (let g = 0; g < table.groups.length; g += 1) {
        const isAmount = kind === "amount";
        const cell = builder.add(isAmount && least === null ? -infinite : 0, infinite, !isAmount);
        const students = table.number(spot, 0, g);
        const atLeast = (a: number, first: number, b: number, second: number): void => {
          builder.term(a, first);
          builder.term(b, second);
          builder.end(0, infinite);
        };
        if (m > 0 && !isAmount) atLeast(1, students, -1, cell);
        if (most !== null) atLeast(most - (least ?? 0), students, -1, cell);
      }
    return spot;
  }

  /** Outcomes that add up at one cell. */
  #outcomeSums(table: NumberTable, { outcomes }: ReleasePopulation, spot: Spot): void {
    for (const { whole, parts, sum } of outcomes)
      for (let g = 0; g < table.groups.length; g += 1) {
        const numberOf = (indicator: string): number => table.number(spot, table.measureAt(indicator), g);
        const total = numberOf(whole);
        const children = parts.map(numberOf);
        const terms = [[1, total] as const, ...children.map((child) => [-1, child] as const)];
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
    table: NumberTable,
    terms: GroupSum["terms"],
    isEquation: boolean,
    at: (term: number) => readonly [Spot, number],
  ): void {
    const placed = terms.map(([factor, term]) => [factor, ...at(term)] as const);
    for (const [m, { kind }] of table.measures.entries()) {
      // An inequality between sums of amounts implies nothing: an amount can be negative.
      if (kind === "amount" && !isEquation) continue;
      if (m === 0 && isEquation) this.#sums.push(this.builder.rows);
      for (const [factor, spot, group] of placed) this.builder.term(factor, table.number(spot, m, group));
      this.builder.end(0, isEquation ? 0 : infinite);
    }
  }

  /** All grades of a place are the sum of its single grades. */
  #gradeSums(own: TableSums, node: PlaceNode): void {
    const { gradesSum, grades } = own.population;
    const whole = own.spotOf(node, everyGrade);
    if (grades.length === 0) return;
    const children = node.grades.map((grade) => ({ spot: own.spotOf(node, grade), isAgain: false }));
    if (gradesSum === "remainder" || gradesSum === "overlap") {
      const isAgain = gradesSum === "overlap";
      const rest = [unlisted, ...node.grades].join("+");
      children.push({ spot: own.spotOf({ ...node, isAgain: node.isAgain || isAgain }, rest), isAgain });
    }
    this.#spotSums(own, whole, children, gradesSum);
  }

  /** A place is the sum of the places it contains; returns the unlisted parts. */
  #placeSums(own: TableSums, places: readonly ReleasePlace[], nodes: readonly PlaceNode[]): readonly PlaceNode[] {
    const { population, spotOf } = own;
    const extra: PlaceNode[] = [];
    if (population.places === "separate") return extra;
    const inside = Map.groupBy(nodes, (_, at): string => {
      const parent = places[at]?.parent ?? null;
      return parent === null ? "" : placeKey(parent);
    });
    for (const parent of nodes) {
      const children = inside.get(parent.place) ?? [];
      if (children.length === 0) continue;
      let rest: PlaceNode | undefined;
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
        this.#spotSums(own, spotOf(parent, grade), parts, population.places);
      }
    }
    return extra;
  }

  #spotSums(
    { table }: TableSums,
    whole: Spot,
    children: readonly { readonly spot: Spot; readonly isAgain: boolean }[],
    sum: ReleasePopulation["places"],
  ): void {
    const spots = [whole, ...children.map(({ spot }) => spot)];
    const sums = sumsOf(
      0,
      children.map(({ isAgain }, at) => ({ cell: at + 1, isAgain })),
      sum,
    );
    for (let group = 0; group < table.groups.length; group += 1)
      for (const { terms, isEquation } of sums)
        this.#sum(table, terms, isEquation, (term) => [spots[term] ?? whole, group]);
  }

  finished(): ReleaseRelations {
    return { relations: this.builder.relations(), numbers: this.numbers, sumsOfStudents: this.#sums };
  }
}

const nodeOf = ({ kind, id }: ReleasePlace, grades: readonly string[]): PlaceNode => ({
  place: placeKey({ kind, id }),
  kind,
  id,
  grades,
  isAgain: false,
});
