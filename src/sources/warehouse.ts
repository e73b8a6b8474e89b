import { existsSync } from "node:fs";
import { AppError, isError } from "../base/errors.ts";
import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";
import { columnDefinitions } from "../engine/records.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { type Column, type ColumnType, provenance, type Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { dateInSchoolYear } from "../rules/us-ca-school-year.ts";
import { renameFormerSources } from "./former-sources.ts";
import { identifierTables } from "./identifier-map.ts";
import { makeOrigins, originView, provenanceColumns } from "./origins.ts";
import { warehousePath } from "./workspace.ts";

/**
 * The warehouse, all of it derived from the archive:
 *
 * - `kept_rows.<table>`: rows as the files state them, with the number of their origin; `kept.<table>` is the view of them with provenance and `scope`
 *   (source/record type/year/district), the unit that a load replaces
 * - `past_rows.<table>` and its view `past.<table>`: rows of `kept` that a later load replaced, with its number (`ended_by`), so that an undo needs no replay;
 *   `past.forgotten` has the number of the last load whose replaced rows are not there any more
 * - `meta.origins`: delivery, file, scope and kind of identifiers that rows have in common
 * - `records.<table>`: what the audit reads, one row per key; a view of `kept` where one record type fills the table, otherwise a table in which
 *   the value of each column counts that is known as of the latest school year
 * - `quarantine.rows`: rows that could not be read
 * - `meta.state`, `meta.loads`, `meta.files`: what was loaded
 * - `meta.believed`: which kind of file the settings of a load believe
 * - `meta.identifiers`, `meta.identifier_map`: how each table spells identifiers, and the one spelling that `records` uses
 */
export const warehouseVersion = 3;

const engineTypes: Record<ColumnType, string> = {
  text: "VARCHAR",
  integer: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE",
};

/** Columns of `kept_rows.<table>`. */
const keptColumns = (columns: Readonly<Record<string, Column>>): (readonly [string, string])[] => [
  ...Object.entries(columns).map(([name, c]) => [name, engineTypes[c.type]] as const),
  ...provenanceColumns,
];

/** SQL of their names. */
export const keptNames = (table: Table): string =>
  keptColumns(table.columns)
    .map(([name]) => sqlName(name))
    .join(", ");

/**
 * SQL that attaches a warehouse for writing, as `next`. This version of DuckDB's format compresses repeated text at
 * two thirds of the cost of the oldest one.
 */
export const attachNext = (path: string): string => `ATTACH ${sqlText(path)} AS next (STORAGE_VERSION 'v1.4.0')`;

/** SQL of a scope's record type: its first two parts. */
export const recordOfScope = (scope: string): string =>
  `split_part(${scope}, '/', 1) || '/' || split_part(${scope}, '/', 2)`;

/** SQL of a scope's school year, as text; `-` if it has none. */
export const yearOfScope = (scope: string): string => `split_part(${scope}, '/', 3)`;

/** Columns of `records.<table>`: the canonical ones, then where the row came from. */
export const recordColumns = (columns: Readonly<Record<string, Column>>): string[] => [
  ...Object.keys(columns),
  ...Object.keys(provenance),
];

/**
 * Schema migration: creates missing schemas, tables and columns; new columns are added, blank; sources get their
 * current ids.
 *
 * @param db  an engine
 * @param at  the attached database: `next`
 */
