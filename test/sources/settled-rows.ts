/** Rows of two kinds of file, settled; shared by the tests of `settleAcross`. */
import type { Problem } from "../../src/base/problem-facts.ts";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import { sqlName, sqlText } from "../../src/engine/sql.ts";
import type { Row } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import type { ConflictAnswers } from "../../src/sources/conflict-answers.ts";
import { settleAcross } from "../../src/sources/settle-across.ts";
import { makeStagedTables } from "../../src/sources/staged-tables.ts";

/** A row as a kind of file states it. */
export const from = (record: string, row: Row): Row => ({
  scope: `${record}/2025/D`,
  source_file: `${record}.csv`,
  ...row,
});

/** The rows of a table after settling, without where they are from, and what was reported. */
export async function settled(db: DuckDb, table: string, rows: readonly Row[], answers: ConflictAnswers = {}) {
  await makeStagedTables(db, []);
  for (const [i, row] of rows.entries()) {
    const full: Row = { source_line: i + 2, derived: false, ...row };
    const values = Object.values(full).map((v) => (typeof v === "string" ? sqlText(v) : String(v)));
    await db.run(
      `INSERT INTO staged.${table} (${Object.keys(full).map(sqlName).join(", ")}) VALUES (${values.join(", ")})`,
    );
  }
  const problems: Problem[] = [];
  await settleAcross(db, tables, {
    headings: new ColumnHeadings(),
    answers,
    report: (problem) => problems.push(problem),
  });
  const left = await db.all(`SELECT * FROM staged.${table} ORDER BY source_line`);
  return { left, problems };
}

/** A row of enrollment. */
export const spell = (record: string, more: Row): Row =>
  from(record, {
    school_year: 2025,
    student_id: "1",
    school_id: "0190036",
    entry_date: "2024-08-15",
    status: "primary",
    ...more,
  });
