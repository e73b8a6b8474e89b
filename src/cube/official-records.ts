import type { Engine } from "../engine/engine.ts";
import { column, columnsOf, type Expr } from "../records/expr.ts";
import { pick, type Relation, where } from "../records/relation.ts";
import type { Row } from "../records/table.ts";
import { dashboardRow, officialCell, placeCode } from "../records/tables.ts";
import { brand, type MadeFor } from "./brand.ts";

/** Canonical tables whose rows an agency published. They contain no student records. */
const officialTables = { official_figure: officialCell, dashboard_row: dashboardRow, place_code: placeCode } as const;
export type OfficialTable = keyof typeof officialTables;
export const isOfficialTable = (id: string): id is OfficialTable => id in officialTables;

/** Rows as an agency published them, which anyone may read. */
export interface OfficialRecords extends MadeFor<"public"> {
  readonly rows: readonly Row[];
}

/**
 * Reads rows of official figures, in no particular order.
 *
 * @param columns  columns of the table or its provenance (`source_file`, `source_line`)
 * @param keep     keeps only rows for which this is true; default: every row
 */
export async function officialRecords(
  engine: Pick<Engine, "ask">,
  table: OfficialTable,
  columns: readonly string[],
  keep?: Expr,
): Promise<OfficialRecords> {
  const needed = new Set([...columns, ...(keep === undefined ? [] : columnsOf(keep))]);
  const all: Relation = { op: "table", id: officialTables[table].id, columns: [...needed] };
  const wanted = Object.fromEntries(columns.map((name) => [name, column(name)]));
  return brand("public", { rows: await engine.ask(pick(keep === undefined ? all : where(all, keep), wanted)) });
}
