import fc from "fast-check";
import { expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { headings, readingOf } from "./read-in-place.ts";

const day = fc.integer({ min: 10, max: 28 }).map((d) => `2025-09-${d}`);
const student = fc.integer({ min: 1_000_000_000, max: 1_000_000_020 }).map(String);
const good = fc.tuple(student, fc.constantFrom("0100001", "0100002"), day, fc.constantFrom("P", "E"));
const fields = good.chain((row) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(row.join(",")) },
    fc.constant(row.map((f) => `"${f}"`).join(",")),
    fc
      .tuple(fc.nat(3), fc.constantFrom("", " ", "?", "\u00a0P", '"a,b"', '"', "99", "2025-13-40", " E "))
      .map(([at, cell]) => row.with(at, cell).join(",")),
    fc.constantFrom(
      headings.join(","),
      headings.map((h) => `"${h}"`).join(","),
      row.slice(1).join(","),
      `${row.join(",")},`,
      `${row.join(",")},more`,
      row.slice(0, 1).join(","),
      ",,,",
      "",
      '"',
      "Printed on 9/1",
    ),
  ),
);
const lines = fc.oneof(
  fc.array(
    good.map((row) => row.join(",")),
    { minLength: 1, maxLength: 8 },
  ),
  fc.array(fields, { minLength: 1, maxLength: 8 }),
);
const title = fc.constantFrom([], [], [], ["Attendance report"], [""]);
const file = fc
  .tuple(title, lines, fc.constantFrom("\n", "\n", "\r\n"))
  .map(([above, rows, end]) => `${[...above, headings.join(","), ...rows].join(end)}${end}`);

test("a file read in place says the same as one whose rows were copied first", async () => {
  const db = await openDuckDb();
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 2 }), async (texts) => {
      expect(await readingOf(db, texts, 0)).toEqual(await readingOf(db, texts, Number.POSITIVE_INFINITY));
    }),
    { numRuns: 60 },
  );
  await db.close();
});
