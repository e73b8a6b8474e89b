import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceWords, meaningOf } from "../sources/vocabulary/code-words.ts";
import type { ColumnShape } from "./column-shape.ts";
import { dayColumns } from "./match-columns.ts";

/** Fewer columns of attendance codes do not form a calendar. */
const fewestDays = 5;
const leastKnown = 0.9;

/**
 * Columns of attendance codes whose headings differ only in numbers and contain no full date (`Day 1`, `8/20`): each
 * is a school day, but it is unknown which. Some value must mean present and some an absence, unlike grades or flags.
 */
export function undatedDays(table: SourceTable, shapes: readonly ColumnShape[]): readonly string[] {
  if (dayColumns(table).length >= fewestDays) return [];
  const byStem = Map.groupBy(
    table.headers.flatMap((heading, at) => {
      const shape = shapes[at];
      const coded = shape !== undefined && /\d/.test(heading) && attendanceShare(shape) >= leastKnown;
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

/** Share of values that are attendance codes, including those whose meaning has to be asked. */
function attendanceShare({ values, known }: ColumnShape): number {
  let coded = 0;
  for (const [value, rows] of values) {
    const meaning = meaningOf(value, attendanceWords, values.keys());
    if ("is" in meaning || meaning.ask !== undefined) coded += rows;
  }
  return known === 0 ? 0 : coded / known;
}
