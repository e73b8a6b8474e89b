import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlName, sqlText } from "../../src/engine/sql.ts";
import type { Row } from "../../src/records/table.ts";
import { tables } from "../../src/records/tables.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import type { ConflictAnswers } from "../../src/sources/conflict-answers.ts";
import { settleAcross } from "../../src/sources/settle-across.ts";
import { makeStagedTables } from "../../src/sources/staged-tables.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

const from = (record: string, row: Row): Row => ({ scope: `${record}/2025/D`, source_file: `${record}.csv`, ...row });

/** The rows of a table after settling, without where they are from, and what was reported. */
async function settled(table: string, rows: readonly Row[], answers: ConflictAnswers = {}) {
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

const spell = (record: string, more: Row): Row =>
  from(record, {
    school_year: 2025,
    student_id: "1",
    school_id: "0190036",
    entry_date: "2024-08-15",
    status: "primary",
    ...more,
  });

test("files of two kinds that differ about one fact leave it unknown, with both files and their kinds named", async () => {
  const { left, problems } = await settled("enrollment", [
    spell("a/roster", { grade: "05", exit_date: "2025-01-10" }),
    spell("b/state", { grade: "06", exit_date: "2025-06-05", school_id: "190036" }),
    spell("b/state", { grade: "07", student_id: "2" }),
  ]);
  expect(left.map((row) => [row["grade"], row["exit_date"]])).toEqual([
    [null, "2025-06-05"],
    [null, "2025-06-05"],
    ["07", null],
  ]);
  expect(problems).toMatchObject([
    {
      code: "sources.rows-differ",
      severity: "warning",
      lines: [2, 3],
      students: 1,
      facts: {
        columns: ["grade"],
        outcome: "unknown",
        kinds: ["a/roster", "b/state"],
        files: ["a/roster.csv", "b/state.csv"],
      },
    },
  ]);
});

test("uses the kind of file the district chose, if it has a value", async () => {
  const rows = [spell("a/roster", { grade: "05", exit_code: "X" }), spell("b/state", { grade: "06" })];
  const { left, problems } = await settled("enrollment", rows, { enrollment: "a/roster" });
  expect(left.map((row) => [row["grade"], row["exit_code"]])).toEqual([
    ["05", "X"],
    // Its own file said nothing about the exit.
    ["05", null],
  ]);
  expect(problems).toEqual([]);
});

test("official figures of two publications' files that differ are not used", async () => {
  const cell = (record: string, n: number): Row =>
    from(record, {
      school_year: 2025,
      publication: "p",
      indicator: "i",
      place_kind: "school",
      place_id: "1",
      grouping: "all",
      level: "all",
      grade: "all",
      counted_students: "all",
      n,
      status: "counted",
    });
  const { left, problems } = await settled("official_figure", [cell("a/x", 5), cell("b/y", 6)]);
  expect(left).toEqual([]);
  expect(problems).toMatchObject([{ severity: "error", facts: { outcome: "unused", columns: ["n"] } }]);
});

test("neither the names of the kinds nor the order of the files decide", async () => {
  const grade = fc.constantFrom("05", "06", null);
  const status = fc.constantFrom("primary", "secondary");
  const exit = fc.constantFrom("2025-01-10", "2025-06-05", null);
  const row = fc.record({ grade, status, exit_date: exit });
  await fc.assert(
    fc.asyncProperty(row, row, async (one, other) => {
      const facts = (rows: readonly Row[]) => rows.map((r) => [r["grade"], r["status"], r["exit_date"]]);
      const first = await settled("enrollment", [spell("a/x", one), spell("b/y", other)]);
      const named = await settled("enrollment", [spell("b/y", one), spell("a/x", other)]);
      const turned = await settled("enrollment", [spell("a/x", other), spell("b/y", one)]);
      expect(facts(named.left)).toEqual(facts(first.left));
      expect(facts(turned.left).reverse()).toEqual(facts(first.left));
      // Afterwards no column has two values.
      for (const at of [0, 1, 2])
        expect(new Set(facts(first.left).flatMap((r) => r[at] ?? [])).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});
