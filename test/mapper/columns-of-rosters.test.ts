import { expect, test } from "vitest";
import { proposeMapping } from "../../src/mapper/propose.ts";
import type { SourceTable } from "../../src/sources/source-tables.ts";

const roster = (columns: Readonly<Record<string, (i: number) => string>>): SourceTable => ({
  name: "roster.csv",
  headers: Object.keys(columns),
  rows: Array.from({ length: 40 }, (_, i) => Object.values(columns).map((value) => value(i))),
});
const state = (i: number): string => String(1_000_000_000 + 37 * i);
const others = {
  school_code: () => "0100001",
  grade: () => "05",
  gender: (i: number) => (i % 2 === 0 ? "F" : "M"),
};
const columnsOfStudents = (table: SourceTable): readonly string[] =>
  proposeMapping(table, { schoolYear: 2026 }).profile.fills.flatMap((fill) =>
    fill.table === "student" ? Object.keys(fill.columns) : [],
  );

test("a column of the state's identifiers is not also the district's own, whatever its heading", () => {
  expect(columnsOfStudents(roster({ student_id: state, ...others }))).not.toContain("local_id");
  expect(columnsOfStudents(roster({ ssid: state, ...others }))).not.toContain("local_id");
  const both = { ssid: state, student_id: (i: number) => `4${1000 + i}`, ...others };
  expect(columnsOfStudents(roster(both))).toEqual(expect.arrayContaining(["student_id", "local_id"]));
});

test("columns of dates that have a spreadsheet's day numbers are named; dates and other numbers are not", () => {
  const notes = (dates: Readonly<Record<string, (i: number) => string>>) =>
    proposeMapping(roster({ ssid: state, ...others, ...dates }), { schoolYear: 2026 }).notes.filter(
      ({ kind }) => kind === "day-numbers",
    );
  expect(notes({ birth_date: (i) => String(42_000 + i), entry_date: () => "45884" })).toEqual([
    { kind: "day-numbers", headings: ["birth_date", "entry_date"] },
  ]);
  expect(notes({ birth_date: (i) => `2015-04-${10 + (i % 10)}`, entry_date: () => "2025-08-15" })).toEqual([]);
  expect(notes({ birth_date: () => "2015", zip_code: (i) => String(45_000 + i) })).toEqual([]);
});
