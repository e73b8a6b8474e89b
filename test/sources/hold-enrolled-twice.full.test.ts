import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { sqlText } from "../../src/engine/sql.ts";
import { sqlTypes } from "../../src/engine/tables.ts";
import type { Row } from "../../src/records/table.ts";
import { enrollment } from "../../src/records/tables.ts";
import { enrolledTwiceHolds } from "../../src/sources/hold-enrolled-twice.ts";
import { loadMapped } from "./mapped-load.ts";
import { enrollmentFile, freshWorkspace, loadTexts } from "./small-district.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  const columns = Object.entries(enrollment.columns).map(([name, { type }]) => `${name} ${sqlTypes[type]}`);
  await db.run(
    `ATTACH ':memory:' AS next; CREATE SCHEMA next.records; CREATE TABLE next.records.enrollment
      (${columns.join(", ")}, delivery VARCHAR, derived BOOLEAN, source_file VARCHAR, source_line INTEGER)`,
  );
  return () => db.close();
});

const row = (i: number, more: Row = {}): Row => ({
  ...{ school_year: 2025, student_id: `P${i}`, school_id: "1", grade: "09", status: "primary" },
  ...{ entry_date: "2024-08-12", exit_date: null, exit_kind: null, derived: false },
  ...{ delivery: "D1", source_file: "roster.csv", source_line: i + 2 },
  ...more,
});
const people = (from: number, to: number, more: Row = {}): Row[] =>
  Array.from({ length: to - from }, (_, i) => row(from + i, more));
const listed: Row = { delivery: "D2", source_file: "list.csv" };

async function holdsOf(rows: readonly Row[]): Promise<unknown[]> {
  const names = Object.keys(row(0));
  const text = (v: Row[string] | undefined): string => (typeof v === "string" ? sqlText(v) : String(v ?? null));
  const values = rows.map((r) => `(${names.map((name) => text(r[name])).join(", ")})`);
  await db.run(
    `DELETE FROM next.records.enrollment; INSERT INTO next.records.enrollment (${names.join(", ")}) VALUES ${values.join(", ")}`,
  );
  return await enrolledTwiceHolds(db, "D2", ["enrollment"]);
}

test.each<[string, Row, boolean]>([
  ["another school", { school_id: "2" }, true],
  ["another grade", { grade: "10", entry_date: "2024-09-30" }, true],
  ["another school, from a file of the same load", { school_id: "2" }, true],
  ["the same school and grade from another day", { entry_date: "2024-09-30" }, false],
  ["another school after the first ended", { school_id: "2", entry_date: "2025-01-20" }, false],
  ["a few days of overlap", { school_id: "2", entry_date: "2024-12-15" }, false],
  ["another school in another year", { school_id: "2", school_year: 2024 }, false],
  ["a secondary enrollment", { school_id: "2", status: "secondary" }, false],
  ["a student who did not come", { school_id: "2", exit_kind: "no-show" }, false],
  ["an inferred enrollment", { school_id: "2", derived: true }, false],
])("%s", async (name, more, held) => {
  const ends = {
    ...(name.includes("after") || name.includes("few days") ? { exit_date: "2024-12-20" } : {}),
    ...(name.includes("same load") ? { delivery: "D2" } : {}),
  };
  const before = people(0, 100, ends);
  for (const size of [4, 50]) {
    const holds = await holdsOf([...before, ...people(0, size, { ...listed, ...more, source_file: "list.csv" })]);
    expect(holds).toHaveLength(held ? 1 : 0);
    if (held)
      expect(holds[0]).toMatchObject({
        ...{ kind: "enrolled-twice", schoolYear: 2025, students: size, of: size },
        elsewhere: more["school_id"] === undefined ? 0 : size,
        lines: { file: "list.csv", earlierFile: "roster.csv" },
      });
  }
});

test("a few students enrolled twice in a large file do not hold it", async () => {
  const before = people(0, 300);
  const after = [...people(0, 15, { ...listed, school_id: "2" }), ...people(400, 600, { ...listed, school_id: "2" })];
  expect(await holdsOf([...before, ...after])).toEqual([]);
});

test("a list that enrolls students at a second school is held, and says which lines contradict each other", async () => {
  const workspace = freshWorkspace();
  await loadTexts(workspace, { "senr.txt": enrollmentFile({ schoolYear: 2025, schools: [60] }) });
  const lines = Array.from({ length: 50 }, (_, i) => `${1_000_000_000 + i},0100009,08,2024-08-20`);
  const text = `Student ID,School Code,Grade,Entry Date\n${lines.join("\n")}\n`;
  const result = await loadMapped(workspace, { "list.csv": text });
  expect(result).toMatchObject({
    outcome: "held",
    holds: [{ kind: "enrolled-twice", students: 50, of: 50, lines: { file: "list.csv", earlierFile: "senr.txt" } }],
  });
});
