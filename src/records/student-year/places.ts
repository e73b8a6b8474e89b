import { cohort4, cohort5, cohortGrade } from "../cohort.ts";
import { coverageTable, coverColumn, disciplineNeeds, listedNeeds } from "../coverage/made-table.ts";
import { above, and, choose, column, type Expr, equals, firstKnown, literal, not } from "../expr.ts";
import { needs } from "../needs.ts";
import {
  type Aggregate,
  anyOf,
  countOf,
  distinct,
  from,
  group,
  join,
  latest,
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
import { attendanceFacts } from "./attendance.ts";
import { courseFacts } from "./courses.ts";
import { incidentFacts } from "./incidents.ts";
import { type PlaceFacts, schoolYears, studentAtSchool, yes } from "./keys.ts";
import { spells } from "./spells.ts";
import { schoolStaff } from "./staff.ts";

const c = column;

/** Facts of students' years, and of graduation cohorts, which have separate rows. */
const yearFacts: readonly PlaceFacts[] = [attendanceFacts, incidentFacts, courseFacts];
const cohortFacts: readonly PlaceFacts[] = [
  {
    relation: cohort4,
    aggregates: {
      in_cohort_4yr: anyOf(c("in_cohort_4yr")),
      graduated_4yr: anyOf(c("graduated_4yr")),
      dropped_out_4yr: anyOf(c("dropped_out_4yr")),
      a_g_4yr: anyOf(c("a_g_4yr")),
    },
  },
  {
    relation: cohort5,
    aggregates: { in_cohort_5yr: anyOf(c("in_cohort_5yr")), graduated_5yr: anyOf(c("graduated_5yr")) },
  },
];

const coverage: Relation = {
  op: "table",
  id: coverageTable.id,
  columns: Object.keys(coverageTable.columns),
  key: coverageTable.key,
};
const perSchool = [...yearFacts, ...cohortFacts];
const namesOf = (facts: readonly PlaceFacts[]): readonly string[] =>
  facts.flatMap(({ aggregates }) => Object.keys(aggregates));
/** Columns filled only in rows of graduation cohorts. */
export const cohortColumns: ReadonlySet<string> = new Set(namesOf(cohortFacts));
const only = (when: Expr, names: readonly string[]): Readonly<Record<string, Expr>> =>
  Object.fromEntries(names.map((name) => [name, choose([[when, c(name)]], null)]));
const schoolDistricts = pick(from(t.school), { school_id: c("school_id"), covered_district: c("district_id") });
/**
 * Whether completion records cover some school in the district: a member's last school may have closed or have no
 * seniors.
 */
const districtsCovered = group(
  pick(join(where(coverage, equals(c("grade"), cohortGrade)), schoolDistricts, ["school_id"]), {
    school_year: c("school_year"),
    district_id: c("covered_district"),
    [coverColumn(needs.completions)]: c(coverColumn(needs.completions)),
  }),
  ["school_year", "district_id"],
  { cohort_covered: anyOf(c(coverColumn(needs.completions))) },
);
const ofDistrict = (name: string): string => `${name}_of_district`;
/** Whether records of discipline cover some school of the district: a school of secondary enrollments alone, such as summer school, has no students of its own. */
const disciplineCovered = group(
  join(coverage, schoolDistricts, ["school_id"]),
  ["school_year", "covered_district"],
  Object.fromEntries(disciplineNeeds.map(coverColumn).map((name) => [ofDistrict(name), anyOf(c(name))])),
);
const withPlaceFacts = withColumns(
  leftJoin(
    leftJoin(
      leftJoin(
        leftJoin(
          perSchool.reduce(
            (rows: Relation, facts) =>
              leftJoin(rows, group(facts.relation, studentAtSchool, facts.aggregates), studentAtSchool),
            spells,
          ),
          schoolStaff,
          ["school_year", "school_id"],
        ),
        coverage,
        coverageTable.key,
      ),
      districtsCovered,
      ["school_year", "district_id"],
    ),
    pick(disciplineCovered, {
      school_year: c("school_year"),
      district_id: c("covered_district"),
      ...Object.fromEntries(disciplineNeeds.map(coverColumn).map((n) => [ofDistrict(n), c(ofDistrict(n))])),
    }),
    ["school_year", "district_id"],
  ),
  {
    ...Object.fromEntries(
      disciplineNeeds
        .map(coverColumn)
        .map((name) => [name, choose([[c("enrolled_secondary"), firstKnown(c(name), c(ofDistrict(name)))]], c(name))]),
    ),
    ...only(not(c("as_cohort")), namesOf([incidentFacts, courseFacts])),
    // Days at a school without enrollment may be included in the next school's summary.
    ...only(c("enrolled"), namesOf([attendanceFacts])),
    ...only(c("as_cohort"), namesOf(cohortFacts)),
    [coverColumn(needs.completions)]: choose(
      [[c("as_cohort"), firstKnown(c(coverColumn(needs.completions)), c("cohort_covered"))]],
      c(coverColumn(needs.completions)),
    ),
  },
);

/** Aggregation over schools: counts and sums add up, "any" stays any, the grade is the latest. */
const merged: Readonly<Record<string, Aggregate>> = {
  enrolled: anyOf(c("enrolled")),
  enrolled_secondary: anyOf(c("enrolled_secondary")),
  cohort_year: maxOf(c("cohort_year")),
  grade: latest(c("grade"), firstKnown(c("grade_since"), c("year_start"))),
  entry_date: minOf(c("entry_date")),
  exit_date: maxOf(c("exit_date")),
  longest_spell_days: maxOf(c("longest_spell_days")),
  on_census_day: anyOf(c("on_census_day")),
  ...Object.fromEntries(
    perSchool.flatMap((facts) =>
      Object.entries(facts.aggregates).map(([name, a]): [string, Aggregate] => [
        name,
        a.op === "any" ? anyOf(c(name)) : a.op === "max" ? maxOf(c(name)) : sumOf(c(name)),
      ]),
    ),
  ),
  teachers_last_year: sumOf(c("teachers_last_year")),
  teachers_left: sumOf(c("teachers_left")),
  // A student at several schools counts if records cover one of them, based on that school's records.
  ...Object.fromEntries(listedNeeds.map(coverColumn).map((name) => [name, anyOf(c(name))])),
};

const per = (rows: Relation, by: readonly string[], name: string): Relation =>
  group(rows, by, { [name]: countOf(yes) });
const inDistrict = ["school_year", "student_id", "as_cohort", "state", "county_id", "district_id"];
const inCounty = ["school_year", "student_id", "as_cohort", "state", "county_id"];
const inState = ["school_year", "student_id", "as_cohort", "state"];
/** Optimization: only students at several schools in a year need deduplication. */
const oneStudent = ["school_year", "student_id", "as_cohort"];
const movers = where(per(spells, oneStudent, "schools"), above(c("schools"), 1));
const moved = join(spells, pick(movers, oneStudent), oneStudent);
const numbered = join(
  leftJoin(
    leftJoin(
      leftJoin(withPlaceFacts, per(moved, inDistrict, "schools_in_district"), inDistrict),
      per(distinct(moved, inDistrict), inCounty, "districts_in_county"),
      inCounty,
    ),
    per(distinct(moved, inCounty), inState, "counties_in_state"),
    inState,
  ),
  pick(schoolYears, ["school_year", "year_start", "year_end", "census_day"]),
  ["school_year"],
);
const one = (name: string): Expr => equals(firstKnown(c(name), 1), 1);
const several = (name: string): Expr => above(c(name), 1);
const factNames = Object.keys(merged);
const rowNames = [
  "school_year",
  "student_id",
  "as_cohort",
  "state",
  "county_id",
  "district_id",
  "school_id",
  ...factNames,
  "at_school",
  "at_district",
  "at_county",
  "at_state",
];

/** Combines the rows of students who were in several child places of a place. */
function together(
  rows: Relation,
  several_: string,
  by: readonly string[],
  flags: Readonly<Record<string, Expr>>,
  carried: readonly string[],
): Relation {
  const merging = { ...merged, ...Object.fromEntries(carried.map((name) => [name, maxOf(c(name))])) };
  const missing = ["county_id", "district_id", "school_id"].filter((name) => !by.includes(name));
  return pick(
    withColumns(group(where(rows, several(several_)), by, merging), {
      ...Object.fromEntries(missing.map((name) => [name, literal(null)])),
      ...flags,
    }),
    rowNames,
  );
}
const no = literal(false);
const inDistricts = one("districts_in_county");
const inCounties = one("counties_in_state");
/** One row per student and place: a student at one school is one row at every place above it. */
export const studentPlaces = union(
  pick(
    withColumns(numbered, {
      at_school: yes,
      at_district: one("schools_in_district"),
      at_county: and(one("schools_in_district"), inDistricts),
      at_state: and(one("schools_in_district"), inDistricts, inCounties),
    }),
    rowNames,
  ),
  together(
    numbered,
    "schools_in_district",
    inDistrict,
    { at_school: no, at_district: yes, at_county: inDistricts, at_state: and(inDistricts, inCounties) },
    ["districts_in_county", "counties_in_state"],
  ),
  together(
    numbered,
    "districts_in_county",
    inCounty,
    { at_school: no, at_district: no, at_county: yes, at_state: inCounties },
    ["counties_in_state"],
  ),
  together(
    numbered,
    "counties_in_state",
    inState,
    { at_school: no, at_district: no, at_county: no, at_state: yes },
    [],
  ),
);
