import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName } from "../engine/sql.ts";

/**
 * Whether a table is strictly sorted by these columns, or by the same columns in reverse order, so that no two rows
 * are equal in them. Exports are often sorted by student or date, and comparing neighbors takes a fraction of the
 * time of grouping. An unsorted table is usually detected within its first rows. A blank counts as unsorted.
 */
export async function isInOrder(db: DuckDb, table: string, columns: readonly string[]): Promise<boolean> {
  for (const by of [columns, columns.toReversed()]) if (!(await hasOddNeighbors(db, table, by))) return true;
  return false;
}

async function hasOddNeighbors(db: DuckDb, table: string, columns: readonly string[]): Promise<boolean> {
  const pairs = columns.map((c, i) => `${sqlName(c)} AS c_${i}, lag(${sqlName(c)}) OVER () AS p_${i}`);
  const ascends = columns.reduceRight(
    (rest, _, i) =>
      rest === "" ? `c_${i} > p_${i}` : `CASE WHEN c_${i} = p_${i} THEN ${rest} ELSE c_${i} > p_${i} END`,
    "",
  );
  const odd = await db.all(
    `SELECT 1 AS one FROM (SELECT ${pairs.join(", ")}, row_number() OVER () AS row_order FROM ${table}) WHERE row_order > 1 AND NOT coalesce(${ascends}, false) LIMIT 1`,
  );
  return odd.length > 0;
}
