import type { Engine } from "../engine/engine.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { prune } from "../records/prune.ts";
import { columnNames, distinct, from, pick, type Relation, union } from "../records/relation.ts";
import { studentYear } from "../records/student-year.ts";
import type { ColumnType, Row } from "../records/table.ts";
import { enrollment, surveyAnswer } from "../records/tables.ts";

/** Columns that place a row; every audit needs them. */
const placing = [
  "school_year",
  "student_id",
  "state",
  "county_id",
  "district_id",
  "school_id",
  "grade",
  "grade_band",
  "at_school",
  "at_district",
  "at_county",
  "at_state",
];

const yearsHeld = distinct(union(pick(from(enrollment), ["school_year"]), pick(from(surveyAnswer), ["school_year"])), [
  "school_year",
]);

/**
 * Derives one row a student, place and school year from the records and keeps them.
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 * @param columns  the columns that will be asked for, besides those that place a row; all when absent
 * @returns the kept student-years
 */
export async function deriveStudentYears(
  engine: Engine,
  days: readonly Row[] = [],
  columns: readonly string[] = columnNames(studentYear),
): Promise<Relation> {
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
  const asked = prune(studentYear, [...placing, ...columns]);
  await engine.keep("student_year", asked);
  return { op: "table", id: "student_year", columns: columnNames(asked) };
}
