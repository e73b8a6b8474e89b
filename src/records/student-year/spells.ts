import { countedGrades } from "../../rules/grades.ts";
import { disqualifyingExits, mostBreakDays } from "../../rules/us-ca-stability.ts";
import { cohort4, cohort5, cohortGrade } from "../cohort.ts";
import {
  and,
  atLeast,
  atMost,
  below,
  choose,
  column,
  daysBetween,
  type Expr,
  equals,
  firstKnown,
  isIn,
  isKnown,
  literal,
  minus,
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
  latest,
  latestUntied,
  leftJoin,
  maxOf,
  minOf,
  pick,
  type Relation,
  sumOf,
  union,
  where,
  withColumns,
} from "../relation.ts";
import * as t from "../tables.ts";
import { schoolYears, studentAtSchool, yes } from "./keys.ts";

const c = column;

/**
 * Enrollment with the grade as the audit counts it. Until 2022-23 districts reported transitional kindergarten as kindergarten, with a program (CALPADS program
 * code 185, retired when TK became a grade).
 *
 * @see cde.ca.gov/ds/ad/tktop.asp and CALPADS Update FLASH 257 (cde.ca.gov/ds/sp/cl/calpadsupdflash257.asp), 2023
 */
const enrollments = withColumns(
  leftJoin(
    from(t.enrollment),
    group(where(from(t.program), equals(c("program"), "transitional-kindergarten")), ["school_year", "student_id"], {
      in_transitional_kindergarten: anyOf(yes),
    }),
    ["school_year", "student_id"],
  ),
  {
    grade: choose([[and(equals(c("grade"), "KN"), c("in_transitional_kindergarten")), "TK"]], c("grade")),
  },
);
/** Enrollment rows that are a stay in a school, in the grades that count. */
export const attending = where(
  enrollments,
  and(
    isIn(c("status"), ["primary", "short-term"]),
    isIn(c("grade"), countedGrades.grades),
    not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "no-show")),
  ),
);
/**
 * Last day of a school's year: the day of most exits that only mark the end of the year. One student's row with a later
 * day does not move it.
 */
export const schoolLastDays = group(
  group(
    where(from(t.enrollment), and(equals(c("exit_kind"), "still-enrolled"), isKnown(c("exit_date")))),
    ["school_year", "school_id", "exit_date"],
    { rows: countOf(yes) },
  ),
  ["school_year", "school_id"],
  { school_last_day: latest(c("exit_date"), c("rows")) },
);
const datedSpells = withColumns(
  leftJoin(join(attending, schoolYears, ["school_year"]), schoolLastDays, ["school_year", "school_id"]),
  {
    until: firstKnown(c("exit_date"), c("year_end")),
    left_early: and(
      isIn(firstKnown(c("exit_kind"), "still-enrolled"), disqualifyingExits.kinds),
      isKnown(c("exit_date")),
      below(c("exit_date"), firstKnown(c("school_last_day"), c("year_end"))),
    ),
  },
);

/**
 * Stability (as in California's report): at least 245 calendar days in one school in the year, inclusive, without a
 * disqualifying exit, which sets the stay to zero days. A mid-year change of record (E150) ends a row but not a stay:
 * if at most one row at the school ended otherwise, the stay runs from the first day to the last, unless more days lie
 * between its rows than a break of the school has.
 */
const inSchool = stays(
  withColumns(datedSpells, {
    days_of_row: daysBetween(c("entry_date"), c("until")),
    days_in_spell: choose([[c("left_early"), 0]], daysBetween(c("entry_date"), c("until"))),
    there_on_census_day: and(atMost(c("entry_date"), c("census_day")), atLeast(c("until"), c("census_day"))),
  }),
  {
    enrolled: anyOf(yes),
    // One row per student, school, year and entry date: the key of enrollment.
    grade: latestUntied(c("grade"), c("entry_date")),
    grade_since: maxOf(c("entry_date")),
    spell_district: latestUntied(c("district_id"), c("entry_date")),
    entry_date: minOf(c("entry_date")),
    exit_date: maxOf(c("until")),
    longest_row_days: maxOf(c("days_in_spell")),
    days_of_rows: sumOf(c("days_of_row")),
    left_early: anyOf(c("left_early")),
    rows_that_end: countOf(not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "not-an-exit"))),
    on_census_day: anyOf(c("there_on_census_day")),
  },
);

function stays(rows: Relation, aggregates: Readonly<Record<string, Aggregate>>): Relation {
  const names = [
    ...studentAtSchool,
    ...Object.keys(aggregates).map((n) => (n === "longest_row_days" ? "longest_spell_days" : n)),
  ];
  const fromFirstToLast = daysBetween(c("entry_date"), c("exit_date"));
  const isOneStay = and(
    atMost(c("rows_that_end"), 1),
    atMost(minus(fromFirstToLast, c("days_of_rows")), mostBreakDays.value),
  );
  const whole = choose([[c("left_early"), 0]], fromFirstToLast);
  return pick(
    withColumns(group(rows, studentAtSchool, aggregates), {
      longest_spell_days: choose([[isOneStay, whole]], c("longest_row_days")),
    }),
    names.filter((n) => !["rows_that_end", "left_early", "days_of_rows"].includes(n)),
  );
}

const schools = pick(from(t.school), {
  school_id: c("school_id"),
  school_district: c("district_id"),
  school_county: c("county_id"),
  school_state: c("state"),
});

