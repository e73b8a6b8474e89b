import type { DuckDb } from "../../src/engine/duckdb.ts";
import { sqlName, sqlText } from "../../src/engine/sql.ts";
import type { Row } from "../../src/records/table.ts";
import { makeStagedTables, schemaOf } from "../../src/sources/staged-tables.ts";
import { makeLineTables } from "../../src/sources/stopped-lines.ts";

/** Rows by table. */
export type Delivery = Readonly<Record<string, readonly Row[]>>;

/** Stages rows as if files had been read, each table one file unless the rows say otherwise; a row's line is its number, after a header. */
export async function stageDelivery(db: DuckDb, delivery: Delivery): Promise<void> {
  await makeStagedTables(db, []);
  await makeLineTables(db);
  for (const [table, rows] of Object.entries(delivery))
    for (const [i, row] of rows.entries()) {
      const full: Row = {
        source_file: `${table}.csv`,
        source_line: i + 2,
        scope: "a/b/2025/D",
        derived: false,
        ...row,
      };
      const values = Object.values(full).map((v) => (typeof v === "string" ? sqlText(v) : String(v)));
      await db.run(
        `INSERT INTO ${schemaOf(table)}.${table} (${Object.keys(full).map(sqlName).join(", ")}) VALUES (${values.join(", ")})`,
      );
    }
}
