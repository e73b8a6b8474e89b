import { expect, test } from "vitest";
import { deriveStudentYears } from "../../src/cube/derive.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { columnNames } from "../../src/records/relation.ts";
import { type Records, rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const engines: Readonly<Record<string, (records: Records) => Promise<Engine>>> = {
  duckdb: async (records) => {
    const db = await openDuckDb();
    await loadRecords(db, records);
    return db;
  },
  memory: async (records) => new Memory(records),
};

const names = columnNames(studentYear);
const sorted = (rows: readonly Row[]): string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        names.map((n) => (typeof row[n] === "number" ? Number((row[n] as number).toFixed(6)) : (row[n] ?? null))),
      ),
    )
    .sort();

for (const [name, open] of Object.entries(engines)) {
  test(`student-years derived stage by stage, some students at a time, are those of the whole question: ${name}`, async () => {
    const records = randomRecords(31, 40);
    const whole = sorted(rowsOf(studentYear, records));
    expect(whole.length).toBeGreaterThan(100);
    for (const atATime of [7, 40, 1_000_000]) {
      const engine = await open(records);
      const kept: number[] = [];
      const keep = engine.keep.bind(engine);
      engine.keep = async (table, questions) => {
        if (table === "student_year") kept.push(questions.length);
        await keep(table, questions);
      };
      const studentYears = await deriveStudentYears(engine, [], names, { atATime });
      expect(sorted(await engine.ask(studentYears))).toEqual(whole);
      await engine.close();
      if (atATime === 7) expect(kept[0]).toBeGreaterThan(4);
      if (atATime === 1_000_000) expect(kept).toEqual([1]);
    }
  });
}
