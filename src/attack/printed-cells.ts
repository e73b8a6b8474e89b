import { placeKey } from "../base/keys.ts";
import type { Release } from "../release/cell.ts";
import { groupIdOf } from "./groups.ts";
import { cellId, type ReleaseRelations, tableId } from "./model.ts";

/** What the releases print of each number. */
export interface PrintedCells {
  /** 1: a release has a row for it. */
  readonly offered: Uint8Array;
  /** 1: a release prints it as one number. */
  readonly exact: Uint8Array;
}

export function printedCells({ cells, index }: ReleaseRelations, releases: readonly Release[]): PrintedCells {
  const offered = new Uint8Array(cells.length);
  const exact = new Uint8Array(cells.length);
  for (const { structure, cells: rows } of releases) {
    const tables = new Map(
      structure.populations.flatMap(({ id, years }) =>
        years.map(({ schoolYear, records }) => [`${id}\t${schoolYear}`, tableId(id, schoolYear, records)] as const),
      ),
    );
    for (const row of rows) {
      const table = tables.get(`${row.population}\t${row.schoolYear}`) ?? "";
      const place = placeKey({ kind: row.placeKind, id: row.placeId });
      const group = groupIdOf(row);
      const own = index.get(cellId(table, row.indicator, place, row.grade, group));
      const students = index.get(cellId(table, "", place, row.grade, group));
      if (own !== undefined) offered[own] = 1;
      if (students !== undefined && row.n.kind === "number") exact[students] = 1;
    }
  }
  return { offered, exact };
}
