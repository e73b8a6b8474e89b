import type { TableName } from "../../base/record-names.ts";
import type { UnplacedReason } from "../../base/unplaced.ts";
import { and, choose, column, type Expr, isIn, isKnown, literal, not, or } from "../expr.ts";
import {
  countOf,
  distinct,
  group,
  latestUntied,
  leftJoin,
  pick,
  type Relation,
  sumOf,
  union,
  where,
  withColumns,
} from "../relation.ts";
import type { Table } from "../table.ts";
import * as t from "../tables.ts";
import { studentAtSchool, yes } from "./keys.ts";
import { attending, besides } from "./spells.ts";

const c = column;

/** The tables whose rows count where their student is in a school in the year, so that some may count nowhere. */
export const placedTables: readonly Table[] = [
  t.incident,
  t.disciplineAction,
  t.assessment,
  t.courseResult,
  t.absence,
  t.attendanceDay,
];

/** Rows of one kind of record and school year that count at no place, by one reason. */
export interface Unplaced {
  readonly table: TableName;
  readonly schoolYear: number;
  readonly why: UnplacedReason;
  readonly rows: number;
}

const stays = group(attending, studentAtSchool, {
  spell_district: latestUntied(c("district_id"), c("entry_date")),
});
const { secondary, visited } = besides(stays);
const marked = (relation: Relation, on: readonly string[], name: string): Relation =>
  withColumns(distinct(relation, on), { [name]: yes });
const keysOf = (relation: Relation): Relation => pick(relation, studentAtSchool);

/** Tests that count for their student in whichever school they were taken. */
const anySchool = ["elpac", "alternate-elpac", "ap", "ib", "local"];
const discipline: readonly string[] = [t.incident.id, t.disciplineAction.id];
const attendance: readonly string[] = [t.absence.id, t.attendanceDay.id];

/**
 * Rows of a table that count at no place of the student-year, by school year and reason; rows of years without any enrollment wait for it and are left out.
 *
 * @param delivered  leaves out rows that are inferred from files about something else; null where the engine's table does not say
 */
export function unplacedRows(table: Table, delivered: Expr | null): Relation {
  const all: Relation = {
    op: "table",
    id: table.id,
    columns: [...Object.keys(table.columns), ...(delivered === null ? [] : ["derived"])],
  };
  const rows = withColumns(delivered === null ? all : where(all, delivered), {
    school_id:
      table.id === t.assessment.id
        ? choose([[isIn(c("subject"), anySchool), literal(null)]], c("school_id"))
        : c("school_id"),
  });
  const counted = group(rows, studentAtSchool, { row_count: countOf(yes) });
  const withPlaces = [
    marked(attending, ["school_year"], "has_year"),
    marked(attending, ["school_year", "student_id"], "has_student"),
  ].reduce(
    (rows, marks, i) => leftJoin(rows, marks, i === 0 ? ["school_year"] : ["school_year", "student_id"]),
    leftJoin(
      leftJoin(counted, marked(placesOf(table), studentAtSchool, "has_place"), studentAtSchool),
      marked(secondary, studentAtSchool, "has_secondary"),
      studentAtSchool,
    ),
  );
  const enrolled = isKnown(c("has_student"));
  const needsSchool = t.tablesBySchool.some(({ id }) => id === table.id);
  const isPlaced = or(
    isKnown(c("has_place")),
    needsSchool ? literal(false) : and(not(isKnown(c("school_id"))), enrolled),
    attendance.includes(table.id) ? literal(false) : and(isKnown(c("has_secondary")), enrolled),
  );
  const reason = choose(
    [
      [not(enrolled), "student"],
      [not(isKnown(c("school_id"))), "no-school"],
      [literal(attendance.includes(table.id)), "school"],
    ],
    "district",
  );
  return group(
    withColumns(where(withPlaces, and(isKnown(c("has_year")), not(isPlaced))), { reason }),
    ["school_year", "reason"],
    { rows: sumOf(c("row_count")) },
  );
}

/** The schools at which rows of a table count, or at whose district they do. */
function placesOf(table: Table): Relation {
  if (attendance.includes(table.id)) return keysOf(stays);
  const places = [stays, visited, ...(discipline.includes(table.id) ? [secondary] : [])];
  return union(...places.map(keysOf));
}
