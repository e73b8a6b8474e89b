import type { DuckDb } from "../engine/duckdb.ts";

/**
 * Makes the temporary table `state_ids` (`local_id`, `state_id`): maps a local identifier to the state's, if a
 * delivery has both and exactly one student has the local one.
 *
 * @returns whether there are any
 */
export async function makeStateIdentifiers(db: DuckDb): Promise<boolean> {
  await db.run(
    `CREATE OR REPLACE TEMP TABLE state_ids AS SELECT local_id, any_value(student_id) AS state_id FROM staged.student
      WHERE id_kind = 'state' AND local_id IS NOT NULL GROUP BY 1 HAVING count(DISTINCT student_id) = 1`,
  );
  return (await db.all("SELECT 1 AS one FROM state_ids LIMIT 1")).length > 0;
}
