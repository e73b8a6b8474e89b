import type { Engine } from "../engine/engine.ts";
import { calendar, calendarRows } from "../records/calendar.ts";
import { answerInColumns } from "../records/columns/answer.ts";
import { type Column, type Columns, concat } from "../records/columns/column.ts";
import { leafScans } from "../records/columns/leaf-scans.ts";
import { StringDictionary } from "../records/columns/string-dictionary.ts";
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
import { type AskedStage, inStages, ofStudents, type StudentPart, tablesOf } from "../records/stages.ts";
import { rowsTable, studentYear, studentYearStages } from "../records/student-year/student-year.ts";
import type { ColumnType, Row } from "../records/table.ts";
import { enrollment, surveyAnswer } from "../records/tables.ts";
import { columnsPacked, type PackedRows, type PackedTogether } from "./packing.ts";
import { type PartAnswered, type PartAsked, withTexts } from "./part.ts";
import type { Threads } from "./threads.ts";

/** Columns that place a row; every audit needs them. */
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

/** Rows of enrollment taken at a time: what they become stays in the memory of a laptop. */
const rowsOfPart = 200_000;

export interface DeriveOptions {
  /** Rows of enrollment whose students make a part. */
  readonly atATime?: number;
}

/** Columns of the student-year that are known once its rows are; the others need the rows of all students. */
export const rowColumns: ReadonlySet<string> = new Set(
  studentYearStages.flatMap(({ id, of }) => (id === rowsTable ? columnNames(of) : [])),
);

/** What is derived in columns, a part of the students at a time. */
export interface DerivedInColumns {
  readonly texts: StringDictionary;
  /** The columns asked for that need no rows of other students, of each part of the rows, in the order of the parts. */
  readonly parts: readonly Columns[];
  /** What was packed of each part. */
  readonly packed: PackedRows[];
  /** All columns asked for, of one part. */
  finish(part: number): Columns;
}

/**
 * Derives one row a student, place and school year, in columns, a part of the students at a time: the engine hands out the records and what is counted
 * of daily attendance and sections.
 *
 * @param early    what is packed of each part while it is at hand
 * @param columns  the columns of every part that are kept to the end
 */
export async function deriveInColumns(
  engine: Engine,
  days: readonly Row[],
  early: PackedTogether,
  columns: readonly string[],
  { atATime = rowsOfPart, threads }: DeriveOptions & { readonly threads: Threads },
): Promise<DerivedInColumns> {
  await fillCalendar(engine, days);
  const { stages, last } = inStages(studentYear, studentYearStages, [...placing, ...columns], {
    [rowsTable]: columnsPacked(early),
  });
  const rowsAt = stages.findIndex(({ id }) => id === rowsTable);
  for (const { id, of } of stages.slice(0, rowsAt)) await engine.keep(id, of);
  const rows = stages[rowsAt]!;
  const answered = await answerParts(engine, rows, await partsOfStudents(engine, atATime), early, threads);
  const texts = new StringDictionary();
  const parts = answered.map((part) => withTexts(part, texts));
  /** Answers to the stages that need all rows, by their tables. */
  const overAll = new Map<string, Columns>();
  for (const { id, of } of stages.slice(rowsAt + 1))
    overAll.set(id, answerInColumns(of, given(of, overAll, allOf(parts, of, texts)), texts));
  const finish = (part: number): Columns => answerInColumns(last, given(last, overAll, parts[part]!), texts);
  return { texts, parts, packed: answered.map(({ packed }) => packed), finish };
}

/** The answers to a stage, a part of the students each, in the order of the parts. The records of the next are fetched while threads answer. */
async function answerParts(
  engine: Engine,
  { of, read }: AskedStage,
  parts: readonly StudentPart[],
  pack: PackedTogether,
  threads: Threads,
): Promise<readonly PartAnswered[]> {
  const fetched = (k: number) => {
    const part = parts[k];
    if (part === undefined) return undefined;
    const texts = new StringDictionary();
    const question = ofStudents(of, part);
    const apart = leafScans(question);
    const answers = apart.map(({ fetch }) => engine.columns(fetch, texts));
    // Whoever waits for them hears of their failure.
    for (const answer of answers) answer.catch(() => {});
    return { question, apart, answers, texts };
  };
  const answered: Promise<PartAnswered>[] = [];
  let next = fetched(0);
  for (let k = 1; next !== undefined; k++) {
    const now = next;
    const tables = new Map<Relation, Columns>();
    for (const [i, { relations }] of now.apart.entries()) {
      const answer = await now.answers[i]!;
      for (const relation of relations) {
        const columns = columnNames(relation).map((name): [string, Column] => [name, answer.columns.get(name)!]);
        tables.set(relation, { rows: answer.rows, columns: new Map(columns) });
      }
    }
    next = fetched(k);
    const asked: PartAsked = { question: now.question, tables, texts: now.texts.plain(), pack, keep: read };
    const begun = await threads.begin("part", asked, parts.length > 1 ? 2 : 0);
    answered.push(begun.answer);
  }
  return Promise.all(answered);
}

/** The tables inside a question with their rows: those derived over all, and the rows of the student-years. */
function given(question: Relation, overAll: ReadonlyMap<string, Columns>, rows: Columns): Map<Relation, Columns> {
  return new Map(
    tablesOf(question).flatMap((t): [Relation, Columns][] => {
      const of = t.id === rowsTable ? rows : overAll.get(t.id);
      return of === undefined ? [] : [[t, of]];
    }),
  );
}

/** The columns a question reads of all parts together. */
function allOf(parts: readonly Columns[], question: Relation, texts: StringDictionary): Columns {
  const names = new Set(tablesOf(question).flatMap((t) => (t.id === rowsTable ? t.columns : [])));
  return {
    rows: parts.reduce((n, part) => n + part.rows, 0),
    columns: new Map(
      [...names].map((name) => [
        name,
        concat(
          parts.map((part) => ({ rows: part.rows, column: part.columns.get(name)! })),
          texts,
        ),
      ]),
    ),
  };
}

/** Gives the engine the calendar of every year it holds records of. */
export async function fillCalendar(engine: Engine, days: readonly Row[]): Promise<void> {
  const years = (await engine.ask(yearsHeld)).map((row) => Number(row["school_year"])).sort((a, b) => a - b);
  const set = new Map(days.map((row) => [Number(row["school_year"]), row]));
  const types: Record<string, ColumnType> = Object.fromEntries(
    Object.entries(calendar.columns).map(([name, column]) => [name, column.type]),
  );
  await engine.fill(
    calendar.id,
    types,
    (years.length === 0 ? [] : calendarRows(years)).map((row) => ({ ...row, ...set.get(Number(row["school_year"])) })),
  );
}

/** Students in parts of about as many rows of enrollment, by how their identifiers begin. */
export async function partsOfStudents(engine: Engine, atATime: number): Promise<readonly StudentPart[]> {
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
