import { column, type Expr, equals, firstKnown, isIn, isKnown, literal, not } from "../expr.ts";
import {
  type Aggregate,
  antiJoin,
  anyOf,
  columnNames,
  countOf,
  distinct,
  from,
  group,
  join,
  latestUntied,
  leftJoin,
  minOf,
  pick,
  type Relation,
  union,
  where,
  withColumns,
} from "../relation.ts";
import { studentAtSchool } from "../student-year/keys.ts";
import { attending } from "../student-year/spells.ts";
import type { Table } from "../table.ts";
import {
  courseResult,
  disability,
  disciplineAction,
  enrollment,
  incident,
  school,
  section,
  staff,
  staffAssignment,
  surveyAnswer,
  tablesBySchool,
} from "../tables.ts";
import { incidentDecided, incidentRemoval } from "./incident-outcome.ts";

const c = column;
const yes = literal(true);
const has = (t: Table, name: string): boolean => name in t.columns;

const staysGrouped = group(attending, studentAtSchool, {
  grade: latestUntied(c("grade"), c("entry_date")),
  row_district: latestUntied(c("district_id"), c("entry_date")),
});
const schoolsOfStudent = group(staysGrouped, ["school_year", "student_id"], { schools: countOf(yes) });
const districts = pick(from(school), { school_id: c("school_id"), school_district: c("district_id") });

/**
 * A student in a school in a year, with the district, the latest grade, and whether the student attended only one
 * school that year.
 */
export const stays: Relation = pick(
  withColumns(
    leftJoin(leftJoin(staysGrouped, schoolsOfStudent, ["school_year", "student_id"]), districts, ["school_id"]),
    {
      district_id: firstKnown(c("school_district"), c("row_district"), "district"),
      alone: equals(c("schools"), 1),
    },
  ),
  [...studentAtSchool, "district_id", "grade", "alone"],
);

/** The school of each student who attended only one in the year. */
export const onlySchoolOfYear: Relation = pick(where(stays, equals(c("alone"), true)), studentAtSchool);

/** Engine table that stores `stays`. */
export const staysTable = "stays";
const kept: Relation = { op: "table", id: staysTable, columns: [...studentAtSchool, "district_id", "grade", "alone"] };
const stayColumns = ["school_year", "school_id", "district_id", "grade"] as const;
const onlyStays = where(kept, equals(c("alone"), true));

/** Conditions counted per table, keyed by their columns in the results. */
export type Conditions = Readonly<Record<string, Expr>>;

/** Tables whose rows come from several kinds of files, some of which cover every school. */
export const scopedTables: ReadonlySet<string> = new Set([
  "program",
  "incident",
  "discipline_action",
  "disability",
  "language",
  "assessment",
  "enrollment",
  "section",
]);

const scopeOf = (t: Table): readonly string[] => (scopedTables.has(t.id) ? ["scope"] : []);
const rowsOfTable = (t: Table): Relation => ({
  op: "table",
  id: t.id,
  columns: [...Object.keys(t.columns), ...scopeOf(t)],
});

/** Engine table that stores a table's entries, so that the rows of a large table are read once. */
export const entriesTable = ({ id }: Table): string => `entries_${id}`;

/**
 * One row per student, school and year (as far as the table has them) and scope: whether each condition is true for
 * any of the rows.
 */
export const entriesOf = (t: Table, conditions: Conditions): Relation =>
  group(placed(t), [...keysOf(t), ...scopeOf(t)], {
    ...Object.fromEntries(Object.entries(conditions).map(([name, e]) => [name, anyOf(e)])),
    ...(t.id === disability.id ? { begins: minOf(c("start_date")) } : {}),
  });

const keptEntries = (t: Table, names: readonly string[]): Relation => ({
  op: "table",
  id: entriesTable(t),
  columns: [...keysOf(t), ...scopeOf(t), ...names, ...beginsOf(t)],
});
const beginsOf = (t: Table): readonly string[] => (t.id === disability.id ? ["begins"] : []);
const countsOf = (names: readonly string[]): Record<string, Aggregate> =>
  Object.fromEntries(names.map((name) => [name, countOf(equals(c(name), true))]));

