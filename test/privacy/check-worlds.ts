/**
 * Checks worlds against relations written down elsewhere, without any code of `src/privacy`: what an outsider would do
 * with the certificates of a release.
 */
import { disclosureStatus } from "../../src/privacy/disclosure.ts";
import type { ProtectedCounts } from "../../src/privacy/protect-counts.ts";

/** Σ coefficient · cell = 0. */
export type OutsideRelation = readonly (readonly [coef: number, cell: number])[];

/** Least and greatest value of each cell over the truth and all worlds; throws on a world that is none. */
export function rangesByWorlds(
  truth: ArrayLike<number>,
  relations: readonly OutsideRelation[],
  released: Pick<ProtectedCounts, "disclosure" | "worlds">,
  step: number,
): { least: number[]; most: number[] } {
  const { status } = released.disclosure;
  const { start, cell, delta } = released.worlds;
  const least = Array.from(truth);
  const most = Array.from(truth);
  const rowsOf = new Map<number, OutsideRelation[]>();
  for (const row of relations) for (const [, c] of row) rowsOf.set(c, [...(rowsOf.get(c) ?? []), row]);
  for (let w = 0; w + 1 < start.length; w++) {
    const world = new Map<number, number>();
    for (let i = start[w]!; i < start[w + 1]!; i++) world.set(cell[i]!, truth[cell[i]!]! + delta[i]!);
    if (world.size !== start[w + 1]! - start[w]!) throw new Error(`world ${w} names a cell twice`);
    const at = (c: number): number => world.get(c) ?? truth[c]!;
    for (const [c, v] of world) {
      const low = Math.floor(truth[c]! / step) * step;
      if (status[c] === disclosureStatus.shown) throw new Error(`world ${w} changes the shown cell ${c}`);
      if (v < 0 || (status[c] === disclosureStatus.range && (v < low || v >= low + step)))
        throw new Error(`world ${w} leaves what is public about cell ${c}`);
      least[c] = Math.min(least[c]!, v);
      most[c] = Math.max(most[c]!, v);
      for (const row of rowsOf.get(c) ?? [])
        if (
          row.reduce((sum, [k, other]) => sum + k * at(other), 0) !==
          row.reduce((sum, [k, o]) => sum + k * truth[o]!, 0)
        )
          throw new Error(`world ${w} breaks a relation of cell ${c}`);
    }
  }
  return { least, most };
}
