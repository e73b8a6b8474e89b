import { existsSync } from "node:fs";
import { AppError, isError } from "../base/errors.ts";
import { type DuckDb, openDuckDb } from "../engine/duckdb.ts";
import { columnDefinitions } from "../engine/records.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { type Column, type ColumnType, provenance, type Table } from "../records/table.ts";
import { officialCell, placeCode, tables } from "../records/tables.ts";
import { dateInSchoolYear } from "../rules/us-ca-school-year.ts";
import { inferredRowKey } from "./derived.ts";
import { renameFormerSources } from "./former-sources.ts";
import { type IdentifierMap, identifiersOf, identifierTables, mapIdentifiers } from "./identifier-map.ts";
import { identifierKeySql } from "./identifier-sql.ts";
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
 *   the latest known value of each column wins
 * - `quarantine.rows`: rows that could not be read
 * - `meta.state`, `meta.loads`, `meta.files`: what was loaded
 * - `meta.identifiers`, `meta.identifier_map`: how each table spells identifiers, and the one spelling that `records` uses
 */
export const warehouseVersion = 2;

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
  for (const definition of identifierTables) await db.run(`CREATE TABLE IF NOT EXISTS ${at}.meta.${definition}`);
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

/**
 * Creates `records.<table>` from `kept.<table>`: a plain view where rows need no change, otherwise a table in which
 * stated rows take precedence over inferred ones, local identifiers are replaced by the state's (through
 * `student.local_id`, if exactly one student has it), differently spelled identifiers are unified (`mapIdentifiers`),
 * and rows of several record types with one key are coalesced, with the latest known value of each column winning.
 * Official figures under federal identifiers move to the state's identifiers if its directory is loaded.
 *
 * @param ids  tables whose rows changed; missing tables are created as well
 */
export async function materializeRecords(db: DuckDb, at: string, ids?: readonly string[]): Promise<void> {
  const known = await db.all(
    `SELECT table_name AS name, table_type AS kind FROM information_schema.tables WHERE table_catalog = ${sqlText(at)}
      AND table_schema = 'records'`,
  );
  const kinds = new Map(known.map((row) => [String(row["name"]), row["kind"] === "VIEW" ? "VIEW" : "TABLE"]));
  if (ids === undefined && tables.every((table) => kinds.has(table.id))) return;
  const spelled = await mapIdentifiers(db, at, ids);
  await findOwnIds(db, at);
  for (const table of tables) {
    const kind = kinds.get(table.id);
    const recoded = table.id === officialCell.id && ids?.includes(placeCode.id) === true;
    const asked = kind === undefined || ids?.includes(table.id) === true || recoded;
    const rewritten = asked || spelled.changed.has(table.id);
    if (!rewritten && ids?.includes("student") !== true && !spelled.students.changed) continue;
    const needs = await needsOf(db, at, table, spelled);
    if (!rewritten && !needs.ids) continue;
    if (kind !== undefined) await db.run(`DROP ${kind} ${at}.records.${table.id}`);
    if (needs.ids || needs.joining || needs.yielding || needs.spelling.length > 0)
      await materializeTable(db, at, table, needs);
    else {
      // Do not name the attached database in a stored view, because its alias differs next time.
      await db.run(`USE ${at}`);
      const names = recordColumns(table.columns).map(sqlName).join(", ");
      const rows = needs.codes ? statePlaces("kept") : `kept.${table.id}`;
      await db.run(`CREATE VIEW records.${table.id} AS SELECT ${names} FROM ${rows}`);
      await db.run("USE memory");
    }
  }
}

/** Reasons a table's records cannot be a plain view. */
interface Needs {
  /** Some rows identify students by a local identifier. */
  readonly ids: boolean;
  /** Some rows are inferred while others state the same facts. */
  readonly yielding: boolean;
  /** Several record types have rows with the same keys. */
  readonly joining: boolean;
  /** Some rows identify places by federal identifiers that a directory maps to the state's. */
  readonly codes: boolean;
  /** Identifier columns that other rows spell differently. */
  readonly spelling: readonly ReturnType<typeof identifiersOf>[number][];
}

/**
 * Fills `own_ids`: per spelling of a student identifier, the state identifier of the only student with it as local
 * identifier, by exact spelling or else by key.
 */