/** Schools in which a student has a place besides the stays, and the districts of those. */
export interface BesidesStays {
  /** A secondary enrollment counts for discipline at its school, and nowhere else (CALPADS, enrollment status 20). */
  readonly secondary: Relation;
  /** Where students are enrolled, by district: the records of another school of the district count there. */
  readonly districtsOfStudents: Relation;
  /**
   * Schools of the district with a student's incidents, tests or courses of the year but no enrollment: the records count at the district. A school that no
   * record places is taken to be of the student's district, whose file the row is in.
   */
  readonly visited: Relation;
}

/** @param stays  one row per student, school and year of a stay, with the district that the rows of enrollment name (`spell_district`) */
export function besides(stays: Relation): BesidesStays {
  const secondary = antiJoin(
    group(
      where(
        enrollments,
        and(
          equals(c("status"), "secondary"),
          isIn(c("grade"), countedGrades.grades),
          not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "no-show")),
        ),
      ),
      studentAtSchool,
      {
        grade: latestUntied(c("grade"), c("entry_date")),
        spell_district: latestUntied(c("district_id"), c("entry_date")),
        entry_date: minOf(c("entry_date")),
      },
    ),
    stays,
    studentAtSchool,
  );
  const districtsOfStudents = group(
    withColumns(leftJoin(pick(stays, [...studentAtSchool, "spell_district"]), schools, ["school_id"]), {
      enrolled_in: firstKnown(c("school_district"), c("spell_district"), "district"),
    }),
    ["school_year", "student_id", "enrolled_in"],
    {},
  );
  const elsewhere = antiJoin(
    antiJoin(
      distinct(
        union(
          ...[t.incident, t.disciplineAction, t.courseResult, t.assessment].map((table) =>
            pick(where(from(table), isKnown(c("school_id"))), studentAtSchool),
          ),
        ),
        studentAtSchool,
      ),
      stays,
      studentAtSchool,
    ),
    secondary,
    studentAtSchool,
  );
  const visited = group(
    where(
      join(leftJoin(elsewhere, schools, ["school_id"]), districtsOfStudents, ["school_year", "student_id"]),
      equals(firstKnown(c("school_district"), c("enrolled_in")), c("enrolled_in")),
    ),
    studentAtSchool,
    { spell_district: maxOf(c("enrolled_in")) },
  );
  return { secondary, districtsOfStudents, visited };
}
const { secondary, visited } = besides(inSchool);

/**
 * A graduation cohort member has a separate row in the last school, in the year the cohort ends; only that row
 * answers questions about the cohort.
 */
export const cohortMembers = distinct(
  union(
    ...[cohort4, cohort5].map((cohort) =>
      pick(cohort, ["school_year", "student_id", "school_id", "district_id", "cohort_year"]),
    ),
  ),
  ["school_year", "student_id", "school_id", "district_id", "cohort_year"],
);
/** An anonymous survey respondent has a separate row and never joins a student. */
const anonymous = pick(
  group(where(from(t.surveyAnswer), not(isKnown(c("student_id")))), ["school_year", "respondent_id", "school_id"], {
    answered_grade: maxOf(c("grade")),
  }),
  {
    school_year: c("school_year"),
    student_id: c("respondent_id"),
    school_id: c("school_id"),
    grade: c("answered_grade"),
  },
);

/** Columns of a row that is not a stay, with the values it does have. */
const row = (relation: Relation, has: Readonly<Record<string, Expr>>): Relation => {
  const given = columnNames(relation);
  const rowColumns = [...columnNames(inSchool), "enrolled_secondary", "as_cohort", "cohort_year"];
  const without_: Readonly<Record<string, Expr>> = {
    enrolled: literal(false),
    enrolled_secondary: literal(false),
    as_cohort: literal(false),
  };
  return pick(
    relation,
    Object.fromEntries(
      rowColumns.map((name) => [
        name,
        has[name] ?? (given.includes(name) ? c(name) : (without_[name] ?? literal(null))),
      ]),
    ),
  );
};
const unplaced = union(
  row(inSchool, {}),
  row(secondary, { enrolled_secondary: yes }),
  row(visited, {}),
  row(cohortMembers, { as_cohort: yes, grade: literal(cohortGrade), spell_district: c("district_id") }),
  row(anonymous, {}),
);
/** County and state of a district, by its schools; a school in no record is placed with its students' district. */
const districtPlaces = group(
  pick(from(t.school), { district_id: c("district_id"), district_county: c("county_id"), district_state: c("state") }),
  ["district_id"],
  { district_county: maxOf(c("district_county")), district_state: maxOf(c("district_state")) },
);
/** One row per student, school and year: first and last day, and the school's district, county and state. */
export const spells = pick(
  withColumns(
    leftJoin(
      withColumns(leftJoin(unplaced, schools, ["school_id"]), {
        district_id: firstKnown(c("school_district"), c("spell_district"), "district"),
      }),
      districtPlaces,
      ["district_id"],
    ),
    {
      county_id: firstKnown(c("school_county"), c("district_county"), prefix(c("district_id"), 2)),
      state: firstKnown(c("school_state"), c("district_state"), "state"),
    },
  ),
  [...columnNames(unplaced).filter((n) => n !== "spell_district"), "district_id", "county_id", "state"],
);
