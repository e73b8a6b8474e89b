import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import type { LoadEvent } from "./archive.ts";
import { keepBelieved } from "./believed-kinds.ts";
import { materializeRecords } from "./materialize.ts";
import { rowsWithOrigin, withOrigins } from "./origins.ts";
import type { Reading, RecognizedFile } from "./reading.ts";
import { quarantineReleased, sameFact, scopeKey } from "./replaces.ts";
import { forgetOldest } from "./take-back.ts";
import { startTouched, type TouchedStudents } from "./touched-students.ts";
import { keptNames } from "./warehouse.ts";

/** What the warehouse stores about a load. */
type MergedEvent = Pick<LoadEvent, "number" | "id" | "at" | "add" | "accepted" | "files" | "conflicts">;

/** What a load changed in one table. */
export interface TableChange {
  readonly table: string;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
}

/** What a load changed. */
export interface Merged {
  readonly tables: readonly TableChange[];
  /** Rows removed from quarantine because this load's files replace them. */
  readonly released: number;
}

/**
 * Merges one reading (`staged.*`) into the next warehouse (attached as `next`).
 *
 * A file replaces earlier rows of the same scope (record type, year, district), unless `event.add`. Rows without a
 * year are never replaced by scope, because other years need them too. Of one record type and year, the newest row
 * about a fact wins (upsert); rows of other years' files stay, so that the order of loads does not matter; inferred rows replace only inferred rows. Replaced rows are moved to `past`, so that an undo brings them
 * back.
 *
 * @param options  `materialize`: whether to make `records` too; a replay makes them once, at its end
 */
export async function mergeReading(
  db: DuckDb,
  event: MergedEvent,
  reading: Reading,
  { materialize = true }: { readonly materialize?: boolean } = {},
): Promise<Merged> {
  const touched = await startTouched(db);
  await describeFiles(db, reading.files);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE replaced_origins AS SELECT origin FROM next.meta.origins WHERE split_part(scope, '/', 3) <> '-'
      AND ${scopeKey("scope")} IN (SELECT ${scopeKey("unnest(scopes)")} FROM delivered)`,
  );
  const changes: TableChange[] = [];
  for (const table of tables) {
    const staged = reading.tables.some((t) => t.id === table.id);
    const kept = `next.kept_rows.${table.id}`;
    const rowsBefore = await countOf(db, kept);
    if (!event.add && rowsBefore > 0)
      await replaceRows(
        db,
        touched,
        table,
        `SELECT rowid AS row_at FROM ${kept} WHERE origin IN (FROM replaced_origins)`,
        event.number,
      );
    if (staged) await addRows(db, touched, event, table);
    const rowsAfter = await countOf(db, kept);
    if (staged || rowsAfter !== rowsBefore) changes.push({ table: table.id, rowsBefore, rowsAfter });
  }
  const released = await releaseQuarantine(db, event);
  await keepQuarantine(db, event);
  await keepFiles(db, event, reading.files);
  await keepBelieved(db, event.id, event.conflicts ?? {});
  await forgetOldest(db, "next");
  const changed = changes.map((c) => c.table);
  if (materialize) await materializeRecords(db, "next", changed);
  return { tables: changes, released };
}

/** Moves rows of `kept`, selected by row id, to `past`, with the number of the load that replaced them. */
async function replaceRows(
  db: DuckDb,
  touched: TouchedStudents,
  table: Table,
  query: string,
  endedBy: number,
): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE replaced AS ${query}`);
  if ((await countOf(db, "replaced")) > 0) {
    const kept = `next.kept_rows.${table.id}`;
    const names = keptNames(table);
    await touched.note(table, `${kept} WHERE rowid IN (SELECT row_at FROM replaced)`);
    await db.run(
      `INSERT INTO next.past_rows.${table.id} (${names}, ended_by) SELECT ${names}, ${endedBy} FROM ${kept} WHERE rowid IN (SELECT row_at FROM replaced)`,
    );
    await db.run(`DELETE FROM ${kept} WHERE rowid IN (SELECT row_at FROM replaced)`);
  }
  await db.run("DROP TABLE replaced");
}

const countOf = async (db: DuckDb, table: string): Promise<number> =>
  Number((await db.all(`SELECT count(*) AS n FROM ${table}`))[0]?.["n"]);

const listText = (items: readonly string[]): string => `[${items.map(sqlText).join(", ")}]::VARCHAR[]`;
const listNumbers = (items: readonly number[]): string => `[${items.join(", ")}]::INTEGER[]`;
const recordOf = (file: RecognizedFile): string | null =>
  file.source === null ? null : `${file.source}/${file.recordType}`;
