import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceWords, meaningOf } from "../sources/vocabulary/code-words.ts";
import { type ColumnShape, columnShape } from "./column-shape.ts";
import { dayColumns } from "./match-columns.ts";

/** This many headings that are dates are days of attendance, whatever is below them. */
const fewestDays = 5;
const leastKnown = 0.9;

const kept = new WeakMap<SourceTable, ReturnType<typeof dayColumns>>();

/** Daily attendance in wide format: columns whose headings are dates, many of them or with attendance codes in each. */
export function attendanceDays(table: SourceTable): ReturnType<typeof dayColumns> {
  const known = kept.get(table);
  if (known !== undefined) return known;
  const days = dayColumns(table);
  const isCoded = ({ heading }: { readonly heading: string }): boolean => {
    const at = table.headers.indexOf(heading);
    const shape = columnShape(table.rows.map((row) => row[at] ?? ""));
    return shape.known > 0 && areAttendanceCodes(shape);
  };
  const found = days.length >= fewestDays || days.every(isCoded) ? days : [];
  kept.set(table, found);
  return found;
}

/** Whether nearly all values are attendance codes, including those whose meaning has to be asked. */
export function areAttendanceCodes({ values, known }: ColumnShape): boolean {
  let coded = 0;
  for (const [value, rows] of values) {
    const meaning = meaningOf(value, attendanceWords, values.keys());
    if ("is" in meaning || meaning.ask !== undefined) coded += rows;
  }
  return coded >= leastKnown * known;
}
