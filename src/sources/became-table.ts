import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Mapping, RecordType } from "./mapping.ts";
import { schemaOf } from "./staged-tables.ts";

/**
 * Makes a table of mapped rows the staged one that they would fill: copying the rows of a large file costs as much as mapping them.
 *
 * @param mapped  a table of the schema `staged` with the mapping's columns, `line` and `scope`, all of whose rows are loaded; its other columns are dropped
 * @returns false where the rows have to be stored, because the staged table has rows already
 */
export async function becameTable(
  { db, name: file }: { readonly db: DuckDb; readonly name: string },
  record: RecordType,
  mapping: Mapping,
  mapped: string,
): Promise<boolean> {
  if (schemaOf(mapping.table.id) !== "staged") return false;
  const name = sqlName(mapping.table.id);
  const table = `staged.${name}`;
  if ((await db.all(`SELECT 1 AS one FROM ${table} LIMIT 1`)).length > 0) return false;
  const staged = await columnsOf(db, table);
  await db.run(
    `DROP TABLE ${table}; ALTER TABLE ${mapped} RENAME TO ${name}; ALTER TABLE ${table} RENAME line TO source_line`,
  );
  const present = await columnsOf(db, table);
  for (const column of present.keys())
    if (!staged.has(column)) await db.run(`ALTER TABLE ${table} DROP COLUMN ${sqlName(column)}`);
  const values: Readonly<Record<string, string>> = {
    source_file: sqlText(file),
    derived: String(mapping.derived === true),
    id_kind: sqlText(record.studentIds ?? "state"),
  };
  for (const [column, type] of staged) {
    if (present.has(column)) continue;
    const added = `ALTER TABLE ${table} ADD COLUMN ${sqlName(column)} ${type} DEFAULT ${values[column] ?? "NULL"}`;
    await db.run(`${added}; ALTER TABLE ${table} ALTER ${sqlName(column)} DROP DEFAULT`);
  }
  return true;
}

/** The columns of a table, with their types. */
async function columnsOf(db: DuckDb, table: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all(`SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${table})`);
  return new Map(rows.map((row) => [String(row["name"]), String(row["type"])]));
}
