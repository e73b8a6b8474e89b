import { countedGrades } from "../../rules/grades.ts";
import { cohort4, cohort5 } from "../cohort.ts";
import {
  and,
  atLeast,
  atMost,
  choose,
  column,
  daysBetween,
  equals,
  firstKnown,
  isIn,
  isKnown,
  literal,
  not,
  prefix,
} from "../expr.ts";
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
  maxOf,
  minOf,
  pick,
  type Relation,
  union,
  where,
  withColumns,
} from "../relation.ts";
import * as t from "../tables.ts";
import { schoolYears, studentAtSchool, yes } from "./keys.ts";

const c = column;

/** Enrollment rows that are a stay in a school, in the grades that count. */
export const attending = where(
  from(t.enrollment),
  and(
    isIn(c("status"), ["primary", "short-term"]),
    isIn(c("grade"), countedGrades.grades),
    not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "no-show")),
  ),
);
const datedSpells = withColumns(join(attending, schoolYears, ["school_year"]), {
  until: firstKnown(c("exit_date"), c("year_end")),
});

/**
 * Stability (California's report): 245 calendar days or more in one school in the year, first and last day included. A mid-year change of record (E150) ends
 * a row, not a stay: where at most one row of the school ended otherwise, the stay runs from the first day to the last.
 */
const inSchool = stays(
  withColumns(datedSpells, {
    days_in_spell: daysBetween(c("entry_date"), c("until")),
    there_on_census_day: and(atMost(c("entry_date"), c("census_day")), atLeast(c("until"), c("census_day"))),
  }),
  {
    enrolled: anyOf(yes),
    // One row per student, school, year and day of entry: the key of enrollment.
    grade: latestUntied(c("grade"), c("entry_date")),
    grade_since: maxOf(c("entry_date")),
    spell_district: latestUntied(c("district_id"), c("entry_date")),
    entry_date: minOf(c("entry_date")),
    exit_date: maxOf(c("until")),
    longest_row_days: maxOf(c("days_in_spell")),
    rows_that_end: countOf(not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "not-an-exit"))),
    on_census_day: anyOf(c("there_on_census_day")),
  },
);

function stays(rows: Relation, aggregates: Readonly<Record<string, Aggregate>>): Relation {
  const names = [
    ...studentAtSchool,
    ...Object.keys(aggregates).map((n) => (n === "longest_row_days" ? "longest_spell_days" : n)),
  ];
  const whole = daysBetween(c("entry_date"), c("exit_date"));
  return pick(
    withColumns(group(rows, studentAtSchool, aggregates), {
      longest_spell_days: choose([[atMost(c("rows_that_end"), 1), whole]], c("longest_row_days")),
    }),
    names.filter((n) => n !== "rows_that_end"),
  );
}

const cohortMembers = distinct(
  union(
    pick(cohort4, ["school_year", "student_id", "school_id", "district_id"]),
    pick(cohort5, ["school_year", "student_id", "school_id", "district_id"]),
  ),
  ["school_year", "student_id", "school_id", "district_id"],
);
/** Cohort members who were not enrolled in the year in which their cohort ends keep a row in their last school. */
const cohortOnly = pick(antiJoin(cohortMembers, inSchool, studentAtSchool), {
  school_year: c("school_year"),
  student_id: c("student_id"),
  school_id: c("school_id"),
  enrolled: literal(false),
  grade: literal("12"),
  spell_district: c("district_id"),
});
/** An anonymous survey respondent has a separate row and is never joined to a student. */
const anonymous = pick(
  group(where(from(t.surveyAnswer), not(isKnown(c("student_id")))), ["school_year", "respondent_id", "school_id"], {
    answered_grade: maxOf(c("grade")),
  }),
  {
    school_year: c("school_year"),
    student_id: c("respondent_id"),
    school_id: c("school_id"),
    enrolled: literal(false),
    grade: c("answered_grade"),
  },
);

const nothingKnown = {
  grade_since: null,
  entry_date: null,
  exit_date: null,
  longest_spell_days: null,
  on_census_day: null,
} as const;
const unplaced = union(
  inSchool,
  pick(
    withColumns(cohortOnly, Object.fromEntries(Object.keys(nothingKnown).map((k) => [k, literal(null)]))),
    columnNames(inSchool),
  ),
  pick(
    withColumns(
      anonymous,
      Object.fromEntries([...Object.keys(nothingKnown), "spell_district"].map((k) => [k, literal(null)])),
    ),
    columnNames(inSchool),
  ),
);
const schools = pick(from(t.school), {
  school_id: c("school_id"),
  school_district: c("district_id"),
  school_county: c("county_id"),
  school_state: c("state"),
});
/** One row per student, school and year: first day, last day, and the district, county and state of the school. */
export const spells = pick(
  withColumns(
    withColumns(leftJoin(unplaced, schools, ["school_id"]), {
      district_id: firstKnown(c("school_district"), c("spell_district"), "district"),
    }),
    {
      county_id: firstKnown(c("school_county"), prefix(c("district_id"), 2)),
      state: firstKnown(c("school_state"), "state"),
    },
  ),
  [...columnNames(inSchool).filter((n) => n !== "spell_district"), "district_id", "county_id", "state"],
);
