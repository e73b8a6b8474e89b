import type { Problem } from "../base/problem-facts.ts";
import type { DuckDb } from "../engine/duckdb.ts";
import { printExpr, printRelation } from "../engine/print.ts";
import { sqlName } from "../engine/sql.ts";
import { type Contradiction, contradictions, doubtfulColumns } from "../records/contradictions.ts";
import { contradictionsAcross } from "../records/contradictions-across.ts";
import { inputRelations, type Relation } from "../records/relation.ts";
import { studentClaim } from "../records/student-claims.ts";
import { tables } from "../records/tables.ts";
import { holdLimits } from "../rules/hold-limits.ts";
import type { ColumnHeadings } from "./column-headings.ts";
import { firstDistinctLines, lineNumbers } from "./first-lines.ts";
import { fileProblem } from "./problem.ts";
import { addableTable } from "./staged-in-place.ts";
import { filledTables, schemaOf } from "./staged-tables.ts";
import { makeStateIdentifiers } from "./state-identifiers.ts";
import { recordOfScope } from "./warehouse.ts";

/** Context of the checks besides the engine. */
interface Checking {
  readonly headings: ColumnHeadings;
  /** Tables with staged rows. Most deliveries fill few, and checking the others would be wasted work. */
  readonly filled: ReadonlySet<string>;
  /** Whether `state_ids` maps any local identifiers to the state's. */
  readonly hasOwnIds: boolean;
  report(problem: Problem): void;
}

/**
 * Finds staged rows with contradicting facts and applies the listed consequence; lines to quarantine go into
 * `stopped_lines`.
 */
export async function checkContradictions(
  db: DuckDb,
  headings: ColumnHeadings,
  report: (problem: Problem) => void,
): Promise<void> {
  const filled = new Set((await filledTables(db, [...tables, studentClaim])).map(({ id }) => id));
  const checking = { headings, filled, hasOwnIds: await makeStateIdentifiers(db), report };
  const doubtful = new Set<string>();
  for (const table of filled) if (await hasAny(db, table)) doubtful.add(table);
  const within = contradictions.filter(({ table }) => doubtful.has(table));
  // Facts are left unknown only after all are counted: one row may have several, and each is compared with the limit for a whole file.
  for (const list of [within, contradictionsAcross]) {
    for (const contradiction of list) await check(db, contradiction, checking);
    for (const contradiction of list) {
      if (contradiction.outcome !== "unknown" || !filled.has(contradiction.table)) continue;
      await addableTable(db, contradiction.table);
      await db.run(blankSql(contradiction));
    }
  }
  await db.run("DROP TABLE state_ids");
}

/**
 * Whether a table has any contradiction within a row. Most have none, which one query shows; handling one cannot
 * cause another.
 */
async function hasAny(db: DuckDb, table: string): Promise<boolean> {
  const own = contradictions.filter((c) => c.table === table);
  if (own.length === 0) return false;
  const when = own.map((c) => `coalesce(${printExpr(c.when)}, false)`).join(" OR ");
  const query = `SELECT 1 AS one FROM ${staged(table)} WHERE NOT coalesce(derived, false) AND (${when}) LIMIT 1`;
  return (await db.all(query)).length > 0;
}

const staged = (id: string): string => `${schemaOf(id)}.${sqlName(id)}`;

/**
 * SQL of the rows compared by a contradiction between rows: with record type, year of their scope, and one identifier
 * per student.
 */
function comparable(id: string, hasOwnIds: boolean): string {
  const carried = `${recordOfScope("t.scope")} AS record, split_part(t.scope, '/', 3) AS scope_year`;
  const hasStudents = id === studentClaim.id || tables.some((t) => t.id === id && "student_id" in t.columns);
  if (!hasOwnIds || !hasStudents) return `(SELECT t.*, ${carried} FROM ${staged(id)} t)`;
  return `(SELECT t.* REPLACE (coalesce(o.state_id, t.student_id) AS student_id), ${carried} FROM ${staged(id)} t
    LEFT JOIN state_ids o ON o.local_id = CASE WHEN t.id_kind = 'local' THEN t.student_id END)`;
}

/** Tables without which a relation is empty; null if it could get rows from any of several. */
function neededTables(r: Relation): readonly string[] {
  if (r.op === "table") return [r.id];
  if (r.op === "union") return [];
  if (r.op === "join" && r.keep !== "matched") return neededTables(r.left);
  return inputRelations(r).flatMap(neededTables);
}

async function check(db: DuckDb, contradiction: Contradiction, checking: Checking): Promise<void> {
  const { id, table, outcome, columns, among } = contradiction;
  const { headings, filled, hasOwnIds, report } = checking;
  if (![table, ...(among === undefined ? [] : neededTables(among))].every((needed) => filled.has(needed))) return;
  const rows = `staged.${sqlName(table)}`;
  const from = among === undefined ? rows : `(${printRelation(among, (id) => comparable(id, hasOwnIds))}) AS among`;
  // A quarantined line is not loaded; other oddities in it are reported once it is corrected.
  const isStopped = "(source_file, source_line) IN (SELECT (source_file, source_line) FROM stopped_lines)";
  const when = `coalesce(${printExpr(contradiction.when)}, false) AND NOT coalesce(derived, false) AND NOT ${isStopped}`;
  const student = tables.some((t) => t.id === table && "student_id" in t.columns) ? "count(DISTINCT student_id)" : "0";
  const found = await db.all(
    `SELECT source_file, count(DISTINCT source_line) AS n, ${student} AS students, ${firstDistinctLines("source_line")} AS lines FROM ${from}
      WHERE ${when} GROUP BY 1 ORDER BY 1`,
  );
  if (found.length === 0) return;
  const sizes = await db.all(
    `SELECT source_file, count(DISTINCT source_line) AS n FROM ${rows} WHERE source_line IS NOT NULL GROUP BY 1`,
  );
  const sizeOf = new Map(sizes.map((row) => [row["source_file"], Number(row["n"])]));
  for (const row of found) {
    const n = Number(row["n"]);
    const others = (sizeOf.get(row["source_file"] ?? null) ?? 0) - n;
    const isRare = n < holdLimits.rowsContradicted.few || n <= others;
    if (contradiction.ofMost === true && isRare) continue;
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
          unknown: headings.ofPresent(String(row["source_file"]), table, doubtfulColumns(contradiction)),
          of: Math.max(Number(row["n"]), sizeOf.get(row["source_file"] ?? null) ?? 0),
        },
      }),
    );
  }
  if (outcome === "left-out") await addableTable(db, table);
  if (outcome === "quarantined")
    await db.run(
      `INSERT INTO stopped_lines SELECT DISTINCT source_file, source_line, ${recordOfScope("scope")}, 'sources.facts-contradict' FROM ${rows} WHERE ${when}`,
    );
  else if (outcome === "left-out") await db.run(`DELETE FROM ${rows} WHERE ${when}`);
}

/** SQL that leaves unknown what a contradiction within a row makes doubtful. */
function blankSql(contradiction: Contradiction): string {
  const blanks = doubtfulColumns(contradiction).map((name) => `${sqlName(name)} = NULL`);
  return `UPDATE staged.${sqlName(contradiction.table)} SET ${blanks.join(", ")}
    WHERE coalesce(${printExpr(contradiction.when)}, false) AND NOT coalesce(derived, false)`;
}
