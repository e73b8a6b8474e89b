import { columnsOfPack, type Engine, type PackColumn } from "../engine/engine.ts";
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
import { inStages, ofStudents, type StudentPart, withMoreOf } from "../records/stages.ts";
import { rowsTable, studentYear, studentYearStages } from "../records/student-year/student-year.ts";
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

export interface DeriveOptions {
  /** Columns to be kept packed, by the names they get; a column that is read only for these is not kept itself. */
  readonly packed?: Readonly<Record<string, PackColumn>>;
  /** Rows of enrollment whose students make a part. */
  readonly atATime?: number;
}

/** Columns of the student-year that are known once its rows are kept; the others are made of these when they are asked. */
export const keptColumns: ReadonlySet<string> = new Set(
  studentYearStages.flatMap(({ id, of }) => (id === rowsTable ? columnNames(of) : [])),
);

/**
 * Derives one row a student, place and school year from the records and keeps them. Many students are taken a part at a time.
 *
 * @param days  rows of the calendar as the district has set them; the usual days stand in for the others
 * @param columns  the columns that will be asked for, besides those that place a row; all when absent
 * @returns the kept student-years, with the packed columns
 */
export async function deriveStudentYears(
  engine: Engine,
  days: readonly Row[] = [],
  columns: readonly string[] = columnNames(studentYear),
  { packed = {}, atATime = rowsOfPart }: DeriveOptions = {},
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
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns], {
    [rowsTable]: Object.values(packed).flatMap(columnsOfPack),
  });
  const parts = await partsOfStudents(engine, atATime);
  for (const { id, of, inParts, read } of stages) {
    const questions = inParts === true ? parts.map((part) => ofStudents(of, part)) : [of];
    await engine.keep(id, questions, id === rowsTable ? { plain: read, packed } : undefined);
  }
  return withMoreOf(last, rowsTable, Object.keys(packed));
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
