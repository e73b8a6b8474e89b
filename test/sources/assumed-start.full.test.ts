/** Each way a status can arrive without a date: the row says that its start is assumed, and only then. */
import { expect, test } from "vitest";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { readMapped } from "../mapper/proposed-files.ts";
import { goodTestFile, row, withDelivery } from "./bundle.ts";
import { loadMapped } from "./mapped-load.ts";
import { freshWorkspace } from "./small-district.ts";

type Start = readonly [status: string, start: string, assumed: boolean];
const startsIn = async (db: DuckDb, table = "staged.language"): Promise<Start[]> => {
  const rows = await db.all(
    `SELECT elas, CAST(start_date AS VARCHAR) AS start, start_assumed AS assumed FROM ${table} ORDER BY student_id, start_date`,
  );
  return rows.map((r) => [String(r["elas"]), String(r["start"]), r["assumed"] === true]);
};

test("CALPADS: a status without a start date", async () => {
  const learner = (student: string, start: string): string =>
    row("SELA", { 4: "0110017", 5: "0112345", 6: "2024-2025", 7: student, 13: "RFEP", 14: start });
  const text = `${learner("1000000001", "20240815")}\r\n${learner("1000000002", "")}\r\n`;
  await withDelivery({ "english.txt": text }, async (_, db) => {
    expect(await startsIn(db)).toEqual([
      ["RFEP", "2024-08-15", false],
      ["RFEP", "2024-07-01", true],
    ]);
  });
});

test("a state test file: a status without a start date", async () => {
  const [header = "", ...lines] = goodTestFile(2).trimEnd().split("\n");
  const at = header.split("^").indexOf("ELEntryDate");
  const undated = lines[0]?.split("^").with(at, "").with(1, "1000000009").join("^");
  await withDelivery({ "CAASPP_2025.txt": [header, ...lines, undated, ""].join("\n") }, async (_, db) => {
    expect(await startsIn(db)).toEqual([
      ["EL", "2018-08-15", false],
      ["EO", "2024-07-01", true],
      ["EL", "2024-07-01", true],
    ]);
  });
});

const student = (i: number, ...cells: readonly string[]): string =>
  [`48200000${10 + i}`, "0190036", String(3 + (i % 3)), i % 2 === 0 ? "F" : "M", ...cells].join(",");
const roster = (headings: string, cells: readonly (readonly string[])[]): readonly string[] => [
  `Student ID,School,Grade,Gender,${headings}`,
  ...Array.from({ length: 12 }, (_, i) => student(i, ...(cells[i % cells.length] ?? []))),
];

test.each<[string, string, readonly (readonly string[])[], readonly Start[]]>([
  [
    "a status alone",
    "ELAS",
    [["EL"], ["RFEP"], ["EO"]],
    [
      ["EL", "2024-07-01", true],
      ["RFEP", "2024-07-01", true],
      ["EO", "2024-07-01", true],
    ],
  ],
  [
    "a yes/no column alone",
    "English Learner",
    [["Y"], ["N"]],
    [
      ["EL", "2024-07-01", true],
      ["not-EL", "2024-07-01", true],
    ],
  ],
  [
    "a status with a date, blank in some rows",
    "ELAS,ELAS Start Date",
    [
      ["EL", "2019-08-20"],
      ["RFEP", "2023-05-02"],
      ["RFEP", ""],
    ],
    [
      ["EL", "2019-08-20", false],
      ["RFEP", "2023-05-02", false],
      ["RFEP", "2024-07-01", true],
    ],
  ],
  [
    "a status with the day of reclassification",
    "ELAS,Reclassification Date",
    [
      ["EL", ""],
      ["RFEP", "2023-05-02"],
    ],
    [
      ["EL", "2024-07-01", true],
      ["RFEP", "2023-05-02", false],
      ["RFEP", "2024-07-01", true],
    ],
  ],
])("a district's own file: %s", async (_, headings, cells, expected) => {
  const file = { name: "roster 2024-25.csv", lines: roster(headings, cells) };
  await readMapped(file, { schoolYear: 2025 }, async ({ rows }) => {
    const starts = await rows("language", "student_id, start_date");
    const found = starts.map((r) =>
      JSON.stringify([r["elas"], String(r["start_date"]).slice(0, 10), r["start_assumed"]]),
    );
    expect([...new Set(found)].map((text): Start => JSON.parse(text))).toEqual(expected);
  });
});

test("of two files of one year about a student, the one with the date is used, without a conflict", async () => {
  const workspace = freshWorkspace();
  const named = { "roster 2024-25.csv": roster("ELAS", [["EL"]]).join("\n") };
  const dated = { "english 2024-25.csv": roster("ELAS,ELAS Start Date", [["EL", "2024-07-01"]]).join("\n") };
  const loaded = await loadMapped(workspace, { ...named, ...dated }, { accept: true });
  if (loaded.outcome !== "loaded") throw new Error(loaded.outcome);
  expect(loaded.reading.problems.map(({ code }) => code)).not.toContain("sources.rows-differ");
  const db = await openWarehouse(workspace.folder);
  try {
    expect(new Set((await startsIn(db, "records.language")).map(([, , assumed]) => assumed))).toEqual(new Set([false]));
  } finally {
    await db.close();
  }
});
