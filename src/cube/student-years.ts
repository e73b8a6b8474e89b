import type { Engine } from "../engine/engine.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { answerInColumns } from "../records/columns/answer.ts";
import { type Columns, type ColumnVector, concat } from "../records/columns/column.ts";
import { leafScans } from "../records/columns/leaf-scans.ts";
import { StringDictionary } from "../records/columns/string-dictionary.ts";
import { coverageTable } from "../records/coverage/made-table.ts";
import { column, isKnown, prefix } from "../records/expr.ts";
import {
  columnNames,
  countOf,
  distinct,
  from,
  group,
  pick,
  type Relation,
  union,
  withColumns,
} from "../records/relation.ts";
import { type AskedStage, inStages, ofStudents, type StudentPart, tablesOf } from "../records/stages.ts";
import { rowsTable, studentYear, studentYearStages } from "../records/student-year/student-year.ts";
import type { ColumnType, Row } from "../records/table.ts";
import { enrollment, surveyAnswer } from "../records/tables.ts";
import { type PartAnswered, type PartAsked, withDictionary } from "./part.ts";
import type { Tasks } from "./tasks.ts";
import type { Threads } from "./threads.ts";

/** Columns for a row's student, period and places; every audit needs them. */
export const placing = [
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

/** Enrollment rows per part; a part must fit in a laptop's memory. */
const rowsOfPart = 200_000;

/**
 * Rows of tables that are computed rather than delivered: `yearCalendar` or `calendarOfPeriods`, and `coverageRows`.
 */
export interface MadeRows {
  readonly calendar: readonly Row[];
  readonly coverage: readonly Row[];
}

export interface DeriveOptions {
  /** Enrollment rows of the students in one part. */
  readonly atATime?: number;
}

/** Columns of the student-year that need only a student's own rows. The others need all students' rows. */
export const rowColumns: ReadonlySet<string> = new Set(
  studentYearStages.flatMap(({ id, relation }) => (id === rowsTable ? columnNames(relation) : [])),
);

/** Student-years as columns, partitioned by student. */
export interface StudentYears {
  readonly dictionary: StringDictionary;
  /** Per part, the columns that need no other students' rows. */
  readonly parts: readonly Columns[];
  /** All requested columns of one part. */
  finish(part: number): Columns;
}

/** Answers one part of the query, in this thread or another. */
export type AnswerPart<P extends PartAnswered> = (job: PartAsked, ahead: number) => Promise<{ answer: Promise<P> }>;

/**
 * Reads one row per student, place and school year as columns, partitioned by student: the engine returns the records
 * and the aggregates of daily attendance and sections.
 *
 * @param columns  the columns of every part to keep
 */
export async function readStudentYears(
  engine: Engine,
  madeRows: MadeRows,
  columns: readonly string[],
  { atATime, threads }: DeriveOptions & { readonly threads: Threads<Tasks> },
): Promise<StudentYears> {
  const answer: AnswerPart<PartAnswered> = (job, ahead) => threads.begin("part", job, ahead);
  return (await deriveStudentYears(engine, madeRows, columns, [], answer, atATime)).studentYears;
}

/**
 * Same, with a callback that runs on each part while all its columns are in memory.
 *
 * @param extraColumns  columns that `answer` reads besides the kept ones
 */
export async function deriveStudentYears<P extends PartAnswered>(
  engine: Engine,
  madeRows: MadeRows,
  columns: readonly string[],
  extraColumns: readonly string[],
  answer: AnswerPart<P>,
  atATime = rowsOfPart,
): Promise<{ readonly studentYears: StudentYears; readonly answered: readonly P[] }> {
  await fillMade(engine, madeRows);
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns], {
    [rowsTable]: extraColumns,
  });
  const rowsAt = stages.findIndex(({ id }) => id === rowsTable);
  for (const { id, relation } of stages.slice(0, rowsAt)) await engine.keep(id, relation);
  const answered = await answerParts(engine, stages[rowsAt]!, await partsOfStudents(engine, atATime), answer);
  const dictionary = new StringDictionary();
  const parts = answered.map((part) => withDictionary(part, dictionary));
  /** Results of stages that need all students' rows, by table. */
  const overAll = new Map<string, Columns>();
  for (const { id, relation } of stages.slice(rowsAt + 1)) {
    const tables = tablesWithRows(relation, overAll, allOf(parts, relation, dictionary));
    overAll.set(id, answerInColumns(relation, tables, dictionary));
  }
  const finish = (part: number): Columns =>
    answerInColumns(last, tablesWithRows(last, overAll, parts[part]!), dictionary);
  return { studentYears: { dictionary, parts, finish }, answered };
}

