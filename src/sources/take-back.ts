import type { DuckDb } from "../engine/duckdb.ts";
import { sqlName, sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { tables } from "../records/tables.ts";
import { rowsWithOrigin } from "./origins.ts";
import { quarantineReleased, sameFact, scopeKey } from "./replaces.ts";
import { startTouched, type TouchedStudents } from "./touched-students.ts";
import { keptNames, warehouseVersion } from "./warehouse.ts";

/** A warehouse keeps at least this many replaced rows, and at least as many as it has rows. */
const leastRemembered = 5_000_000;

/**
 * Whether the warehouse still has every row that this load and later ones replaced, so that `takeBack` needs no
 * replay.
 *
 * @param db  an engine on the warehouse itself
 */
export async function remembers(db: DuckDb, load: number): Promise<boolean> {
  const [state] = await db.all("SELECT version FROM meta.state");
  if (Number(state?.["version"]) !== warehouseVersion) return false;
  const [row] = await db.all(
    `SELECT (SELECT coalesce(max(number), 0) FROM past.forgotten) AS forgotten, (SELECT count(*) FROM meta.loads WHERE number = ${load}) AS held`,
  );
  return Number(row?.["forgotten"]) < load && Number(row?.["held"]) === 1;
}

/**
 * Deletes the rows replaced by the oldest loads once there are more of them than rows in the warehouse; daily
 * deliveries replace each other.
 */
export async function forgetOldest(db: DuckDb, at: string): Promise<void> {
  const [size] = await db.all(
    `SELECT coalesce(sum(estimated_size) FILTER (schema_name = 'past_rows'), 0) AS past, coalesce(sum(estimated_size) FILTER (schema_name = 'kept_rows'), 0) AS kept
      FROM duckdb_tables() WHERE database_name = ${sqlText(at)}`,
  );
  const most = Math.max(leastRemembered, Number(size?.["kept"]));
  if (Number(size?.["past"]) <= most) return;
  const names = [...tables.map((t) => `past_rows.${sqlName(t.id)}`), "past.quarantine"];
  const ended = await db.all(
    `SELECT ended_by, count(*) AS n FROM (${names.map((id) => `SELECT ended_by FROM ${at}.${id}`).join(" UNION ALL ")}) GROUP BY 1 ORDER BY 1 DESC`,
  );
  let rows = 0;
  const last = ended.find((row) => {
    rows += Number(row["n"]);
    return rows > most;
  });
  if (last === undefined) return;
  for (const id of names) await db.run(`DELETE FROM ${at}.${id} WHERE ended_by <= ${last["ended_by"]}`);
  await db.run(`DELETE FROM ${at}.past.forgotten; INSERT INTO ${at}.past.forgotten VALUES (${last["ended_by"]})`);
}

/**
 * Removes a load from the next warehouse (attached as `next`): deletes its rows and restores the rows it replaced,
 * unless a later load replaces them too. Replacement depends only on the row and the later load, so the result is as
 * if the load had never happened.
 *
 * @returns changed tables
 */
export async function takeBack(db: DuckDb, load: number): Promise<string[]> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE gone AS SELECT delivery FROM next.meta.loads WHERE number = ${load};
     CREATE OR REPLACE TEMP TABLE gone_origins AS SELECT origin FROM next.meta.origins WHERE delivery IN (FROM gone);
     CREATE OR REPLACE TEMP TABLE later AS SELECT number, delivery, added FROM next.meta.loads WHERE number > ${load};
     CREATE OR REPLACE TEMP TABLE later_files AS
       SELECT f.number, l.added, f.name, list_distinct(flatten(list(f.scopes))) AS scopes, CAST(sum(f.rows_in) AS INTEGER) AS rows_in
       FROM next.meta.files f JOIN later l USING (number) WHERE f.source IS NOT NULL GROUP BY ALL;
     CREATE OR REPLACE TEMP TABLE later_scopes AS
       SELECT key, min(number) AS number FROM (SELECT number, ${scopeKey("unnest(scopes)")} AS key FROM later_files WHERE NOT added) GROUP BY key`,
  );
  const touched = await startTouched(db);
  const changed: string[] = [];
  for (const table of tables) if (await takeRowsBack(db, touched, table, load)) changed.push(table.id);
  await takeQuarantineBack(db, load);
  await db.run(
    `DELETE FROM next.meta.files WHERE number = ${load}; DELETE FROM next.meta.loads WHERE number = ${load};
     DELETE FROM next.meta.origins WHERE origin IN (FROM gone_origins); DELETE FROM next.meta.believed WHERE delivery IN (FROM gone);
     DROP TABLE gone; DROP TABLE gone_origins; DROP TABLE later; DROP TABLE later_files; DROP TABLE later_scopes`,
  );
  return changed;
}

/** @returns whether the table changed */
async function takeRowsBack(db: DuckDb, touched: TouchedStudents, table: Table, load: number): Promise<boolean> {
  const kept = `next.kept_rows.${table.id}`;
  const past = `next.past_rows.${table.id}`;
  const columns = keptNames(table);
  const [rows] = await db.all(
    `SELECT (SELECT count(*) FROM ${kept} WHERE origin IN (FROM gone_origins)) AS own, (SELECT count(*) FROM ${past} WHERE origin IN (FROM gone_origins)) AS own_past,
      (SELECT count(*) FROM ${past} WHERE ended_by = ${load}) AS replaced`,
  );
  const count = (name: string): number => Number(rows?.[name]);
  if (count("own") > 0) {
    await touched.note(table, `${kept} WHERE origin IN (FROM gone_origins)`);
    await db.run(`DELETE FROM ${kept} WHERE origin IN (FROM gone_origins)`);
  }
  if (count("own_past") > 0) await db.run(`DELETE FROM ${past} WHERE origin IN (FROM gone_origins)`);
  if (count("replaced") === 0) return count("own") > 0;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE back AS SELECT row_number() OVER () AS back_no, * EXCLUDE (row_at, ended_by)
       FROM ${rowsWithOrigin("next.", "past", table.id)} WHERE ended_by = ${load};
     DELETE FROM ${past} WHERE ended_by = ${load};
     CREATE OR REPLACE TEMP TABLE again AS SELECT back_no, min(number) AS number FROM (
       SELECT b.back_no, l.number FROM back b JOIN later_scopes l ON l.key = ${scopeKey("b.scope")} WHERE split_part(b.scope, '/', 3) <> '-'
       UNION ALL
       SELECT b.back_no, l.number FROM back b
         JOIN (FROM next.kept.${table.id} UNION ALL SELECT * EXCLUDE (ended_by) FROM next.past.${table.id}) c ON ${sameFact(table, "b", "c")}
         JOIN later l ON l.delivery = c.delivery) GROUP BY back_no;
     INSERT INTO ${kept} (${columns}) SELECT ${columns} FROM back ANTI JOIN again USING (back_no);
     INSERT INTO ${past} (${columns}, ended_by) SELECT ${columns}, number FROM back JOIN again USING (back_no);
     DROP TABLE again`,
  );
  await touched.note(table, "back");
  await db.run("DROP TABLE back");
  return true;
}

