import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import { claimRule } from "../records/claim-rules.ts";
import type { Table } from "../records/table.ts";
import { inferredRowKey } from "./derived.ts";

/**
 * The students whose rows in `kept` a load or an undo adds or removes, by table, as these rows spell them
 * (`touched_students`): only their rows of `records` can change.
 */
export interface TouchedStudents {
  /** @param rows  SQL of the rows added or removed */
  note(table: Table, rows: string): Promise<void>;
}

/** Starts noting students, of those tables whose records are tables in the next warehouse. */
export async function startTouched(db: DuckDb): Promise<TouchedStudents> {
  await db.run("CREATE OR REPLACE TEMP TABLE touched_students (table_id VARCHAR, student_id VARCHAR)");
  const stored = new Set(
    (
      await db.all(
        "SELECT table_name AS t FROM duckdb_tables() WHERE database_name = 'next' AND schema_name = 'records'",
      )
    ).map((row) => row["t"]),
  );
  return {
    async note(table, rows) {
      if (!stored.has(table.id) || !isByStudent(table)) return;
      await db.run(`INSERT INTO touched_students SELECT DISTINCT ${sqlText(table.id)}, student_id FROM ${rows}`);
    },
  };
}

/** Whether which rows of a table count depends only on rows about the same student. */
export const isByStudent = (table: Table): boolean =>
  claimRule(table).claim.includes("student_id") && inferredRowKey[table.id]?.includes("student_id") !== false;

/**
 * Fills `rewritten`: identifiers, as `records` has or had them, of students whose rows of a table or whose identifiers
 * changed. A row's identifier is replaced by the state's (`own_ids`), then by the common spelling (`identifier_map`);
 * what they were before is in `meta.own_ids` and `former_spellings`.
 */
export async function findRewritten(db: DuckDb, at: string, table: Table): Promise<void> {
  const map = `SELECT form, shown FROM ${at}.meta.identifier_map WHERE kind = 'student'`;
  const formerMap = "SELECT form, shown FROM former_spellings WHERE kind = 'student'";
  const both = (a: string, b: string): string => `((${a} EXCEPT ${b}) UNION (${b} EXCEPT ${a}))`;
  const own = "SELECT local_id, state_id FROM own_ids";
  const formerOwn = `SELECT local_id, state_id FROM ${at}.meta.own_ids`;
  await db.run(
    `CREATE OR REPLACE TEMP TABLE rewritten AS WITH
      touched AS (SELECT student_id AS id FROM touched_students WHERE table_id = ${sqlText(table.id)}
        UNION SELECT local_id FROM ${both(own, formerOwn)} UNION SELECT form FROM ${both(map, formerMap)}),
      owned AS (FROM touched UNION SELECT state_id FROM touched JOIN (${own} UNION ${formerOwn}) o ON o.local_id = touched.id)
      SELECT id FROM owned UNION SELECT shown FROM owned JOIN (${map} UNION ${formerMap}) m ON m.form = owned.id`,
  );
}
