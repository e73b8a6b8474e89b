import type { Engine } from "../engine/engine.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { columnNames, distinct, from, pick, type Relation, union } from "../records/relation.ts";
import { studentYear } from "../records/student-year.ts";
import type { ColumnType, Row } from "../records/table.ts";
import { enrollment, surveyAnswer } from "../records/tables.ts";

/** The student-years an engine keeps once they are derived. */
export const keptStudentYears: Relation = { op: "table", id: "student_year", columns: columnNames(studentYear) };

const yearsHeld = distinct(union(pick(from(enrollment), ["school_year"]), pick(from(surveyAnswer), ["school_year"])), [
  "school_year",
]);

/**
 * Derives one row a student, place and school year from the records and keeps them.
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 * @returns the school years held, the first one first
 */
export async function deriveStudentYears(engine: Engine, days: readonly Row[] = []): Promise<readonly number[]> {
  const years = (await engine.ask(yearsHeld)).map((row) => Number(row["school_year"])).sort((a, b) => a - b);
  const given = new Map(days.map((row) => [Number(row["school_year"]), row]));
  const types: Record<string, ColumnType> = Object.fromEntries(
    Object.entries(calendar.columns).map(([name, column]) => [name, column.type]),
  );
  await engine.fill(
    calendar.id,
    types,
    (years.length === 0 ? [] : calendarRows(years)).map((row) => ({
      ...row,
      ...given.get(Number(row["school_year"])),
    })),
  );
  await engine.keep("student_year", studentYear);
  return years;
}
