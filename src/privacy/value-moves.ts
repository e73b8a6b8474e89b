import { protectionSearch } from "../rules/privacy.ts";
import { circuitSets, type GroupCircuits } from "./group-circuits.ts";
import type { GroupSystem } from "./group-system.ts";
import type { PlaceGrid } from "./place-grid.ts";
import type { SumChange } from "./sum-search.ts";

/**
 * Changes of sums that keep every relation, all of which change the cell asked for by 1 or -1: the values of one kind of student
 * change, or those of one more and of another less; at one school, or at one more and at another less.
 */
export type ValueMoves = (cell: number) => Generator<SumChange>;

/** Moves of values in a table of this shape. `totals`: students of each group in the whole. */
export function valueMoves(grid: PlaceGrid, system: GroupSystem, totals: Int32Array): ValueMoves {
  const size = system.groups.length;
  const sets = circuitSets(system, totals, protectionSearch.most);
  const made: GroupCircuits[] = [];
  const leaves = leavesOf(grid);
  return function* (cell) {
    const node = Math.floor(cell / size);
    const g = cell - node * size;
    for (const [s, set] of sets.entries()) {
      made[s] ??= set();
      const { start, group, coef, through } = made[s];
      for (const signs of nodeChanges(grid, leaves, node))
        for (const signed of through[g]!) {
          const circuit = signed < 0 ? ~signed : signed;
          const cells: number[] = [];
          const deltas: number[] = [];
          for (const [at, sign] of signs)
            for (let i = start[circuit]!; i < start[circuit + 1]!; i++) {
              cells.push(at * size + group[i]!);
              deltas.push(sign * coef[i]!);
            }
          yield { cells, deltas };
        }
    }
  };
}

/** Nodes without parts: each school at each grade. */
const leavesOf = ({ children, gradesOf, nodeAt, grades }: PlaceGrid): readonly number[] =>
  [...children.entries()].flatMap(([place, inside]) => {
    if (inside.length > 0) return [];
    const own = gradesOf[place]!;
    return (own.length > 1 ? own.slice(1) : own).map((grade) => nodeAt[place * grades + grade]!);
  });

/** Changes at the nodes: first at one leaf and another one, which few places notice, then at one alone. */
function* nodeChanges(
  grid: PlaceGrid,
  leaves: readonly number[],
  node: number,
): Generator<ReadonlyMap<number, number>> {
  const inside = leaves.filter((leaf) => nodesWith(grid, leaf).includes(node)).slice(0, protectionSearch.partners);
  const outside = leaves.filter((leaf) => !nodesWith(grid, leaf).includes(node)).slice(0, protectionSearch.partners);
  for (const leaf of inside)
    for (const partner of outside) {
      const signs = new Map(nodesWith(grid, leaf).map((at) => [at, 1]));
      for (const at of nodesWith(grid, partner))
        if (signs.has(at)) signs.delete(at);
        else signs.set(at, -1);
      yield signs;
    }
  for (const leaf of inside) yield new Map(nodesWith(grid, leaf).map((at) => [at, 1]));
}

/** A node, the same place at all grades, and both at every place that contains it. */
function nodesWith({ nodePlace, nodeGrade, nodeAt, grades, parent }: PlaceGrid, node: number): readonly number[] {
  const nodes: number[] = [];
  for (let place = nodePlace[node]!; place >= 0; place = parent[place]!)
    for (const grade of new Set([nodeGrade[node]!, 0])) {
      const at = nodeAt[place * grades + grade]!;
      if (at >= 0) nodes.push(at);
    }
  return nodes;
}
