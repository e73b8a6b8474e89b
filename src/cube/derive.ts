import type { Engine } from "../engine/engine.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { column, isKnown, prefix } from "../records/expr.ts";
import {
  columnNames,
  count,
  distinct,
  from,
  group,
  pick,
  type Relation,
  union,
  withColumns,
} from "../records/relation.ts";
import { inStages, ofStudents, type StudentPart } from "../records/stages.ts";
import { studentYear, studentYearStages } from "../records/student-year/student-year.ts";
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

/** Rows of enrollment taken at a time: what they become stays in the memory of a laptop. */
const rowsOfPart = 400_000;

/**
 * Derives one row a student, place and school year from the records and keeps them. Many students are taken a part at a time.
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 * @param columns  the columns that will be asked for, besides those that place a row; all when absent
 * @param atATime  rows of enrollment whose students make a part
 * @returns the kept student-years
 */
export async function deriveStudentYears(
  engine: Engine,
  days: readonly Row[] = [],
  columns: readonly string[] = columnNames(studentYear),
  atATime = rowsOfPart,
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
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns]);
  const parts = await partsOfStudents(engine, atATime);
  for (const { id, of, inParts } of stages)
    await engine.keep(id, inParts === true ? parts.map((part) => ofStudents(of, part)) : [of]);
  return last;
}

/** Students in parts of about as many rows of enrollment, by how their identifiers begin. */
async function partsOfStudents(engine: Engine, atATime: number): Promise<readonly StudentPart[]> {
  let length = 0;
  let begins: readonly { readonly text: string; readonly rows: number }[] = [];
  do {
    length += 2;
    const rows = await engine.ask(
      group(withColumns(from(enrollment), { begins: prefix(column("student_id"), length) }), ["begins"], {
        rows: count(isKnown(column("student_id"))),
      }),
    );
    begins = rows
      .filter((row) => row["begins"] !== null)
      .map((row) => ({ text: String(row["begins"]), rows: Number(row["rows"]) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1));
  } while (length < 20 && begins.some(({ rows }) => rows > atATime / 4));
  const ends: string[] = [];
  let filled = 0;
  for (const { text, rows } of begins) {
    // Plain letters and digits only: every engine puts those in the same order.
    if (filled > 0 && filled + rows > atATime && /^[\x20-\x7e]+$/.test(text)) {
      ends.push(text);
      filled = 0;
    }
    filled += rows;
  }
  return [undefined, ...ends].map(
    (first, i): StudentPart => ({
      ...(first === undefined ? {} : { from: first }),
      ...(ends[i] === undefined ? {} : { before: ends[i] }),
    }),
  );
}
