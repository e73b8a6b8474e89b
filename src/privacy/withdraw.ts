import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { GroupSystem } from "./group-system.ts";
import type { PlaceGrid } from "./place-grid.ts";

/** Groups that a release stops offering: each of `groups` at each of `grades` in each of `places`, as numbers. */
export interface WithdrawnGroups {
  readonly places: readonly number[];
  readonly grades: readonly number[];
  readonly groups: readonly number[];
}

/** Scope withdrawn with a cell that nothing protects: its district's grade, that grade everywhere, or every grade. */
export const withdrawalScopes = ["district", "grade", "release"] as const;
type WithdrawalScope = (typeof withdrawalScopes)[number];

/** The partition of a cell's group, with everything crossed with it, in this scope. */
export function withdrawalFor(
  cell: number,
  scope: WithdrawalScope,
  grid: PlaceGrid,
  { groups }: GroupSystem,
): WithdrawnGroups {
  const node = Math.floor(cell / groups.length);
  const attributes = groups[cell - node * groups.length]!.map(([a]) => a);
  const taken = [...groups.keys()].filter((g) => attributes.every((a) => groups[g]!.some(([b]) => b === a)));
  const all = [...grid.children.keys()];
  const grade = grid.nodeGrade[node]!;
  return {
    places: scope === "district" ? districtOf(grid.nodePlace[node]!, grid) : all,
    grades: scope === "release" ? Array.from({ length: grid.grades }, (_, r) => r) : [grade],
    groups: taken,
  };
}

/** The places of the branch under the top that contains a place; all places if it is the top. */
function districtOf(place: number, { parent, children }: PlaceGrid): number[] {
  let top = place;
  while (parent[top]! >= 0 && parent[parent[top]!]! >= 0) top = parent[top]!;
  const inside = [top];
  for (const p of inside) inside.push(...children[p]!);
  return inside;
}

/**
 * Permanently marks the cells as not offered. A cell without a row in any release needs no protection beyond
 * `unoffered`.
 *
 * @param isKnown whether an earlier release had a row for a cell
 */
export function withdraw(
  { places, grades, groups }: WithdrawnGroups,
  grid: PlaceGrid,
  size: number,
  { status, need }: Disclosure,
  before: Uint8Array,
  unoffered: number,
  isKnown: (cell: number) => boolean,
): void {
  for (const p of places)
    for (const r of grades) {
      const node = grid.nodeAt[p * grid.grades + r]!;
      if (node >= 0)
        for (const g of groups) {
          const c = node * size + g;
          status[c] = before[c] = disclosureStatus.unoffered;
          if (!isKnown(c)) need[c] = Math.min(need[c]!, unoffered);
        }
    }
}
