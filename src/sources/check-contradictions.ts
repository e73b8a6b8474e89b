import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { printExpr } from "../engine/print.ts";
import { sqlName } from "../engine/sql.ts";
import { type Contradiction, contradictions } from "../records/contradictions.ts";
import { tables } from "../records/tables.ts";
import { firstDistinctLines, lineNumbers } from "./first-lines.ts";
import { fileProblem } from "./problem.ts";
import { recordOfScope } from "./warehouse.ts";

/** Looks for staged rows whose facts contradict each other and does what the list says; lines to be quarantined go into `stopped_lines`. */
export async function checkContradictions(db: DuckDb, report: (problem: Problem) => void): Promise<void> {
  for (const contradiction of contradictions) await check(db, contradiction, report);
}

async function check(db: DuckDb, contradiction: Contradiction, report: (problem: Problem) => void): Promise<void> {
  const { id, table, outcome, columns } = contradiction;
  const rows = `staged.${sqlName(table)}`;
  const when = `coalesce(${printExpr(contradiction.when)}, false) AND NOT coalesce(derived, false)`;
  const student = tables.some((t) => t.id === table && "student_id" in t.columns) ? "count(DISTINCT student_id)" : "0";
  const found = await db.all(
    `SELECT source_file, count(*) AS n, ${student} AS students, ${firstDistinctLines("source_line")} AS lines FROM ${rows}
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
        facts: { contradiction: id, table, columns, outcome },
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
