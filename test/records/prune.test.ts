import fc from "fast-check";
import { expect, test } from "vitest";
import { prune } from "../../src/records/prune.ts";
import { columnNames, inputRelations, type Relation } from "../../src/records/relation.ts";
import { rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const sorted = (rows: readonly Row[], names: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(names.map((n) => row[n] ?? null))).sort();

test("a pruned query gives the same values of its columns as the full query", () => {
  const records = randomRecords(21, 20);
  const whole = rowsOf(studentYear, records);
  fc.assert(
    fc.property(fc.subarray([...columnNames(studentYear)], { minLength: 1, maxLength: 12 }), (names) => {
      const asked = prune(studentYear, names);
      for (const name of names) expect(columnNames(asked)).toContain(name);
      expect(sorted(rowsOf(asked, records), names)).toEqual(sorted(whole, names));
    }),
    { numRuns: 25 },
  );
});

function tablesRead(of: Relation, seen = new Set<Relation>()): Set<string> {
  if (seen.has(of)) return new Set();
  seen.add(of);
  if (of.op === "table") return new Set([of.id]);
  return new Set(inputRelations(of).flatMap((part) => [...tablesRead(part, seen)]));
}

test("unneeded columns and tables are not read", () => {
  expect(tablesRead(studentYear)).toContain("staff");
  const asked = tablesRead(prune(studentYear, ["school_year", "grade", "days_absent"]));
  expect(asked).toContain("absence");
  // A program says which kindergartners are in transitional kindergarten.
  expect(asked).toContain("program");
  for (const table of ["staff", "section", "language", "disability"]) expect(asked).not.toContain(table);
});
