import type { GroupSystem } from "./group-system.ts";
import { type LinkedTable, rowWriter } from "./linked-table.ts";
import type { PlaceGrid } from "./place-grid.ts";

/**
 * The linked table of counts of one population: cell node * groups + group. Its relations: between groups at every node,
 * between grades at every place, and between a place and the places in it at every grade.
 *
 * Places whose students may be at two of their schools add up to more than the place. The excess is taken as known to an
 * attacker, so it stays the same in every world and the relation holds for changes.
 */
export function countTable(grid: PlaceGrid, { groups, relations }: GroupSystem, val: Int32Array): LinkedTable {
  const size = groups.length;
  const rows = rowWriter();
  for (let node = 0; node < grid.nodePlace.length; node++)
    for (const [whole, ...parts] of relations) {
      rows.entry(node * size + whole!, 1);
      for (const part of parts) rows.entry(node * size + part, -1);
      rows.end();
    }
  /** One relation per group: the node is the sum of the parts. */
  const sum = (node: number, parts: readonly number[]): void => {
    if (parts.length === 0) return;
    for (let g = 0; g < size; g++) {
      rows.entry(node * size + g, 1);
      for (const part of parts) rows.entry(part * size + g, -1);
      rows.end();
    }
  };
  for (const [place, children] of grid.children.entries()) {
    const at = (p: number, r: number): number => grid.nodeAt[p * grid.grades + r]!;
    const [all, ...single] = grid.gradesOf[place]!;
    sum(
      at(place, all!),
      single.map((r) => at(place, r)),
    );
    for (const r of grid.gradesOf[place]!)
      sum(
        at(place, r),
        children.map((p) => at(p, r)).filter((node) => node >= 0),
      );
  }
  return rows.table(val);
}
