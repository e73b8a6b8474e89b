import { choose, column, type Expr, isKnown, literal } from "../expr.ts";
import {
  countOf,
  distinct,
  from,
  group,
  leftJoin,
  maxOf,
  minOf,
  type Relation,
  sumOf,
  withColumns,
} from "../relation.ts";
import type { Table } from "../table.ts";
import { enrollment, tables, tablesBySchool } from "../tables.ts";

/** How many rows of a table match enrollment, per school and school year. */
export interface RowMatches {
  readonly table: string;
  /** School in the rows; null if they have none or the table has no such column. */
  readonly school: string | null;
  /** Calendar year in which the school year ends; null as for the school. */
  readonly schoolYear: number | null;
  readonly rows: number;
  readonly students: number;
  /** Rows whose student is enrolled in some school and year; null if the table has no students. */
  readonly matchedStudent: number | null;
  /** Rows whose school enrolls someone in some year; null if the table has no schools. */
  readonly matchedSchool: number | null;
  /** Rows whose school year has enrollment; null if the table has no years. */
  readonly matchedYear: number | null;
  /** Rows whose student, school and year (as far as the table has them) match a single enrollment row. */
  readonly matched: number;
  /** First and last day of dated rows, `YYYY-MM-DD`. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** Column with the date of an event. The start date of a status or program does not count. */
const dayColumns: Readonly<Record<string, string>> = { attendance_day: "date", incident: "date" };

/** Columns on which a table's rows can match enrollment. */
const matchColumns = ["student_id", "school_id", "school_year"] as const;
type MatchColumn = (typeof matchColumns)[number];

const c = column;
const has = (t: Table, name: string): boolean => name in t.columns;

/** Tables whose rows refer to students or schools in enrollment, except enrollment itself. */
export const matchedTables: readonly Table[] = (tables as readonly Table[]).filter(
  (t) =>
    t.id !== enrollment.id &&
    (has(t, "student_id") || (has(t, "school_id") && has(t, "school_year"))) &&
    // Survey answers may be anonymous and then never match a student.
    t.id !== "survey_answer",
);

/**
 * The counts of `RowMatches` as a relation, one row per school and school year. Rows are first aggregated by student,
 * so that daily attendance is joined once per student rather than per day.
 *
 * @param by  additional columns to count by: `scope`, if the engine's table has provenance
 */
export function rowMatches(t: Table, by: readonly string[] = []): Relation {
  const keys = matchColumns.filter((name) => has(t, name));
  const day = dayColumns[t.id];
  const all: Relation = { op: "table", id: t.id, columns: [...Object.keys(t.columns), ...by] };
  const byStudent = group(all, [...new Set([...keys, ...by])], {
    row_count: countOf(literal(true)),
    ...(day === undefined ? {} : { first_day: minOf(c(day)), last_day: maxOf(c(day)) }),
  });
  const matched = withFlags(t, byStudent, keys);
  const rowsWhere = (e: Expr) => sumOf(c("row_count"), e);
  return group(matched, [...keys.filter((name) => name !== "student_id"), ...by], {
    rows: sumOf(c("row_count")),
    students: has(t, "student_id") ? countOf(isKnown(c("student_id"))) : countOf(literal(false)),
    ...Object.fromEntries(keys.map((key) => [`matched_${key}`, rowsWhere(isKnown(c(`has_${key}`)))])),
    matched: rowsWhere(isKnown(c("has_all"))),
    ...(day === undefined ? {} : { first_day: minOf(c("first_day")), last_day: maxOf(c("last_day")) }),
  });
}

/** Adds a column per key, and one for all keys together, that is known if enrollment has the row's value. */
function withFlags(t: Table, rows: Relation, keys: readonly MatchColumn[]): Relation {
  const flagged = (relation: Relation, on: readonly string[], name: string): Relation =>
    leftJoin(relation, withColumns(distinct(from(enrollment), on), { [name]: literal(true) }), on);
  const each = keys.reduce((marked, key) => flagged(marked, [key], `has_${key}`), rows);
  const isBySchool = tablesBySchool.some(({ id }) => id === t.id);
  if (!keys.includes("school_id") || !keys.includes("student_id") || isBySchool) return flagged(each, keys, "has_all");
  // A row without a school matches by its student, as the audit reads it.
  const withoutSchool = keys.filter((key) => key !== "school_id");
  return withColumns(flagged(flagged(each, keys, "has_here"), withoutSchool, "has_student_year"), {
    has_all: choose([[isKnown(c("school_id")), c("has_here")]], c("has_student_year")),
  });
}
