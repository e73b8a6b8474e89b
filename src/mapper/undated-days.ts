import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceWords, meaningOf } from "../sources/vocabulary/code-words.ts";
import { areAttendanceCodes, attendanceDays } from "./attendance-days.ts";
import type { ColumnShape } from "./column-shape.ts";

/** Fewer columns of attendance codes do not form a calendar. */
const fewestDays = 3;

/**
 * Columns of attendance codes whose headings differ only in numbers and contain no full date (`Day 1`, `8/20`): each
 * is a school day, but it is unknown which. Some value must mean present and some an absence, unlike grades or flags.
 */
export function undatedDays(table: SourceTable, shapes: readonly ColumnShape[]): readonly string[] {
  if (attendanceDays(table).length > 0) return [];
  const byStem = Map.groupBy(
    table.headers.flatMap((heading, at) => {
      const shape = shapes[at];
      const coded = shape !== undefined && /\d/.test(heading) && shape.known > 0 && areAttendanceCodes(shape);
      return coded ? [{ heading, shape }] : [];
    }),
    ({ heading }) => heading.replaceAll(/\d+/g, "#"),
  );
  for (const columns of byStem.values()) {
    if (columns.length < fewestDays) continue;
    const values = new Set(columns.flatMap(({ shape }) => [...shape.values.keys()]));
    const meanings = [...values].map((value) => {
      const meaning = meaningOf(value, attendanceWords, values);
      return "is" in meaning ? meaning.is : "ask" in meaning ? (meaning.ask ?? null) : null;
    });
    const present = meanings.includes("present");
    if (present && meanings.some((m) => m !== null && m !== "present")) return columns.map(({ heading }) => heading);
  }
  return [];
}
