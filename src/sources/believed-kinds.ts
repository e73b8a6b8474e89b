import type { DuckDb } from "../engine/duckdb.ts";
import { sqlText } from "../engine/sql.ts";
import type { Table } from "../records/table.ts";
import { believedRecord, type ConflictAnswers } from "./conflict-answers.ts";
import { recordOfScope } from "./warehouse.ts";

/** Keeps the record types that a load's settings believe (`conflicts`). */
export async function keepBelieved(db: DuckDb, delivery: string, answers: ConflictAnswers): Promise<void> {
  for (const [table, answer] of Object.entries(answers)) {
    const record = believedRecord(answer);
    if (record === undefined) continue;
    await db.run(`INSERT INTO next.meta.believed VALUES (${[delivery, table, record].map(sqlText).join(", ")})`);
  }
}

/**
 * SQL of how far a row is believed among those of other kinds: 1 if its load's settings believe its kind, -1 if they
 * believe another one, 0 if they do not say.
 */
export const believedRank = (at: string, table: Table, row: string): string => {
  const answers = `SELECT MAP(list(delivery), list(record)) FROM ${at}.meta.believed WHERE table_id = ${sqlText(table.id)}`;
  const believed = `(${answers})[${row}.delivery]`;
  return `CASE WHEN ${believed} IS NULL THEN 0 WHEN ${believed} = ${recordOfScope(`${row}.scope`)} THEN 1 ELSE -1 END`;
};
