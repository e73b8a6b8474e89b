import { expect, test } from "vitest";
import { absence } from "../../src/records/tables.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import type { ColumnSource, RecordType } from "../../src/sources/mapping.ts";

const at = (heading: string): ColumnSource => ({ at: { header: [heading] }, read: { as: "number" } });
const part = (heading: string) => ({ at: { header: [heading] }, read: { as: "number" as const } });
const record = (columns: Readonly<Record<string, ColumnSource>>): RecordType => ({
  id: "r",
  name: "r",
  main: { table: absence, columns },
});

test("names only the headings that can differ, not the operand of a difference that agrees", () => {
  const headings = new ColumnHeadings();
  const nameOf = (column: object): string | null =>
    "header" in column ? String((column as { header: string[] }).header[0]) : null;
  headings.add("a", record({ days_expected: at("Enrolled"), days_attended: at("Attended") }), nameOf);
  headings.add(
    "b",
    record({ days_expected: at("Enrolled"), days_attended: { difference: [part("Enrolled"), part("Absent")] } }),
    nameOf,
  );
  expect(headings.of(["a", "b"], "absence", ["days_attended"])).toEqual(["Attended", "Absent"]);
  expect(headings.of(["b"], "absence", ["days_attended", "days_expected"])).toEqual(["Enrolled", "Absent"]);
});
