import { placeKey } from "../base/keys.ts";
import { type HashKey, keyedHash, textHash } from "./keyed-hash.ts";
import { type PlaceGrid, placeGrid } from "./place-grid.ts";
import { type CountedPopulation, gradesOf, nodesOf, type ReleaseGroups, type ReleaseTables } from "./release-tables.ts";

/** The places and grades of a population as the protector numbers them, in an order that only the secret decides. */
export interface ReleaseGrid {
  readonly grid: PlaceGrid;
  /** Node in the grid of each node of the tables. */
  readonly nodes: Int32Array;
  /** Place of the tables of each place in the grid. */
  readonly places: Int32Array;
  /** By cell of the grid: a secret number in [0, 1). */
  readonly jitter: Float64Array;
}

export function releaseGrid(
  tables: ReleaseTables,
  population: CountedPopulation,
  groups: ReleaseGroups,
  key: HashKey,
): ReleaseGrid {
  const counted = nodesOf(tables, population);
  const present = [...new Set(counted.map(({ place }) => place))];
  const keys = tables.places.map(placeKey);
  const parentOf = (place: number): number => {
    const { parent } = tables.places[place]!;
    return parent === null ? -1 : keys.indexOf(placeKey(parent));
  };
  const depthOf = (place: number): number => (place < 0 ? -1 : 1 + depthOf(parentOf(place)));
  const hashes = keys.map((text) => textHash(key, text));
  // The first of equal partners wins, so the order of the places in the tables must not decide.
  const order = present.toSorted((a, b) => depthOf(a) - depthOf(b) || hashes[a]! - hashes[b]!);
  const numberOf = new Map(order.map((place, i) => [place, i]));
  const grid = placeGrid(
    order.map((place) => numberOf.get(parentOf(place)) ?? -1),
    order.map((place) => counted.flatMap((node) => (node.place === place && node.grade > 0 ? [node.grade] : []))),
  );
  const size = groups.names.length;
  const jitter = new Float64Array(grid.nodePlace.length * size);
  const groupHash = groups.names.map(({ grouping, level }) => textHash(key, `${grouping} ${level}`));
  const gradeHash = gradesOf(population).map((grade) => textHash(key, grade));
  for (const [node, place] of grid.nodePlace.entries())
    for (let g = 0; g < size; g++) {
      const words = [hashes[order[place]!]!, gradeHash[grid.nodeGrade[node]!]!, groupHash[g]!];
      jitter[node * size + g] = keyedHash(key, words) / 2 ** 32;
    }
  return {
    grid,
    nodes: Int32Array.from(counted, ({ place, grade }) => grid.nodeAt[numberOf.get(place)! * grid.grades + grade]!),
    places: Int32Array.from(order),
    jitter,
  };
}

/** Values by cell of the tables in the order of the grid. */
export function inGridOrder<T extends Int32Array | Uint8Array | Float64Array>(
  values: T,
  { nodes }: ReleaseGrid,
  size: number,
): T {
  const moved = values.slice() as T;
  for (const [i, node] of nodes.entries()) moved.set(values.subarray(i * size, (i + 1) * size), node * size);
  return moved;
}
