import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { headings, readingOf } from "./read-in-place.ts";

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