/** Results of a stage, one per part, in order. Fetches the next part's records while threads work. */
async function answerParts<P extends PartAnswered>(
  engine: Engine,
  { relation, read }: AskedStage,
  parts: readonly StudentPart[],
  answer: AnswerPart<P>,
): Promise<readonly P[]> {
  const fetched = (k: number) => {
    const part = parts[k];
    if (part === undefined) return undefined;
    const dictionary = new StringDictionary();
    const question = ofStudents(relation, part);
    const scans = leafScans(question);
    const answers = scans.map(({ fetch }) => engine.columns(fetch, dictionary));
    // Avoids unhandledRejection; the error surfaces where the promise is awaited.
    for (const pending of answers) pending.catch(() => {});
    return { question, scans, answers, dictionary };
  };
  const answered: Promise<P>[] = [];
  let next = fetched(0);
  for (let k = 1; next !== undefined; k++) {
    const now = next;
    const tables = new Map<Relation, Columns>();
    for (const [i, { relations }] of now.scans.entries()) {
      const scanned = await now.answers[i]!;
      for (const relation of relations) {
        const columns = columnNames(relation).map((name): [string, ColumnVector] => [name, scanned.columns.get(name)!]);
        tables.set(relation, { rows: scanned.rows, columns: new Map(columns) });
      }
    }
    next = fetched(k);
    const job: PartAsked = { question: now.question, tables, dictionary: now.dictionary.plain(), keep: read };
    answered.push((await answer(job, parts.length > 1 ? 2 : 0)).answer);
  }
  return Promise.all(answered);
}

/** Tables of a query with their rows: those derived from all students, and the student-years. */
function tablesWithRows(
  question: Relation,
  overAll: ReadonlyMap<string, Columns>,
  rows: Columns,
): Map<Relation, Columns> {
  return new Map(
    tablesOf(question).flatMap((t): [Relation, Columns][] => {
      const columns = t.id === rowsTable ? rows : overAll.get(t.id);
      return columns === undefined ? [] : [[t, columns]];
    }),
  );
}

/** Columns a query reads, concatenated over all parts. */
function allOf(parts: readonly Columns[], question: Relation, dictionary: StringDictionary): Columns {
  const names = new Set(tablesOf(question).flatMap((t) => (t.id === rowsTable ? t.columns : [])));
  return {
    rows: parts.reduce((n, part) => n + part.rows, 0),
    columns: new Map(
      [...names].map((name) => [
        name,
        concat(
          parts.map((part) => ({ rows: part.rows, column: part.columns.get(name)! })),
          dictionary,
        ),
      ]),
    ),
  };
}

/**
 * The calendar of every school year with records in an engine.
 *
 * @param days  calendar rows from the district's settings; other years use default dates
 */
export async function yearCalendar(engine: Engine, days: readonly Row[]): Promise<readonly Row[]> {
  const years = (await engine.ask(yearsHeld)).map((row) => Number(row["school_year"])).sort((a, b) => a - b);
  const set = new Map(days.map((row) => [Number(row["school_year"]), row]));
  return (years.length === 0 ? [] : calendarRows(years)).map((row) => ({
    ...row,
    ...set.get(Number(row["school_year"])),
  }));
}

/** Stores the rows of computed tables in an engine. */
export async function fillMade(engine: Engine, rows: MadeRows): Promise<void> {
  for (const [{ id, columns }, filled] of [
    [calendar, rows.calendar],
    [coverageTable, rows.coverage],
  ] as const) {
    const types: Record<string, ColumnType> = Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [name, column.type]),
    );
    await engine.fill(id, types, filled);
  }
}

/** Partitions students by identifier prefix into parts with about the same number of enrollment rows. */
export async function partsOfStudents(engine: Engine, atATime: number): Promise<readonly StudentPart[]> {
  let length = 0;
  let begins: readonly { readonly text: string; readonly rows: number }[] = [];
  do {
    length += 2;
    const rows = await engine.ask(
      group(withColumns(from(enrollment), { begins: prefix(column("student_id"), length) }), ["begins"], {
        rows: countOf(isKnown(column("student_id"))),
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
    // Split only at ASCII text, which all engines sort in the same order.
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
