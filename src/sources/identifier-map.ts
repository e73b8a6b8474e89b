import type { IdentifierKind } from "../base/record-names.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import { identifierColumns } from "../records/identifiers.ts";
import type { Table } from "../records/table.ts";
import { officialCell, placeCode, tables } from "../records/tables.ts";
import { displayedIdentifierSql, identifierKeySql, strictIdentifierSql, tidyIdentifierSql } from "./identifier-sql.ts";

/** Tables of identifiers in the warehouse; see `mapIdentifiers` and `findOwnIds`. */
export const identifierTables = [
  "identifiers (table_id VARCHAR, kind VARCHAR, form VARCHAR)",
  "identifier_map (kind VARCHAR, form VARCHAR, shown VARCHAR)",
  "own_ids (local_id VARCHAR, state_id VARCHAR)",
];

/**
 * A column of a table and what it identifies. Published figures use the agency's own codes, which the directory
 * matches.
 */
export const identifiersOf = (table: Table): { readonly column: string; readonly kind: IdentifierKind }[] =>
  table.id === officialCell.id || table.id === placeCode.id
    ? []
    : Object.keys(table.columns).flatMap((column) => {
        const kind = identifierColumns[column];
        return kind === undefined ? [] : [{ column, kind }];
      });

const kinds = [...new Set(Object.values(identifierColumns))];

/** Result of `mapIdentifiers`. */
export interface IdentifierMap {
  /** By table, kinds of identifiers with spellings that the map replaces. */
  readonly replaces: ReadonlyMap<string, readonly IdentifierKind[]>;
  /** By table, kinds of identifiers with a spelling whose replacement changed. */
  readonly changed: ReadonlyMap<string, readonly IdentifierKind[]>;
  /** Whether the map replaces spellings of student identifiers, and whether that changed. */
  readonly students: { readonly replaced: boolean; readonly changed: boolean };
}

/**
 * Maps all spellings of an identifier in `kept` (leading zeros, `.0`, blanks, case; a school's 7 and 14 digits) to
 * one, in `meta.identifier_map`; as it was before, in `former_spellings`. Numbers that differ only by leading zeros within one file stay distinct, because the
 * file may mean two students.
 *
 * @param touched  tables whose rows changed; undefined = those not processed yet
 */
export async function mapIdentifiers(
  db: DuckDb,
  at: string,
  touched: readonly string[] | undefined,
): Promise<IdentifierMap> {
  await refreshForms(db, at, touched);
  const perKind = (queryOf: (kind: IdentifierKind) => string): string => kinds.map(queryOf).join(" UNION ALL ");
  await db.run(
    `CREATE OR REPLACE TEMP TABLE id_spellings AS
      SELECT * FROM (${perKind(
        (kind) =>
          `SELECT kind, form, ${identifierKeySql(kind, "form")} AS key FROM (SELECT DISTINCT kind, form FROM ${at}.meta.identifiers WHERE kind = ${sqlText(kind)})`,
      )}) QUALIFY count(*) OVER (PARTITION BY kind, key) > 1 OR form <> ${tidyIdentifierSql("form")}`,
  );
  await findApart(db, at);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE id_map AS SELECT s.kind, s.form, t.shown FROM id_spellings s JOIN (${perKind(
      (kind) =>
        `SELECT kind, key, ${displayedIdentifierSql(kind, "form")} AS shown FROM id_spellings WHERE kind = ${sqlText(kind)} GROUP BY kind, key`,
    )}) t USING (kind, key) ANTI JOIN ids_apart a USING (kind, key) WHERE t.shown <> s.form
      UNION ALL SELECT kind, form, ${tidyIdentifierSql("form")} FROM id_spellings JOIN ids_apart USING (kind, key) WHERE form <> ${tidyIdentifierSql("form")}`,
  );
  const changed = await db.all(
    `SELECT DISTINCT i.table_id, i.kind FROM ${at}.meta.identifiers i JOIN (
        SELECT coalesce(n.kind, o.kind) AS kind, coalesce(n.form, o.form) AS form
        FROM id_map n FULL JOIN ${at}.meta.identifier_map o ON o.kind = n.kind AND o.form = n.form
        WHERE n.shown IS DISTINCT FROM o.shown) c USING (kind, form)`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE former_spellings AS FROM ${at}.meta.identifier_map;
     DELETE FROM ${at}.meta.identifier_map; INSERT INTO ${at}.meta.identifier_map SELECT * FROM id_map`,
  );
  const replaces = await db.all(
    `SELECT DISTINCT i.table_id, i.kind FROM ${at}.meta.identifiers i JOIN id_map m USING (kind, form) ORDER BY ALL`,
  );
  await db.run("DROP TABLE id_spellings; DROP TABLE ids_apart; DROP TABLE id_map");
  const ofStudents = (rows: readonly { readonly [name: string]: unknown }[]): boolean =>
    rows.some((row) => row["kind"] === "student");
  const byTable = (rows: typeof replaces): ReadonlyMap<string, readonly IdentifierKind[]> =>
    new Map(
      [...Map.groupBy(rows, (row) => String(row["table_id"]))].map(([id, ofTable]) => [
        id,
        ofTable.map((row) => row["kind"] as IdentifierKind),
      ]),
    );
  return {
    replaces: byTable(replaces),
    changed: byTable(changed),
    students: { replaced: ofStudents(replaces), changed: ofStudents(changed) },
  };
}

