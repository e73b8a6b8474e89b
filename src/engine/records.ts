import { calendar } from "../records/calendar.ts";
import { coverageTable } from "../records/coverage/made-table.ts";
import type { Records } from "../records/rows.ts";
import { type Column, provenance, type Row, type Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import type { DuckDb } from "./duckdb.ts";
import { sqlName } from "./sql.ts";
import { recordTable, sqlTypes } from "./tables.ts";

/** Column definitions of a canonical table, `name TYPE, ...`, including each row's provenance. */
export const columnDefinitions = (table: Pick<Table, "columns">): string =>
  Object.entries<Column>({ ...table.columns, ...provenance })
    .map(([name, column]) => `${sqlName(name)} ${sqlTypes[column.type]}`)
    .join(", ");

/** Creates missing canonical tables, empty. */
export async function createRecordTables(engine: DuckDb): Promise<void> {
  await engine.run("CREATE SCHEMA IF NOT EXISTS records");
  for (const table of [...tables, calendar, coverageTable] as readonly Table[]) {
    await engine.run(`CREATE TABLE IF NOT EXISTS ${recordTable(table.id)} (${columnDefinitions(table)})`);
  }
}

/** Inserts rows from memory into an engine's tables. */
export async function loadRecords(engine: DuckDb, records: Records): Promise<void> {
  await createRecordTables(engine);
  for (const table of [...tables, calendar, coverageTable] as readonly Table[]) {
    const rows: readonly Row[] = records[table.id] ?? [];
    if (rows.length === 0) continue;
    const columns = Object.entries<Column>({ ...table.columns, ...provenance });
    await engine.append(
      `records.${table.id}`,
      columns.map(([name]) => name),
      columns.map(([, column]) => column.type),
      rows,
    );
  }
}