async function takeQuarantineBack(db: DuckDb, load: number): Promise<void> {
  const columns = "delivery, source_file, source_line, text, codes";
  await db.run(
    `DELETE FROM next.quarantine.rows WHERE delivery IN (FROM gone);
     DELETE FROM next.past.quarantine WHERE delivery IN (FROM gone);
     CREATE OR REPLACE TEMP TABLE back AS SELECT ${columns} FROM next.past.quarantine WHERE ended_by = ${load};
     DELETE FROM next.past.quarantine WHERE ended_by = ${load};
     CREATE OR REPLACE TEMP TABLE again AS SELECT f.delivery, f.name AS source_file, min(d.number) AS number
       FROM (SELECT delivery, name, list_distinct(flatten(list(scopes))) AS scopes FROM next.meta.files GROUP BY 1, 2) f
       JOIN (SELECT delivery, source_file, count(*) AS waiting FROM back GROUP BY 1, 2) w ON w.delivery = f.delivery AND w.source_file = f.name
       JOIN later_files d ON CASE WHEN d.added THEN ${quarantineReleased(true, "w.waiting")} ELSE ${quarantineReleased(false, "w.waiting")} END GROUP BY 1, 2;
     INSERT INTO next.quarantine.rows (${columns}) SELECT ${columns} FROM back ANTI JOIN again USING (delivery, source_file);
     INSERT INTO next.past.quarantine (${columns}, ended_by) SELECT ${columns}, number FROM back JOIN again USING (delivery, source_file);
     DROP TABLE back; DROP TABLE again`,
  );
}