/**
 * Keeps `meta.identifiers` (spellings per table) in sync with `kept`. A row without a kind marks a table as
 * processed.
 */
async function refreshForms(db: DuckDb, at: string, touched: readonly string[] | undefined): Promise<void> {
  const seen = new Set(
    (await db.all(`SELECT table_id FROM ${at}.meta.identifiers WHERE kind IS NULL`)).map((row) => row["table_id"]),
  );
  const stale = tables.filter(({ id }) => !seen.has(id) || touched?.includes(id) === true);
  if (stale.length === 0) return;
  await db.run(
    `DELETE FROM ${at}.meta.identifiers WHERE table_id IN (${stale.map(({ id }) => sqlText(id)).join(", ")});
     INSERT INTO ${at}.meta.identifiers VALUES ${stale.map(({ id }) => `(${sqlText(id)}, NULL, NULL)`).join(", ")}`,
  );
  // Most warehouse tables are empty, but each statement takes time anyway.
  const any = stale.map(({ id }) => `EXISTS (FROM ${at}.kept_rows.${sqlName(id)}) AS ${sqlName(id)}`);
  const [filled] = await db.all(`SELECT ${any.join(", ")}`);
  for (const table of stale) {
    if (filled?.[table.id] !== true) continue;
    for (const { column, kind } of identifiersOf(table)) {
      const name = sqlName(column);
      await db.run(
        `INSERT INTO ${at}.meta.identifiers SELECT DISTINCT ${sqlText(table.id)}, ${sqlText(kind)}, ${name} FROM ${at}.kept_rows.${table.id} WHERE ${name} IS NOT NULL`,
      );
    }
  }
}

/** Fills `ids_apart`: keys that some file spells both with and without leading zeros. */
async function findApart(db: DuckDb, at: string): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE ids_apart (kind VARCHAR, key VARCHAR)");
  const doubtful = await db.all(
    `SELECT DISTINCT kind FROM (SELECT kind FROM id_spellings GROUP BY kind, key HAVING count(DISTINCT ${strictIdentifierSql("form")}) > 1)`,
  );
  const ambiguousKinds = new Set(doubtful.map((row) => row["kind"]));
  const uses = tables.flatMap((table) =>
    identifiersOf(table)
      .filter(({ kind }) => ambiguousKinds.has(kind))
      .map(
        ({ column, kind }) =>
          `SELECT DISTINCT s.kind, s.key, s.form, k.delivery, k.source_file FROM ${at}.kept.${table.id} k
            JOIN id_spellings s ON s.kind = ${sqlText(kind)} AND s.form = k.${sqlName(column)}`,
      ),
  );
  if (uses.length === 0) return;
  await db.run(
    `INSERT INTO ids_apart SELECT DISTINCT kind, key FROM (${uses.join(" UNION ALL ")})
      GROUP BY kind, key, delivery, source_file, length(${strictIdentifierSql("form")}) >= 13
      HAVING count(DISTINCT ${strictIdentifierSql("form")}) > 1`,
  );
}
