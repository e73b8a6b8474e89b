import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { matchedTables } from "../../src/records/coverage/row-matches.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "./random-records.ts";
import { readRowMatches } from "./read-row-matches.ts";

const enrolled = (student: string, school: string, year = 2026): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  entry_date: `${year - 1}-08-15`,
  status: "primary",
  grade: "05",
});
const day = (student: string, school: string, date: string, year = 2026): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  date,
  status: "present",
});

const read = async (records: Records) => readRowMatches(new Memory(records));

test("counts rows that match by student, by school, by year and by all three together", async () => {
  const answers = await read({
    enrollment: [enrolled("1", "A"), enrolled("2", "B"), enrolled("3", "B", 2025)],
    attendance_day: [
      day("1", "A", "2025-09-02"),
      day("1", "A", "2025-09-03"),
      // Enrolled elsewhere, an unknown student, and a student of another year.
      day("2", "A", "2025-09-04"),
      day("9", "A", "2025-09-05"),
      day("3", "A", "2025-09-08"),
      day("1", "00A", "2025-09-02"),
      day("1", "A", "2023-09-04", 2024),
    ],
  });
  expect(answers).toEqual([
    {
      table: "attendance_day",
      school: "A",
      schoolYear: 2026,
      rows: 5,
      students: 4,
      matchedStudent: 4,
      matchedSchool: 5,
      matchedYear: 5,
      matched: 2,
      firstDay: "2025-09-02",
      lastDay: "2025-09-08",
    },
    expect.objectContaining({ school: "00A", rows: 1, matchedStudent: 1, matchedSchool: 0, matched: 0 }),
    expect.objectContaining({ school: "A", schoolYear: 2024, rows: 1, matchedStudent: 1, matchedYear: 0, matched: 0 }),
  ]);
});

test("a row that names no school matches by its student and year; a table without years by what it has", async () => {
  const answers = await read({
    enrollment: [enrolled("1", "A")],
    program: [
      { school_year: 2026, student_id: "1", school_id: null, program: "gifted", start_date: "2025-07-01" },
      { school_year: 2026, student_id: "2", school_id: null, program: "gifted", start_date: "2025-07-01" },
    ],
    language: [{ student_id: "1", elas: "EL", start_date: "2020-08-15" }],
    section: [
      { school_year: 2026, school_id: "A", section_id: "1", term: "Y" },
      { school_year: 2026, school_id: "B", section_id: "2", term: "Y" },
    ],
  });
  expect(answers).toEqual([
    expect.objectContaining({
      table: "program",
      school: null,
      rows: 2,
      matchedStudent: 1,
      matchedSchool: 0,
      matched: 1,
    }),
    expect.objectContaining({
      table: "language",
      school: null,
      schoolYear: null,
      rows: 1,
      matchedYear: null,
      matched: 1,
    }),
    expect.objectContaining({ table: "section", school: "A", students: 0, matchedStudent: null, matched: 1 }),
    expect.objectContaining({ table: "section", school: "B", matchedSchool: 0, matched: 0 }),
  ]);
});

for (const seed of [1, 2]) {
  test(`DuckDB counts as the reference does, and no count is more than the rows, seed ${seed}`, async () => {
    const records = randomRecords(seed);
    const db = await openDuckDb();
    await loadRecords(db, records);
    const inOrder = (answers: readonly unknown[]) => answers.map((a) => JSON.stringify(a)).sort();
    const reference = await read(records);
    expect(inOrder(await readRowMatches(db))).toEqual(inOrder(reference));
    await db.close();
    expect(new Set(reference.map((a) => a.table))).toEqual(new Set(matchedTables.map((t) => t.id)));
    for (const { rows, matched, matchedStudent, matchedSchool, matchedYear } of reference) {
      for (const part of [matchedStudent, matchedSchool, matchedYear]) {
        if (part !== null) expect(part).toBeLessThanOrEqual(rows);
      }
      expect(matched).toBeLessThanOrEqual(Math.min(rows, matchedStudent ?? rows, matchedYear ?? rows));
    }
    for (const { id } of matchedTables)
      expect(reference.filter((a) => a.table === id).reduce((n, a) => n + a.rows, 0)).toBe(records[id]?.length);
  });
}