export async function ensureSchema(db: DuckDb, at: string): Promise<void> {
  for (const schema of ["kept_rows", "kept", "past_rows", "past", "records", "quarantine", "meta"])
    await db.run(`CREATE SCHEMA IF NOT EXISTS ${at}.${schema}`);
  await db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.meta.state (version INTEGER, last_event INTEGER, built_as_of VARCHAR)`,
  );
  await db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.meta.loads (number INTEGER, delivery VARCHAR, loaded_at VARCHAR, added BOOLEAN, accepted BOOLEAN,
      files INTEGER, rows_in INTEGER, rows_loaded INTEGER, rows_quarantined INTEGER, rows_set_aside INTEGER)`,
  );
  await db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.meta.files (number INTEGER, delivery VARCHAR, name VARCHAR, sha256 VARCHAR, source VARCHAR,
      source_record VARCHAR, school_years INTEGER[], scopes VARCHAR[], rows_in INTEGER, rows_loaded INTEGER, rows_quarantined INTEGER,
      rows_set_aside INTEGER, students INTEGER)`,
  );
  await db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.quarantine.rows (delivery VARCHAR, source_file VARCHAR, source_line INTEGER,
      text VARCHAR, codes VARCHAR)`,
  );
  const believed = "believed (delivery VARCHAR, table_id VARCHAR, record VARCHAR)";
  for (const definition of [...identifierTables, believed])
    await db.run(`CREATE TABLE IF NOT EXISTS ${at}.meta.${definition}`);
  await makeOrigins(db, at);
  await renameFormerSources(db, at);
  await ensureRowTables(db, at, "kept", []);
  await ensureRowTables(db, at, "past", [["ended_by", "INTEGER"]]);
  await db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.past.quarantine (delivery VARCHAR, source_file VARCHAR, source_line INTEGER, text VARCHAR, codes VARCHAR, ended_by INTEGER);
     CREATE TABLE IF NOT EXISTS ${at}.past.forgotten (number INTEGER)`,
  );
}

async function ensureRowTables(
  db: DuckDb,
  at: string,
  schema: "kept" | "past",
  further: readonly (readonly [string, string])[],
): Promise<void> {
  const rows = await db.all(
    `SELECT table_name AS t, column_name AS c FROM duckdb_columns() WHERE database_name = ${sqlText(at)} AND schema_name = '${schema}_rows'`,
  );
  const present = Map.groupBy(rows, (row) => String(row["t"]));
  const views: string[] = [];
  for (const table of tables) {
    const columns = [...keptColumns(table.columns), ...further];
    const columnNames = present.get(table.id)?.map((row) => row["c"]);
    const missing = columns.filter(([name]) => columnNames?.includes(name) !== true);
    if (missing.length === 0) continue;
    const rowsOfTable = `${at}.${schema}_rows.${table.id}`;
    const definitions = missing.map(([name, type]) => `${sqlName(name)} ${type}`);
    if (columnNames === undefined) await db.run(`CREATE TABLE ${rowsOfTable} (${definitions.join(", ")})`);
    else for (const definition of definitions) await db.run(`ALTER TABLE ${rowsOfTable} ADD COLUMN ${definition}`);
    views.push(
      originView(
        schema,
        table,
        further.map(([name]) => name),
      ),
    );
  }
  // Do not name the attached database in a stored view, because its alias differs next time.
  if (views.length > 0) await db.run(`USE ${at}; ${views.join("; ")}; USE memory`);
}

/** Creates `records.calendar`: the loaded years, each with its census day from the settings. */
export async function materializeCalendar(db: DuckDb, at: string, censusRule: string): Promise<void> {
  const years = (await db.all(`SELECT DISTINCT school_year AS y FROM ${at}.kept_rows.enrollment ORDER BY 1`)).map(
    (row) => Number(row["y"]),
  );
  await db.run(`CREATE OR REPLACE TABLE ${at}.records.calendar (${columnDefinitions(calendar)})`);
  for (const row of years.length === 0 ? [] : calendarRows(years)) {
    const census =
      censusRule === "first-wednesday-october"
        ? row["census_day"]
        : dateInSchoolYear(Number(row["school_year"]), censusRule);
    await db.run(
      `INSERT INTO ${at}.records.calendar (school_year, year_start, year_end, census_day, first_year) VALUES
        (${row["school_year"]}, '${row["year_start"]}', '${row["year_end"]}', '${census}', ${row["first_year"]})`,
    );
  }
}

/**
 * Opens the workspace's warehouse for reading.
 *
 * @throws AppError warehouse.none if nothing was loaded, warehouse.newer, warehouse.older, engine.cannot-open
 */
export async function openWarehouse(folder: string, path = warehousePath(folder)): Promise<DuckDb> {
  if (!existsSync(path)) {
    throw new AppError("warehouse.none", { folder });
  }
  const db = await openDuckDb(path, { readOnly: true });
  try {
    await requireThisVersion(db, undefined, path);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/**
 * Attaches the workspace's warehouse to an engine, as `warehouse`. Gives a consistent snapshot: a load that swaps in
 * another file does not affect the open one.
 *
 * @throws AppError as `openWarehouse`
 */
export async function attachWarehouse(db: DuckDb, folder: string, path = warehousePath(folder)): Promise<void> {
  if (!existsSync(path)) {
    throw new AppError("warehouse.none", { folder });
  }
  try {
    await db.run(`ATTACH ${sqlText(path)} AS warehouse (READ_ONLY)`);
  } catch (error) {
    if (!isError(error, "engine.question-failed")) throw error;
    throw new AppError("engine.cannot-open", { path, message: error.facts.message }, { cause: error });
  }
  await requireThisVersion(db, "warehouse", path);
}

/** @param at  name it is attached under; undefined for the engine's own database */
async function requireThisVersion(db: DuckDb, at: string | undefined, path: string): Promise<void> {
  const [state] = await db.all(`SELECT version FROM ${at === undefined ? "" : `${at}.`}meta.state`);
  const version = Number(state?.["version"]);
  if (version > warehouseVersion) {
    throw new AppError("warehouse.newer", { path, version });
  }
  if (version < warehouseVersion || !(await holdsEveryColumn(db, at))) {
    throw new AppError("warehouse.older", { path });
  }
}

/** Number of the last event in the warehouse; undefined if there is none or it cannot be read. */
export async function lastEventIn(path: string): Promise<number | undefined> {
  if (!existsSync(path)) return undefined;
  let db: DuckDb | undefined;
  try {
    db = await openDuckDb(path, { readOnly: true });
    const state = await db.all(`SELECT last_event FROM meta.state WHERE version <= ${warehouseVersion}`);
    return state[0] === undefined ? undefined : Number(state[0]["last_event"]);
  } catch {
    return undefined;
  } finally {
    await db?.close();
  }
}

/** Whether a readable warehouse was made by an earlier version; only the archive can fill columns it lacked. */
export async function isOlder(path: string): Promise<boolean> {
  const db = await openDuckDb(path, { readOnly: true });
  try {
    const [state] = await db.all("SELECT version FROM meta.state");
    return Number(state?.["version"]) < warehouseVersion || !(await holdsEveryColumn(db, undefined));
  } finally {
    await db.close();
  }
}

/** Whether every canonical table and column exists. */
async function holdsEveryColumn(db: DuckDb, at: string | undefined): Promise<boolean> {
  const rows = await db.all(
    `SELECT table_name AS t, column_name AS c FROM duckdb_columns() WHERE schema_name = 'records'
      AND database_name = ${at === undefined ? "current_database()" : sqlText(at)}`,
  );
  const present = new Set(rows.map((row) => `${row["t"]}.${row["c"]}`));
  return tables.every(({ id, columns }) => Object.keys(columns).every((name) => present.has(`${id}.${name}`)));
}
