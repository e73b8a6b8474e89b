import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { headings, readingOf, withoutSchools } from "./read-in-place.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
});
afterAll(() => db.close());

test("a file without faults becomes its table, and one with a fault quarantines its line", async () => {
  const clean = `${headings.join(",")}\n1000000001,0100001,2025-09-10,P\n1000000002,0100001,2025-09-10,E\n`;
  expect((await readingOf(db, [clean], 0)).rows).toEqual([
    expect.objectContaining({ student_id: "1000000001", status: "present", source_line: 2, source_file: "file0.csv" }),
    expect.objectContaining({ student_id: "1000000002", status: "excused", source_line: 3, derived: false }),
  ]);
  const { reading, rows } = await readingOf(db, [clean.replace("2025-09-10,E", "soon,E")], 0);
  expect(rows).toHaveLength(1);
  expect(reading.quarantine).toEqual([expect.objectContaining({ line: 3, text: "1000000002,0100001,soon,E" })]);
});

test("files with quoted cells, titles, repeated headings and short rows say the same as when their rows are copied first", async () => {
  const [h, row] = [headings.join(","), "1000000001,0100001,2025-09-10,P"];
  const texts = [
    `${h}\n"1000000001","0100001","2025-09-10","P"\n1000000002, 0100001,2025-09-11,E\n\n,,,\n1000000003,100001,?,E\n`,
    `Attendance\n${h}\n${row}\n${h}\n${row.slice(0, -2)}\n1000000004,"01,1",2025-09-10,P\n`,
  ];
  expect(await readingOf(db, texts, 0)).toEqual(await readingOf(db, texts, Number.POSITIVE_INFINITY));
});

test("a file in place can lack a column of its table, and its rows can be many", async () => {
  const day = (i: number): string => new Date(Date.UTC(2025, 7, 15 + (i % 180))).toISOString().slice(0, 10);
  const lines = Array.from({ length: 100_001 }, (_, i) => `${1_000_000_000 + Math.floor(i / 180)},${day(i)},P`);
  const text = `student_id,date,status\n${lines.join("\n")}\n`;
  const { reading, rows } = await readingOf(db, [text], 0, withoutSchools);
  expect(reading.files[0]).toMatchObject({ rowsIn: 100_001, rowsLoaded: 100_001 });
  expect(rows[0]).toMatchObject({ student_id: "1000000000", school_id: null, source_line: 2 });
});

test("the engine has less memory once a large file of doubled quotes is read, and still reads every row", async () => {
  const engine = await openDuckDb(":memory:", { memory: "500MB" });
  const limit = async () => (await engine.all("SELECT current_setting('memory_limit') AS size"))[0]?.["size"];
  const note = "x".repeat(100_000);
  const text = (rows: number, day: number): string =>
    [
      [...headings, "note"].join(","),
      ...Array.from({ length: rows }, (_, i) => `${1_000_000_000 + i},0100001,2025-09-${day},P,"said ""${note}"""`),
    ].join("\n");
  const usual = await limit();
  await readingOf(engine, [text(1, 10)], 0);
  expect(await limit()).toBe(usual);
  const { reading, rows } = await readingOf(engine, [text(1, 10), text(410, 11), text(2, 12)], 0);
  expect(await limit()).toBe("286.1 MiB");
  expect(reading.files.map((file) => file.rowsLoaded)).toEqual([1, 410, 2]);
  expect(rows).toHaveLength(413);
  await engine.close();
});