const orNull = (text: string | null): string => (text === null ? "NULL" : sqlText(text));

/** Fills `delivered`: one row for each recognized file of this delivery, with its scopes. */
async function describeFiles(db: DuckDb, files: readonly RecognizedFile[]): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE delivered (name VARCHAR, scopes VARCHAR[], rows_in INTEGER)");
  const known = files.filter((f) => f.source !== null);
  for (const name of new Set(known.map((f) => f.name))) {
    const parts = known.filter((f) => f.name === name);
    const scopes = [...new Set(parts.flatMap((f) => f.scopes))].sort();
    const rowsIn = parts.reduce((sum, f) => sum + f.rowsIn, 0);
    await db.run(`INSERT INTO delivered VALUES (${sqlText(name)}, ${listText(scopes)}, ${rowsIn})`);
  }
}

async function addRows(db: DuckDb, touched: TouchedStudents, event: MergedEvent, table: Table): Promise<void> {
  const kept = `next.kept_rows.${table.id}`;
  // Each fact is in `staged` once, thanks to `settleClaims`.
  const coming = await withOrigins(db, table.id, event.id);
  if ((await countOf(db, kept)) > 0) {
    const facts = `(SELECT * REPLACE (coalesce(derived, false) AS derived) FROM staged.${table.id})`;
    const query = `SELECT k.row_at FROM ${rowsWithOrigin("next.", "kept", table.id)} k SEMI JOIN ${facts} c ON ${sameFact(table, "k", "c")}`;
    await replaceRows(db, touched, table, query, event.number);
  }
  const names = keptNames(table);
  await db.run(`INSERT INTO ${kept} (${names}) SELECT ${names} FROM ${coming}`);
  await touched.note(table, `staged.${table.id}`);
  await db.run("DROP TABLE coming_origins");
}

/** Removes rows from quarantine if their file is delivered again. */
async function releaseQuarantine(db: DuckDb, event: MergedEvent): Promise<number> {
  const rowsBefore = await countOf(db, "next.quarantine.rows");
  if (rowsBefore === 0) return 0;
  const again = quarantineReleased(
    event.add,
    "(SELECT count(*) FROM next.quarantine.rows r WHERE r.delivery = f.delivery AND r.source_file = f.name)",
  );
  await db.run(
    `CREATE OR REPLACE TEMP TABLE released AS
      SELECT f.delivery, f.name FROM (SELECT delivery, name, list_distinct(flatten(list(scopes))) AS scopes FROM next.meta.files GROUP BY 1, 2) f
      WHERE EXISTS (SELECT 1 FROM delivered d WHERE ${again})`,
  );
  await db.run(
    `INSERT INTO next.past.quarantine SELECT q.*, ${event.number} FROM next.quarantine.rows q SEMI JOIN released r ON q.delivery = r.delivery AND q.source_file = r.name`,
  );
  await db.run(
    "DELETE FROM next.quarantine.rows AS q USING released r WHERE q.delivery = r.delivery AND q.source_file = r.name",
  );
  return rowsBefore - (await countOf(db, "next.quarantine.rows"));
}

async function keepQuarantine(db: DuckDb, event: MergedEvent): Promise<void> {
  await db.run(
    `INSERT INTO next.quarantine.rows SELECT ${sqlText(event.id)}, s.source_file, s.source_line, s.text, s.codes
      FROM staged.quarantine s`,
  );
}

async function keepFiles(db: DuckDb, event: MergedEvent, files: readonly RecognizedFile[]): Promise<void> {
  for (const f of files) {
    const values = [
      event.number,
      sqlText(event.id),
      sqlText(f.name),
      sqlText(f.sha256),
      orNull(f.source),
      orNull(recordOf(f)),
      listNumbers(f.schoolYears),
      listText(f.scopes),
      f.rowsIn,
      f.rowsLoaded,
      f.rowsQuarantined,
      setAsideOf(f),
      f.students,
    ];
    await db.run(`INSERT INTO next.meta.files VALUES (${values.join(", ")})`);
  }
  const sum = (amountOf: (f: RecognizedFile) => number): number => files.reduce((total, f) => total + amountOf(f), 0);
  const totals = [sum((f) => f.rowsIn), sum((f) => f.rowsLoaded), sum((f) => f.rowsQuarantined), sum(setAsideOf)];
  await db.run(
    `INSERT INTO next.meta.loads VALUES (${event.number}, ${sqlText(event.id)}, ${sqlText(event.at)}, ${event.add}, ${event.accepted},
      ${event.files.length}, ${totals.join(", ")})`,
  );
}

const setAsideOf = (f: RecognizedFile): number => Object.values(f.setAside).reduce((total, n) => total + n, 0);
