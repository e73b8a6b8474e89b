import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { from, settled, spell } from "./settled-rows.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

test("files of two kinds that differ about one fact leave it unknown, with both files and their kinds named", async () => {
  const { left, problems } = await settled(db, "enrollment", [
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
  const { left, problems } = await settled(db, "enrollment", rows, { enrollment: "a/roster" });
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
  const { left, problems } = await settled(db, "official_figure", [cell("a/x", 5), cell("b/y", 6)]);
  expect(left).toEqual([]);
  expect(problems).toMatchObject([{ severity: "error", facts: { outcome: "unused", columns: ["n"] } }]);
});
