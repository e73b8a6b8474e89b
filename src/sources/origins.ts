import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { tablesInPlace } from "./staged-in-place.ts";

/**
 * Where warehouse rows come from: `meta.origins` has one row per combination of delivery, file, scope, `derived` and
 * `id_kind`, and rows store its number (dictionary encoding). Five more columns per row would cost more to write than
 * all the data in a file.
 */
const originColumns: readonly (readonly [string, string])[] = [
  ["delivery", "VARCHAR"],
  ["source_file", "VARCHAR"],
  ["scope", "VARCHAR"],
  ["derived", "BOOLEAN"],
  ["id_kind", "VARCHAR"],
];

/** Columns of `kept_rows` and `past_rows` besides the table's own. */
export const provenanceColumns: readonly (readonly [string, string])[] = [
  ["source_line", "INTEGER"],
  ["origin", "INTEGER"],
];

export const makeOrigins = (db: DuckDb, at: string): Promise<void> =>
  db.run(
    `CREATE TABLE IF NOT EXISTS ${at}.meta.origins (origin INTEGER, ${originColumns.map(([name, type]) => `${name} ${type}`).join(", ")})`,
  );

/**
 * SQL of a table's rows joined with their origin: what the views `kept.<table>` and `past.<table>` select, and
 * `row_at`, the row's id.
 *
 * @param at  the attached database, with a dot; empty for the current one
 */
export const rowsWithOrigin = (at: string, kind: "kept" | "past", table: string): string =>
  `(SELECT r.rowid AS row_at, r.*, ${originColumns.map(([name]) => `o.${name}`).join(", ")} FROM ${at}${kind}_rows.${table} r JOIN ${at}meta.origins o USING (origin))`;

/**
 * SQL that makes the view `kept.<table>` or `past.<table>`.
 *
 * @param further  columns that `past` has besides
 */
export const originView = (kind: "kept" | "past", table: Table, further: readonly string[]): string => {
  const own = [...Object.keys(table.columns), "source_line", ...originColumns.map(([name]) => name), ...further];
  return `CREATE OR REPLACE VIEW ${kind}.${table.id} AS SELECT ${own.map(sqlName).join(", ")} FROM ${rowsWithOrigin("", kind, table.id)}`;
};

/**
 * Numbers the origins of a table's staged rows, all of one delivery, in the next warehouse.
 *
 * @returns SQL of the rows with their `origin`
 */
export async function withOrigins(db: DuckDb, table: string, delivery: string): Promise<string> {
  const staged = `staged.${table}`;
  const inPlace = tablesInPlace(db, table);
  const [first] = await db.all("SELECT coalesce(max(origin), 0) AS n FROM next.meta.origins");
  const before = Number(first?.["n"]);
  const numbered = inPlace
    ? `SELECT scope_number AS n, source_file, scope, derived, id_kind FROM ${inPlace.scopes}`
    : `SELECT row_number() OVER (ORDER BY source_file, scope, derived, id_kind) AS n, * FROM (SELECT DISTINCT source_file, scope, derived, id_kind FROM ${staged})`;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE coming_origins AS SELECT CAST(${before} + n AS INTEGER) AS origin, * FROM (${numbered})`,
  );
  await db.run(
    `INSERT INTO next.meta.origins SELECT origin, ${sqlText(delivery)}, source_file, scope, coalesce(derived, false), id_kind FROM coming_origins`,
  );
  if (inPlace) return `(SELECT *, CAST(${before} + scope_number AS INTEGER) AS origin FROM ${staged})`;
  const same = ["source_file", "scope", "derived", "id_kind"].map((c) => `s.${c} IS NOT DISTINCT FROM o.${c}`);
  return `(SELECT s.*, o.origin FROM ${staged} s JOIN coming_origins o ON ${same.join(" AND ")})`;
}
