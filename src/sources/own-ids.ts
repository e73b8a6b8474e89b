import type { DuckDb } from "../engine/duckdb.ts";
import { identifierKeySql } from "./identifier-sql.ts";

/**
 * Fills `own_ids`: per spelling of a student identifier, the state identifier of the only student with it as local
 * identifier, by exact spelling or else by key. `meta.own_ids` stays as the records were made with until `keepOwnIds`.
 */
export async function findOwnIds(db: DuckDb, at: string): Promise<void> {
  await db.run("CREATE OR REPLACE TEMP TABLE own_ids (local_id VARCHAR, state_id VARCHAR)");
  if ((await db.all(`SELECT 1 AS one FROM ${at}.meta.origins WHERE id_kind = 'local' LIMIT 1`)).length === 0) return;
  const owned = (id: string): string =>
    `(SELECT ${id} AS local_id, any_value(student_id) AS state_id FROM ${at}.kept.student
      WHERE id_kind = 'state' AND local_id IS NOT NULL GROUP BY 1 HAVING count(DISTINCT student_id) = 1)`;
  const key = (id: string): string => identifierKeySql("student", id);
  await db.run(
    `INSERT INTO own_ids SELECT f.form AS local_id, coalesce(e.state_id, l.state_id) AS state_id
      FROM (SELECT DISTINCT form FROM ${at}.meta.identifiers WHERE kind = 'student') f
      LEFT JOIN ${owned("local_id")} e ON e.local_id = f.form LEFT JOIN ${owned(key("local_id"))} l ON l.local_id = ${key("f.form")}
      WHERE e.state_id IS NOT NULL OR l.state_id IS NOT NULL`,
  );
}

/** The records now have the state identifiers of `own_ids`. */
export const keepOwnIds = (db: DuckDb, at: string): Promise<void> =>
  db.run(`DELETE FROM ${at}.meta.own_ids; INSERT INTO ${at}.meta.own_ids FROM own_ids`);
