import { expect, test } from "vitest";
import type { Reading } from "../../src/sources/reading.ts";
import { readRosters, roster } from "./read-rosters.ts";
import { checkRepeatedRows } from "./repeated-rows.ts";

const differ = (reading: Reading, code = "sources.rows-differ"): unknown[] =>
  reading.problems.filter((p) => p.code === code).map((p) => ({ lines: p.lines, rows: p.rows, ...p.facts }));
const countsOf = ({ files: [file] }: Reading): unknown => [
  file?.rowsIn,
  file?.rowsLoaded,
  file?.rowsQuarantined,
  file?.setAside,
];

test("rows that agree are one; a row that only lacks what the other says adds nothing", async () => {
  const same = "1001,10,09,F,Black,8/15/2024,";
  const { reading, rows } = await readRosters({ "roster.csv": roster([same, same, "1001,10,09,,Black,8/15/2024,"]) }, [
    "student",
  ]);
  expect(differ(reading)).toEqual([]);
  expect(countsOf(reading)).toEqual([6, 4, 0, { duplicate: 2 }]);
  expect(rows[0]?.[0]).toMatchObject({ student_id: "1001", gender: "F", race_black: true });
});

test("if two rows name different races, neither is used and both lines are reported", async () => {
  const { reading, rows } = await readRosters(
    { "roster.csv": roster(["1001,10,09,F,Black,8/15/2024,", "1001,10,09,F,White,8/15/2024,"]) },
    ["student", "enrollment"],
  );
  expect(differ(reading)).toEqual([
    {
      lines: [2, 3],
      rows: 2,
      table: "student",
      columns: ["race_black", "race_white"],
      headings: ["Race"],
      outcome: "unknown",
      groups: 1,
      files: ["roster.csv"],
      kinds: [],
    },
  ]);
  expect(rows[0]?.[0]).toMatchObject({ student_id: "1001", gender: "F", race_black: null, race_white: null });
  expect(rows[1]?.[0]).toMatchObject({ student_id: "1001", grade: "09" });
});

test("two grades on one entry date: both rows are quarantined, with all facts of their lines", async () => {
  const { reading, rows } = await readRosters(
    { "roster.csv": roster(["1001,10,09,F,Black,8/15/2024,", "1001,10,10,F,Black,8/15/2024,"]) },
    ["student", "enrollment"],
  );
  expect(differ(reading)).toMatchObject([
    { lines: [2, 3], table: "enrollment", columns: ["grade"], outcome: "quarantined" },
  ]);
  expect(countsOf(reading)).toEqual([5, 3, 2, {}]);
  expect(reading.quarantine).toMatchObject([
    { line: 2, codes: ["sources.rows-differ"], text: "1001,10,09,F,Black,8/15/2024," },
    { line: 3, codes: ["sources.rows-differ"], text: "1001,10,10,F,Black,8/15/2024," },
  ]);
  for (const table of rows) expect(table.map((r) => r["student_id"])).not.toContain("1001");
});

test("of two exits the later is used, and the rule is reported", async () => {
  const { reading, rows } = await readRosters(
    { "roster.csv": roster(["1001,10,09,F,Black,8/15/2024,6/1/2025", "1001,10,09,F,Black,8/15/2024,1/10/2025"]) },
    ["enrollment"],
  );
  expect(differ(reading)).toMatchObject([{ lines: [2, 3], columns: ["exit_date"], outcome: "rule" }]);
  expect(rows[0]?.[0]).toMatchObject({ exit_date: "2025-06-01" });
  expect(countsOf(reading)).toEqual([5, 4, 0, { superseded: 1 }]);
});

test("an exit before the entry is quarantined; an exit on the entry date is fine", async () => {
  const { reading, rows } = await readRosters(
    { "roster.csv": roster(["1001,10,09,F,Black,8/15/2024,8/14/2024", "1002,10,09,F,Black,8/15/2024,8/15/2024"]) },
    ["enrollment"],
  );
  expect(differ(reading, "sources.facts-contradict")).toEqual([
    {
      lines: [2],
      rows: 1,
      contradiction: "exit-before-entry",
      table: "enrollment",
      columns: ["entry_date", "exit_date"],
      headings: ["Entry Date", "Exit Date"],
      outcome: "quarantined",
      unknown: [],
      of: 5,
    },
  ]);
  expect(rows[0]?.map((r) => r["student_id"])).toEqual(["1002", "2001", "2002", "2003"]);
  expect(reading.quarantine).toMatchObject([{ line: 2, codes: ["sources.facts-contradict"] }]);
});

test("the district can say which line of a file is right", async () => {
  const lines = ["1001,10,09,F,Black,8/15/2024,", "1001,10,10,F,White,8/15/2024,"];
  for (const [conflicts, grade, race] of [
    [{ enrollment: "last-line", student: "first-line" }, "10", "race_black"],
    [{ enrollment: "first-line", student: "last-line" }, "09", "race_white"],
  ] as const) {
    const { reading, rows } = await readRosters({ "roster.csv": roster(lines) }, ["enrollment", "student"], conflicts);
    expect(differ(reading)).toEqual([]);
    expect(rows[0]?.find((r) => r["student_id"] === "1001")).toMatchObject({ grade });
    expect(rows[1]?.find((r) => r["student_id"] === "1001")).toMatchObject({ [race]: true });
    expect(countsOf(reading)).toEqual([5, 4, 0, { superseded: 1 }]);
  }
});

test("rows that two files repeat are counted, named with the other file, and lose no fact: together the files say what each says alone", () =>
  checkRepeatedRows(2));
