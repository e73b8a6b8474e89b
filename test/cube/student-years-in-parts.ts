import { expect, test } from "vitest";
import { readStudentYears, yearCalendar } from "../../src/cube/student-years.ts";
import { cubeThreads } from "../../src/cube/threads.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { rowsOfColumns } from "../../src/records/columns/column.ts";
import { columnNames } from "../../src/records/relation.ts";
import { type Records, rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";
import { deriveInSql } from "./derive-in-sql.ts";

const names = columnNames(studentYear);
const sorted = (rows: readonly Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        names.map((n) => (typeof row[n] === "number" ? Number((row[n] as number).toFixed(6)) : (row[n] ?? null))),
      ),
    )
    .sort();
const records = randomRecords(31, 40);
const whole = sorted(rowsOf(studentYear, records));

const engines: Readonly<Record<string, (records: Records) => Promise<Engine>>> = {
  duckdb: async (given) => {
    const db = await openDuckDb();
    await loadRecords(db, given);
    return db;
  },
  memory: async (given) => new Memory(given),
};

/** Tests that student-years derived in columns, in parts of as many students, equal those derived at once, on each engine. */
export function testInParts(sizes: readonly number[]): void {
  for (const [name, open] of Object.entries(engines))
    for (const others of [0, 1])
      test(`student-years derived in columns, in parts, with ${others} other threads, equal those derived at once: ${name}`, async () => {
        expect(whole.length).toBeGreaterThan(100);
        for (const atATime of sizes) {
          const engine = await open(records);
          const threads = cubeThreads(others);
          const calendar = await yearCalendar(engine, []);
          const made = { calendar, coverage: records["coverage"] ?? [] };
          const { parts, finish, dictionary } = await readStudentYears(engine, made, names, { atATime, threads });
          const rows = parts.flatMap((_, k) => rowsOfColumns(finish(k), dictionary));
          expect(sorted(rows)).toEqual(whole);
          if (atATime === 7) expect(parts.length).toBeGreaterThan(4);
          if (atATime === 1_000_000) expect(parts.length).toBe(1);
          await threads.close();
          await engine.close();
        }
      });
}

/** Tests that student-years derived in SQL, in parts of as many students, equal those derived at once. */
export function testInSql(sizes: readonly number[]): void {
  test("student-years derived by the engine, stage by stage and in parts, are the same", async () => {
    for (const atATime of sizes) {
      const db = await openDuckDb();
      await loadRecords(db, records);
      const { studentYears, parts } = await deriveInSql(db, names, atATime, records["coverage"]);
      expect(sorted(await db.ask(studentYears))).toEqual(whole);
      expect(parts > 1).toBe(atATime === 7);
      await db.close();
    }
  });
}
