import { coverColumn, listedNeeds } from "../coverage/made-table.ts";
import { columnsOf } from "../expr.ts";
import { columnNames, type Relation } from "../relation.ts";
import { attendanceFacts } from "./attendance.ts";
import { cohortStatusColumns } from "./cohort-status.ts";
import { incidentFacts } from "./incidents.ts";
import { described, inPrograms, specialEducation, spoken } from "./person.ts";
import { rows } from "./student-year.ts";

/** Columns of a student's description and place in a period, and of the events in it. */
const base = [
  "school_year",
  "student_id",
  "state",
  "county_id",
  "district_id",
  "school_id",
  "at_school",
  "at_district",
  "at_county",
  "at_state",
  "enrolled",
  "enrolled_secondary",
  "as_cohort",
  "grade",
  "entry_date",
  "exit_date",
  "on_census_day",
  "year_start",
  "year_end",
  "census_day",
  // Surveys have no dates, so these are unknown in a period and the student's description is used.
  "answered_race",
  "answered_gender",
  ...[attendanceFacts, incidentFacts].flatMap(({ aggregates }) => Object.keys(aggregates)),
  ...[described, inPrograms, spoken, specialEducation].flatMap(columnNames),
  ...listedNeeds.map(coverColumn),
  // No period ends a cohort, so these are unknown and the row's own status is used.
  ...cohortStatusColumns,
];

/**
 * Student-year columns that keep their meaning in a shorter period: counts and sums of dated records, the student's
 * description, and columns computed from these. The others need undated records, a whole school year (245 days in one
 * school) or an earlier year (last year's score).
 */
export const columnsOfAnyPeriod: ReadonlySet<string> = withDerived(rows, new Set(base));

function withDerived(relation: Relation, known: Set<string>): ReadonlySet<string> {
  if (relation.op === "join") return withDerived(relation.left, known);
  if (relation.op !== "with") return known;
  withDerived(relation.of, known);
  for (const [name, expr] of Object.entries(relation.add)) {
    if ([...columnsOf(expr)].every((column) => known.has(column))) known.add(name);
    else known.delete(name);
  }
  return known;
}
