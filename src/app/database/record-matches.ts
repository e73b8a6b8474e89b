import type { DuckDb } from "../../engine/duckdb.ts";
import type { RecordMatches } from "../../reports/data-quality.ts";
import { isPoor, joinedByTable, tableJoins } from "../../sources/joins.ts";

/** How the records in the attached warehouse match enrollment, by table. */
export async function recordMatches(db: DuckDb): Promise<readonly RecordMatches[]> {
  const joins = await tableJoins(db, "warehouse");
  const poor = new Set(joins.filter(isPoor).map((join) => join.table));
  return joinedByTable(joins).map(({ table, rows, byStudent, bySchool, byYear, matched, waits }) => ({
    table,
    rows,
    byStudent,
    bySchool,
    byYear,
    matched,
    waits,
    poor: poor.has(table),
  }));
}