/**
 * Usable entries: those that join a student's stay in a school. Counts students (or schools, for tables without
 * students) with a row for which each condition is true, by year, school, district and grade of the stay, and by
 * scope for `scopedTables`.
 *
 * A row counts at its school. If it has none, or one the student did not attend, it counts at the student's only
 * school of the year.
 *
 * @param names  condition names
 */
export function joinedEntries(t: Table, names: readonly string[]): Relation {
  const columns = [...stayColumns, ...scopeOf(t), ...names, ...beginsOf(t)];
  return group(joinedTo(t, keptEntries(t, names), columns), [...stayColumns, ...scopeOf(t)], {
    ...countsOf(names),
    ...Object.fromEntries(beginsOf(t).map((name) => [name, minOf(c(name))])),
  });
}

/** All entries, joined or not: how many meet each condition, by school and year as far as the table has them. */
export const deliveredEntries = (t: Table, names: readonly string[]): Relation =>
  group(
    keptEntries(t, names),
    keysOf(t).filter((name) => name !== "student_id"),
    countsOf(names),
  );

/**
 * Entries whose student attended a different school that year than the row's, by the student's own school: the row's
 * school may be spelled differently. Only for tables that the audit joins by school.
 */
export function strayEntries(t: Table, names: readonly string[]): Relation | undefined {
  if (!joinsBySchool(t)) return undefined;
  const elsewhere = pick(antiJoin(keptEntries(t, names), kept, studentAtSchool), [
    "school_year",
    "student_id",
    ...names,
  ]);
  return group(
    join(elsewhere, onlyStays, ["school_year", "student_id"]),
    ["school_year", "school_id"],
    countsOf(names),
  );
}

const joinsBySchool = (t: Table): boolean =>
  t.id === enrollment.id || t.id === courseResult.id || tablesBySchool.some(({ id }) => id === t.id);
const keysOf = (t: Table): readonly string[] =>
  t.id === staff.id ? ["school_year", "school_id"] : studentAtSchool.filter((name) => has(t, name));

/** Where staff work or teach. */
const workplaces = distinct(
  union(...[staffAssignment, section].map((t) => pick(from(t), ["school_year", "staff_id", "school_id"]))),
  ["school_year", "staff_id", "school_id"],
);
/** Rows of a table; staff rows are repeated at each of their schools. */
const placed = (t: Table): Relation => {
  if (t.id === staff.id) return leftJoin(rowsOfTable(t), workplaces, ["school_year", "staff_id"]);
  return t.id === incident.id || t.id === disciplineAction.id ? withOutcomes(rowsOfTable(t)) : rowsOfTable(t);
};
/** The key of an incident, without the student: all of its students share it. */
const oneIncident = ["school_year", "school_id", "incident_id"];
const removals: Expr = isIn(c("result"), ["out-of-school", "in-school", "expulsion"]);
const withOutcomes = (rows: Relation): Relation =>
  [
    withColumns(distinct(from(disciplineAction), oneIncident), { [incidentDecided]: yes }),
    withColumns(distinct(where(from(disciplineAction), removals), oneIncident), { [incidentRemoval]: yes }),
  ].reduce((all, outcomes) => leftJoin(all, outcomes, oneIncident), rows);

function joinedTo(t: Table, entries: Relation, columns: readonly string[]): Relation {
  const as = (relation: Relation): Relation => pick(relation, columns);
  if (!has(t, "student_id")) return as(join(entries, distinct(kept, stayColumns), keysOf(t)));
  if (!has(t, "school_year")) return as(join(entries, onlyStays, ["student_id"]));
  if (joinsBySchool(t)) return as(join(entries, kept, studentAtSchool));
  if (t.id === surveyAnswer.id) {
    // The audit treats an anonymous answer as a separate student.
    const anonymous = where(entries, not(isKnown(c("student_id"))));
    const unplaced = withColumns(anonymous, { district_id: literal(null), grade: literal(null) });
    return union(as(join(entries, kept, studentAtSchool)), as(unplaced));
  }
  const elsewhere = pick(
    antiJoin(entries, kept, studentAtSchool),
    columnNames(entries).filter((name) => name !== "school_id"),
  );
  return union(as(join(entries, kept, studentAtSchool)), as(join(elsewhere, onlyStays, ["school_year", "student_id"])));
}