async function findOwnIds(db: DuckDb, at: string): Promise<void> {
  const owned = (id: string): string =>
    `(SELECT ${id} AS local_id, any_value(student_id) AS state_id FROM ${at}.kept.student
      WHERE id_kind = 'state' AND local_id IS NOT NULL GROUP BY 1 HAVING count(DISTINCT student_id) = 1)`;
  const key = (id: string): string => identifierKeySql("student", id);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE own_ids AS
      SELECT f.form AS local_id, coalesce(e.state_id, l.state_id) AS state_id
      FROM (SELECT DISTINCT form FROM ${at}.meta.identifiers WHERE kind = 'student') f
      LEFT JOIN ${owned("local_id")} e ON e.local_id = f.form LEFT JOIN ${owned(key("local_id"))} l ON l.local_id = ${key("f.form")}
      WHERE e.state_id IS NOT NULL OR l.state_id IS NOT NULL`,
  );
}

async function needsOf(db: DuckDb, at: string, table: Table, spelled: IdentifierMap): Promise<Needs> {
  const kept = `${at}.kept_rows.${table.id}`;
  const [row] = await db.all(
    `SELECT count(DISTINCT ${recordOfScope("scope")}) AS kinds, coalesce(bool_or(id_kind = 'local'), false) AS own,
      coalesce(bool_or(derived) AND NOT bool_and(derived), false) AS mixed
      FROM ${at}.meta.origins WHERE origin IN (SELECT DISTINCT origin FROM ${kept})`,
  );
  const doubled =
    Number(row?.["kinds"]) > 1 &&
    (
      await db.all(
        `SELECT 1 AS one FROM ${kept} GROUP BY ${table.key.map(sqlName).join(", ")} HAVING count(*) > 1 LIMIT 1`,
      )
    ).length > 0;
  const students = "student_id" in table.columns;
  const codes =
    table.id === officialCell.id &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept_rows.${placeCode.id} LIMIT 1`)).length > 0 &&
    (await db.all(`SELECT 1 AS one FROM ${at}.kept.${table.id} WHERE id_kind = 'federal' LIMIT 1`)).length > 0;
  const ids = students && row?.["own"] === true;
  const replaced = spelled.replaces.get(table.id) ?? [];
  return {
    codes,
    ids,
    spelling: identifiersOf(table).filter(
      ({ kind }) => replaced.includes(kind) || (kind === "student" && ids && spelled.students.replaced),
    ),
    yielding: row?.["mixed"] === true && table.id in inferredRowKey,
    joining: doubled,
  };
}

async function materializeTable(db: DuckDb, at: string, table: Table, needs: Needs): Promise<void> {
  const kept = `${at}.kept.${table.id}`;
  const names = recordColumns(table.columns);
  const rows =
    needs.ids || needs.spelling.length > 0
      ? respelled(at, table, needs)
      : needs.codes
        ? statePlaces(`${at}.kept`)
        : kept;
  const matter = (inferredRowKey[table.id] ?? []).map((c) => `stated.${sqlName(c)} = inferred.${sqlName(c)}`);
  const standing = needs.yielding
    ? `(SELECT * FROM ${rows} AS inferred WHERE NOT coalesce(derived, false)
        OR NOT EXISTS (SELECT 1 FROM ${rows} AS stated WHERE NOT coalesce(stated.derived, false) AND ${matter.join(" AND ")}))`
    : rows;
  const turn = "row_number() OVER (ORDER BY NOT coalesce(derived, false), delivery, scope, source_line)";
  const columns = names.map((name) =>
    (table.key as readonly string[]).includes(name)
      ? sqlName(name)
      : `arg_max(${sqlName(name)}, turn) AS ${sqlName(name)}`,
  );
  const key = table.key.map(sqlName).join(", ");
  await db.run(
    `CREATE TABLE ${at}.records.${table.id} AS SELECT ${columns.join(", ")} FROM (SELECT *, ${turn} AS turn FROM ${standing}) GROUP BY ${key}`,
  );
}

/** SQL of a table's rows with state identifiers instead of local ones, and unified spelling. */
function respelled(at: string, table: Table, needs: Needs): string {
  const own = needs.ids
    ? "LEFT JOIN own_ids o ON o.local_id = CASE WHEN k.id_kind = 'local' THEN k.student_id END"
    : "";
  const valueAt = (column: string): string =>
    column === "student_id" && needs.ids ? "coalesce(o.state_id, k.student_id)" : `k.${sqlName(column)}`;
  const columns = new Set([...(needs.ids ? ["student_id"] : []), ...needs.spelling.map((s) => s.column)]);
  const replaced = [...columns].map((column) => {
    const map = needs.spelling.some((s) => s.column === column) ? `${sqlName(`map_${column}`)}.shown` : "NULL";
    return `coalesce(${map}, ${valueAt(column)}) AS ${sqlName(column)}`;
  });
  const maps = needs.spelling.map(({ column, kind }) => {
    const map = sqlName(`map_${column}`);
    return `LEFT JOIN ${at}.meta.identifier_map ${map} ON ${map}.kind = ${sqlText(kind)} AND ${map}.form = ${valueAt(column)}`;
  });
  return `(SELECT k.* REPLACE (${replaced.join(", ")}) FROM ${at}.kept.${table.id} k ${own} ${maps.join(" ")})`;
}

/** SQL of official cells with federal identifiers replaced by the state's where its directory has them. */
function statePlaces(kept: string): string {
  const stated = Object.keys(placeCode.columns).filter((name) => name in officialCell.columns && name !== "place_kind");
  const replaced = stated.map((name) => `coalesce(p.${name}, k.${name}) AS ${name}`).join(", ");
  return `(SELECT k.* REPLACE (${replaced}) FROM ${kept}.${officialCell.id} k LEFT JOIN ${kept}.${placeCode.id} p
    ON p.place_kind = k.place_kind AND p.federal_id = CASE WHEN k.id_kind = 'federal' THEN k.place_id END)`;
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
