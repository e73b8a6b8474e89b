import type { Release } from "../release/cell.ts";
import type { ReleaseRelations } from "./model.ts";

/** How the releases print each number. */
export interface PrintedCells {
  /** 1: a release has a row for it. */
  readonly offered: Uint8Array;
  /** 1: a release prints it as one number. */
  readonly exact: Uint8Array;
}

export function printedCells({ numbers }: ReleaseRelations, releases: readonly Release[]): PrintedCells {
  const offered = new Uint8Array(numbers.length);
  const exact = new Uint8Array(numbers.length);
  for (const { structure, cells } of releases) {
    const find = numbers.finder(structure);
    for (const row of cells) {
      const own = find(row, row.indicator, row);
      if (own < 0) continue;
      offered[own] = 1;
      if (row.n.kind === "number") exact[numbers.students(own)] = 1;
    }
  }
  return { offered, exact };
}
