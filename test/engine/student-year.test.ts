import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { printRelation } from "../../src/engine/print.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { recordTable } from "../../src/engine/tables.ts";
import { columnNames } from "../../src/records/relation.ts";
import { rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "./random-records.ts";

const rounded = (row: Row): string =>
  JSON.stringify(
    Object.fromEntries(
      columnNames(studentYear).map((k) => [
        k,
        typeof row[k] === "number" ? Number((row[k] as number).toFixed(6)) : (row[k] ?? null),
      ]),
    ),
  );

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`DuckDB and the row evaluator derive the same student-years, seed ${seed}`, async () => {
    const records = randomRecords(seed);
    const judged = rowsOf(studentYear, records).map(rounded).sort();
    const db = await openDuckDb();
    await loadRecords(db, records);
    const found = (await db.all(printRelation(studentYear, recordTable))).map(rounded).sort();
    await db.close();
    expect(judged.length).toBeGreaterThan(50);
    expect(found).toEqual(judged);
  });
}
