import type { SourceTable } from "../sources/source-tables.ts";
import { attendanceWords, meaningOf, plainValue } from "../sources/vocabulary/code-words.ts";
import type { Match } from "./match-columns.ts";

/** A late student was present, but a row saying so is an event, not a day of a calendar. */
const late = new Set(["t", "tardy", "late", "tarde", "l", "tdy"]);

/**
 * If a student has rows on less than this share of the days between first and last row, they are events. A daily
 * export has rows for nearly all days.
 */
const leastShareOfDays = 0.6;

/**
 * Whether dated attendance rows list events (absences, tardies) rather than every school day: no row means simply
 * present, or students have rows on few of the dates on which others do.
 */
export function listsEvents(
  table: SourceTable,
  code: Match | undefined,
  date: Match | undefined,
  student: Match | undefined,
): boolean {
  if (code === undefined || date === undefined || code.shape.known === 0) return false;
  const values = [...code.shape.values.keys()];
  const present = values.some((value) => {
    const meaning = meaningOf(value, attendanceWords, values);
    return "is" in meaning && meaning.is === "present" && !late.has(plainValue(value));
  });
  // An unknown code may mean present, so ask about it first.
  const unknown = values.some((value) => {
    const meaning = meaningOf(value, attendanceWords, values);
    return "ask" in meaning && meaning.ask === undefined;
  });
  if (!present && !unknown) return true;
  if (student === undefined) return false;
  const rowsOf = new Map<string, number>();
  const dates = new Set<string>();
  const pairs = new Set<string>();
  for (const row of table.rows) {
    const who = (row[student.at] ?? "").trim();
    const day = (row[date.at] ?? "").trim();
    if (who === "" || day === "" || pairs.has(`${who} ${day}`)) continue;
    pairs.add(`${who} ${day}`);
    dates.add(day);
    rowsOf.set(who, (rowsOf.get(who) ?? 0) + 1);
  }
  if (dates.size < 10 || rowsOf.size < 10) return false;
  const rows = [...rowsOf.values()].sort((a, b) => a - b);
  const median = rows[Math.floor(rows.length / 2)] ?? 0;
  return median < leastShareOfDays * dates.size;
}
