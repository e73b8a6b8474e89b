import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { printExpr, printRelation } from "../engine/print.ts";
import { sqlName } from "../engine/sql.ts";
import { type Contradiction, contradictions } from "../records/contradictions.ts";
import { contradictionsAcross } from "../records/contradictions-across.ts";
import { tables } from "../records/tables.ts";
import type { ColumnHeadings } from "./column-headings.ts";
import { firstDistinctLines, lineNumbers } from "./first-lines.ts";
import { fileProblem } from "./problem.ts";
import { recordOfScope } from "./warehouse.ts";

/** Looks for staged rows whose facts contradict each other and does what the list says; lines to be quarantined go into `stopped_lines`. */
export async function checkContradictions(
  db: DuckDb,
  headings: ColumnHeadings,
  report: (problem: Problem) => void,
): Promise<void> {
  for (const contradiction of [...contradictions, ...contradictionsAcross])
    await check(db, contradiction, headings, report);
}

async function check(
  db: DuckDb,
  contradiction: Contradiction,
  headings: ColumnHeadings,
  report: (problem: Problem) => void,
): Promise<void> {
  const { id, table, outcome, columns, among } = contradiction;
  const rows = `staged.${sqlName(table)}`;
  const from = among === undefined ? rows : `(${printRelation(among, (of) => `staged.${sqlName(of)}`)}) AS among`;
  // A line that waits is not loaded, and what else is odd about it shows when it is corrected.
  const isStopped = "(source_file, source_line) IN (SELECT (source_file, source_line) FROM stopped_lines)";
  const when = `coalesce(${printExpr(contradiction.when)}, false) AND NOT coalesce(derived, false) AND NOT ${isStopped}`;
  const student = tables.some((t) => t.id === table && "student_id" in t.columns) ? "count(DISTINCT student_id)" : "0";
  const found = await db.all(
    `SELECT source_file, count(DISTINCT source_line) AS n, ${student} AS students, ${firstDistinctLines("source_line")} AS lines FROM ${from}
      WHERE ${when} GROUP BY 1 ORDER BY 1`,
  );
  if (found.length === 0) return;
  for (const row of found) {
    report(
      fileProblem({
        code: "sources.facts-contradict",
        severity: outcome === "quarantined" ? "error" : "warning",
        file: String(row["source_file"]),
        lines: lineNumbers(row["lines"]),
        rows: Number(row["n"]),
        students: Number(row["students"]),
        facts: {
          contradiction: id,
          table,
          columns,
          headings: headings.of([String(row["source_file"])], table, columns),
          outcome,
        },
      }),
    );
  }
  if (outcome === "quarantined")
    await db.run(
      `INSERT INTO stopped_lines SELECT DISTINCT source_file, source_line, ${recordOfScope("scope")}, 'sources.facts-contradict' FROM ${rows} WHERE ${when}`,
    );
  else if (outcome === "left-out") await db.run(`DELETE FROM ${rows} WHERE ${when}`);
  else if (outcome === "unknown") await db.run(`UPDATE ${rows} SET ${sqlName(columns[0] ?? "")} = NULL WHERE ${when}`);
}
