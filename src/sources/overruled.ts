import type { TableName } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import { isDescription } from "../records/stated-together.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { rowsWithOrigin } from "./origins.ts";
import { sameFact, sameFactOfAnyYear } from "./replaces.ts";
import { yearOfScope } from "./warehouse.ts";

/** Rows of earlier loads that state something else about the same fact than rows of a load. */
export interface Overruled {
  readonly table: TableName;
  readonly rows: number;
}

/**
 * Compares rows that a load replaced (in `past`) with their replacements: of one school year, the latest delivery
 * wins. Empty if `past` was not kept.
 *
 * @param number  of the load
 */
export async function overruledBy(db: DuckDb, number: number, touched: readonly string[]): Promise<Overruled[]> {
  const found: Overruled[] = [];
  for (const table of tables) {
    const facts = factsOf(table);
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

/**
 * Compares what a load's files say about students, schools and the like with what files of other school years say, in
 * earlier loads: the latest year counts. A blank states nothing.
 *
 * @param delivery  delivery id of the load
 */
export async function differentYears(db: DuckDb, delivery: string, touched: readonly string[]): Promise<Overruled[]> {
  const found: Overruled[] = [];
  for (const table of tables) {
    if (!isDescription(table) || !touched.includes(table.id)) continue;
    const differs = factsOf(table).map((c) => `coalesce(n.${sqlName(c)} <> o.${sqlName(c)}, false)`);
    const [row] = await db.all(
      // A semi join with inequalities would be a nested loop over all pairs of rows.
      `SELECT count(DISTINCT o.row_at) AS n FROM ${rowsWithOrigin("next.", "kept", table.id)} o
        JOIN (SELECT * FROM next.kept.${table.id} WHERE delivery = ${sqlText(delivery)}) n ON ${sameFactOfAnyYear(table, "n", "o")}
        WHERE o.delivery <> ${sqlText(delivery)} AND ${yearOfScope("n.scope")} <> ${yearOfScope("o.scope")} AND (${differs.join(" OR ")})`,
    );
    const rows = Number(row?.["n"] ?? 0);
    if (rows > 0) found.push({ table: table.id as TableName, rows });
  }
  return found.sort((a, b) => b.rows - a.rows);
}

function factsOf(table: Table): readonly string[] {
  const { claim } = claimRule(table);
  return Object.keys(table.columns).filter((c) => !claim.includes(c));
}
