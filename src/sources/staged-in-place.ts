import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";

/** What the rows of one mapping share. */
interface Common {
  readonly file: string;
  /** SQL of a row's scope, from its `scope_year` and `scope_place`. */
  readonly scope: string;
  readonly derived: boolean;
  readonly idKind: string;
}

/** Staged tables of an engine that are views of mapped rows. */
const inPlace = new WeakMap<DuckDb, Set<string>>();

/** Forgets them, when the schema `staged` is recreated. */
export const forgetInPlace = (db: DuckDb): boolean => inPlace.delete(db);

/** Tables behind such a view: its rows in file order, and their scopes, numbered from 1 (`scope_number`). */
export const tablesInPlace = (
  db: DuckDb,
  table: string,
): { readonly rows: string; readonly scopes: string } | undefined =>
  inPlace.get(db)?.has(table) === true ? { rows: rowsOf(table), scopes: scopesOf(table) } : undefined;

/** SQL of a relation with the identifiers of a staged table's rows, without scopes if these are stored separately. */
export const stagedRows = (db: DuckDb, table: string): string =>
  tablesInPlace(db, table)?.rows ?? `staged.${sqlName(table)}`;

/** SQL of a relation with every `scope` and `source_file` of a staged table. */
export const stagedScopes = (db: DuckDb, table: string): string =>
  tablesInPlace(db, table)?.scopes ?? `staged.${sqlName(table)}`;

const rowsOf = (table: string): string => `staged.${sqlName(`rows_${table}`)}`;
const scopesOf = (table: string): string => `staged.${sqlName(`scopes_${table}`)}`;

/**
 * Turns mapped rows into staged rows without copying: `staged.<table>` becomes a view. Copying a large file's rows
 * costs as much as mapping them, and so does writing file name and scope into each.
 *
 * @param mapped  a table of the schema `staged` with the table's columns, `line`, `scope_year` and `scope_place`, all
 *   of whose rows are loaded
 * @returns false if the rows must be stored, because the staged table already has rows
 */
export async function stageInPlace(
  db: DuckDb,
  { id, columns }: Table,
  mapped: string,
  { file, scope, derived, idKind }: Common,
): Promise<boolean> {
  const table = `staged.${sqlName(id)}`;
  if (inPlace.get(db)?.has(id) === true) return false;
  if ((await db.all(`SELECT 1 AS one FROM ${table} LIMIT 1`)).length > 0) return false;
  const staged = await db.all(`SELECT column_name AS name, column_type AS type FROM (DESCRIBE ${table})`);
  const mappedNames = (await db.all(`SELECT column_name AS name FROM (DESCRIBE ${mapped})`)).map((r) =>
    String(r["name"]),
  );
  const used = new Set([...Object.keys(columns), "line", "scope_year", "scope_place"]);
  await db.run(`DROP TABLE ${table}; ALTER TABLE ${mapped} RENAME TO ${sqlName(`rows_${id}`)}`);
  for (const { name, type } of staged)
    if (String(name) in columns && !mappedNames.includes(String(name)))
      await db.run(`ALTER TABLE ${rowsOf(id)} ADD COLUMN ${sqlName(String(name))} ${type}`);
  // Free memory that only the mapping needed.
  for (const name of mappedNames)
    if (!used.has(name)) await db.run(`ALTER TABLE ${rowsOf(id)} DROP COLUMN ${sqlName(name)}`);
  await db.run(
    `CREATE TABLE ${scopesOf(id)} AS SELECT CAST(row_number() OVER (ORDER BY scope) AS INTEGER) AS scope_number, * FROM (
       SELECT scope_year, scope_place, ${sqlText(file)} AS source_file, ${scope} AS scope, ${derived} AS derived, ${sqlText(idKind)} AS id_kind
       FROM (SELECT DISTINCT scope_year, scope_place FROM ${rowsOf(id)}))`,
  );
  const values: Readonly<Record<string, string>> = {
    source_file: sqlText(file),
    source_line: "r.line",
    scope: "s.scope",
    derived: String(derived),
    id_kind: sqlText(idKind),
  };
  const selected = staged.map(({ name, type }) => {
    const column = sqlName(String(name));
    const value = String(name) in columns ? `r.${column}` : (values[String(name)] ?? "NULL");
    return `CAST(${value} AS ${type}) AS ${column}`;
  });
  await db.run(
    `CREATE VIEW ${table} AS SELECT ${selected.join(", ")}, s.scope_number FROM ${rowsOf(id)} r JOIN ${scopesOf(id)} s
       ON r.scope_year IS NOT DISTINCT FROM s.scope_year AND r.scope_place IS NOT DISTINCT FROM s.scope_place`,
  );
  inPlace.set(db, (inPlace.get(db) ?? new Set()).add(id));
  return true;
}

/** Turns a staged view into a table whose rows can be added, changed and removed. */
export async function addableTable(db: DuckDb, table: string): Promise<void> {
  if (inPlace.get(db)?.delete(table) !== true) return;
  const name = sqlName(table);
  await db.run(
    `CREATE TABLE staged.copied AS SELECT * EXCLUDE (scope_number) FROM staged.${name}; DROP VIEW staged.${name}; ALTER TABLE staged.copied RENAME TO ${name};
     DROP TABLE ${rowsOf(table)}; DROP TABLE ${scopesOf(table)}`,
  );
}

/** `addableTable` for every staged table. */
export async function addableTables(db: DuckDb): Promise<void> {
  for (const table of [...(inPlace.get(db) ?? [])]) await addableTable(db, table);
}
