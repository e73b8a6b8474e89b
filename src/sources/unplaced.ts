import type { TableName } from "../base/record-names.ts";
import type { UnplacedReason } from "../base/unplaced.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { printRelation } from "../engine/print.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { column, equals } from "../records/expr.ts";
import { placedTables, type Unplaced, unplacedRows } from "../records/student-year/unplaced.ts";

/**
 * The rows of a warehouse that are about students and count at no place.
 *
 * @param at  the attached database; undefined = the one that is open
 */
export async function unplacedRecords(db: DuckDb, at: string | undefined): Promise<readonly Unplaced[]> {
  const records = at === undefined ? "records" : `${at}.records`;
  const catalog = at === undefined ? "current_database()" : sqlText(at);
  const present = await db.all(
    `SELECT table_name AS t FROM information_schema.tables WHERE table_catalog = ${catalog} AND table_schema = 'records'`,
  );
  const names = new Set(present.map((row) => row["t"]));
  const found: Unplaced[] = [];
  for (const table of placedTables.filter(({ id }) => names.has(id))) {
    const [filled] = await db.all(`SELECT 1 AS one FROM ${records}.${sqlName(table.id)} LIMIT 1`);
    if (filled === undefined) continue;
    const rows = await db.all(
      `SELECT * FROM (${printRelation(unplacedRows(table, equals(column("derived"), false)), (id) => `${records}.${sqlName(id)}`)}) ORDER BY ALL`,
    );
    for (const row of rows)
      found.push({
        table: table.id as TableName,
        schoolYear: Number(row["school_year"]),
        why: String(row["reason"]) as UnplacedReason,
        rows: Number(row["rows"]),
      });
  }
  return found;
}
