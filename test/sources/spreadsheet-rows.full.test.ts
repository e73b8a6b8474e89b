import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { readDelivery } from "../../src/sources/read.ts";
import { enrollmentFile, freshFolder } from "./small-district.ts";

let db: DuckDb;
const folder = freshFolder();
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

const rows = enrollmentFile({ schoolYear: 2026, schools: [40, 30], grade: (i) => (i % 2 === 0 ? "05" : "KN") })
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split("^"));

/** What a file's rows became, without the file they are from. */
async function enrollments(text: string): Promise<{ rows: unknown[]; problems: string[]; quarantined: number }> {
  const path = join(folder, "file.txt");
  writeFileSync(path, text);
  const { problems, files } = await readDelivery([{ name: "file.txt", path }], db);
  const read = await db.all(
    "SELECT * EXCLUDE (source_file, source_line, scope) FROM staged.enrollment ORDER BY student_id, school_id, entry_date",
  );
  return {
    rows: read,
    problems: problems.map(({ code }) => code),
    quarantined: files.reduce((n, f) => n + f.rowsQuarantined, 0),
  };
}

/** As a spreadsheet saves them. */
interface Saved {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly isQuoted: boolean;
  readonly hasHeader: boolean;
  readonly losesZeros: boolean;
  /** Rows from this one on end with their last filled cell. */
  readonly shortFrom: number;
}

function saved({ delimiter, isQuoted, hasHeader, losesZeros, shortFrom }: Saved): string {
  const cells = rows.map((row, i) => {
    const own = row.map((cell) => (losesZeros && /^0\d+$/.test(cell) ? String(Number(cell)) : cell));
    return i < shortFrom ? own : trimmed(own);
  });
  const header = [
    "Record Type Code",
    ...Array.from({ length: (rows[0]?.length ?? 1) - 1 }, (_, i) => `Column ${i + 2}`),
  ];
  const quoted = (cell: string): string => (isQuoted || cell.includes(delimiter) ? `"${cell}"` : cell);
  const lines = [...(hasHeader ? [header] : []), ...cells].map((row) => row.map(quoted).join(delimiter));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function trimmed(row: readonly string[]): string[] {
  const last = row.findLastIndex((cell) => cell !== "");
  return row.slice(0, last + 1);
}

test("CALPADS rows mean the same however a spreadsheet saved them", async () => {
  const right = await enrollments(`${rows.map((row) => row.join("^")).join("\r\n")}\r\n`);
  expect(right.rows.length).toBe(70);
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        delimiter: fc.constantFrom(",", ";", "\t", "|"),
        isQuoted: fc.boolean(),
        hasHeader: fc.boolean(),
        losesZeros: fc.boolean(),
        shortFrom: fc.integer({ min: 40, max: 70 }),
      }),
      async (as) => {
        const read = await enrollments(saved(as));
        expect(read.rows).toEqual(right.rows);
        expect(read.quarantined).toBe(0);
      },
    ),
    { seed: 20241201, numRuns: 10 },
  );
});

test("a comma in a name that nothing quotes is never read as two fields: its row is quarantined", async () => {
  for (const commas of [1, 2, 3]) {
    const text = rows
      .map((row, i) => row.map((cell, at) => (i < 5 && at === 11 ? `A${", B".repeat(commas)}` : cell)).join(","))
      .join("\n");
    const read = await enrollments(text);
    expect(read.rows.length, `${commas}`).toBe(65);
    expect(read.quarantined).toBe(5);
    expect(read.problems).toContain("sources.field-count");
  }
});
