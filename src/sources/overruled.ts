import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";
import { tables } from "../records/tables.ts";
import { sameFact } from "./replaces.ts";

/**
 * Rows of earlier loads that a load replaced with rows stating something else about the same fact. The latest
 * delivery wins.
 */
export interface Overruled {
  readonly table: TableName;
  readonly rows: number;
}

/**
 * Compares rows that a load replaced (in `past`) with their replacements. Empty if `past` was not kept.
 *
 * @param number  of the load
 */
export async function overruledBy(db: DuckDb, number: number, touched: readonly string[]): Promise<Overruled[]> {
  const found: Overruled[] = [];
  for (const table of tables) {
    const facts = Object.keys(table.columns).filter((c) => !(table.key as readonly string[]).includes(c));
    if (!touched.includes(table.id) || facts.length === 0) continue;
    const differs = facts.map((c) => `p.${sqlName(c)} IS DISTINCT FROM k.${sqlName(c)}`).join(" OR ");
    const [row] = await db.all(
      `SELECT count(*) AS n FROM (SELECT * FROM next.past.${table.id} WHERE ended_by = ${number}) p
        JOIN next.kept.${table.id} k ON ${sameFact(table, "p", "k")} WHERE ${differs}`,
    );
    const rows = Number(row?.["n"] ?? 0);
    if (rows > 0) found.push({ table: table.id as TableName, rows });
  }
  return found.sort((a, b) => b.rows - a.rows);
}
