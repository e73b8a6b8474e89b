import {
  above,
  and,
  atLeast,
  atMost,
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
  or,
  schoolYearOf,
} from "../expr.ts";
import { race2024, raceEthnicity } from "../race.ts";
import {
  type Aggregate,
  anyOf,
  distinct,
  from,
  group,
  join,
  latest,
  latestUntied,
  maxOf,
  minOf,
  where,
  withColumns,
} from "../relation.ts";
import * as t from "../tables.ts";
import { known, schoolYears } from "./keys.ts";
import { spells } from "./spells.ts";

const c = column;

/** Every student in every year, with the year's fixed days. */
export const studentYears = join(distinct(spells, ["school_year", "student_id"]), schoolYears, ["school_year"]);
const describing = ["gender", ...t.raceColumnNames, "parent_education", "parent_education_2", "home_language"];
const namesRace = or(...t.raceColumnNames.map((name) => isKnown(c(name))));
/** One description per student and day, merged from all files with that day. */
const descriptions = withColumns(
  group(
    from(t.student),
    ["student_id", "start_date"],
    Object.fromEntries(describing.map((name) => [name, maxOf(c(name))])),
  ),
  {
    race_ethnicity: choose([[namesRace, raceEthnicity]], null),
    race_2024: choose([[namesRace, race2024]], null),
  },
);
/** Latest description that began by the end of the year; if there is none, the first later one. */
const sinceLongAgo = daysBetween(literal("1900-01-01"), c("start_date"));
const describedOrder = choose([[atMost(c("start_date"), c("year_end")), sinceLongAgo]], minus(0, sinceLongAgo));
export const described = group(
  withColumns(join(studentYears, descriptions, ["student_id"]), { order: describedOrder }),
  ["school_year", "student_id"],
  Object.fromEntries(
    [...describing, "race_ethnicity", "race_2024"].map((name) => [name, latestUntied(c(name), c("order"))]),
  ),
);
const has = (name: string): Aggregate => anyOf(equals(c("program"), name));
/** Program rows of a year whose dates overlap the year; a status that ended earlier does not count. */
const programsOfYear = where(
  join(from(t.program), schoolYears, ["school_year"]),
  and(atMost(c("start_date"), c("year_end")), or(not(isKnown(c("end_date"))), atLeast(c("end_date"), c("year_start")))),
);
export const inPrograms = group(programsOfYear, ["school_year", "student_id"], {
  free_meal: has("free-meal"),
  reduced_meal: has("reduced-meal"),
  said_disadvantaged: has("disadvantaged"),
  homeless: has("homeless"),
  foster: has("foster"),
  migrant: has("migrant"),
  military: has("military"),
  section_504: has("section-504"),
  gifted: has("gifted"),
  extracurricular: has("extracurricular"),
  counseled: has("counseling"),
  college_program: has("college-course"),
  went_to_college: has("postsecondary"),
  cte_completer: has("cte-completer"),
  work_based: has("work-based-learning"),
});
const byCensusDay = atMost(c("start_date"), c("census_day"));
const isAssumed = known(c("start_assumed"), false);
const fluencies = group(from(t.language), ["student_id", "start_date"], {
  elas: maxOf(c("elas")),
  ...Object.fromEntries(
    (["RFEP", "EL"] as const).flatMap((code): [string, Aggregate][] => [
      [`${code.toLowerCase()}_date`, maxOf(c("start_date"), equals(c("elas"), code))],
      [`${code.toLowerCase()}_stated`, maxOf(c("start_date"), and(equals(c("elas"), code), not(isAssumed)))],
    ]),
  ),
  stated: anyOf(not(isAssumed)),
  primary_language: maxOf(c("primary_language")),
});
const determined = not(equals(c("elas"), "TBD"));
const begunBefore = atMost(c("start_date"), c("year_start"));
const beganInYear = and(above(c("start_date"), c("year_start")), atMost(c("start_date"), c("year_end")));
/** English learner statuses, including adult learners. */
export const learnerCodes = ["EL", "ADEL"] as const;
const withoutLearning = isIn(c("elas"), ["EO", "IFEP", "RFEP"]);
/**
 * The status before a day on which one begins. A student reclassified that day was an English learner; where the day
 * is assumed, reclassified and "not a learner" say nothing about earlier years.
 */
const before = choose(
  [
    [isKnown(c("rfep_stated")), "EL"],
    [and(not(known(c("stated"), false)), isIn(c("elas"), ["RFEP", "not-EL"])), null],
  ],
  c("elas"),
);
const statuses = group(join(studentYears, fluencies, ["student_id"]), ["school_year", "student_id"], {
  elas: latestUntied(c("elas"), c("start_date"), and(byCensusDay, determined)),
  elas_spelled_out: latestUntied(c("elas"), c("start_date"), and(byCensusDay, withoutLearning)),
  // A student tested after Census Day has had that status all along.
  elas_later: latestUntied(before, minus(0, sinceLongAgo), and(not(byCensusDay), determined, isKnown(before))),
  elas_undetermined: maxOf(c("elas"), equals(c("elas"), "TBD")),
  elas_at_start: latestUntied(c("elas"), c("start_date"), begunBefore),
  learner_from: maxOf(c("start_date"), and(isIn(c("elas"), learnerCodes), beganInYear)),
  rfep_by: minOf(c("rfep_date")),
  rfep_stated: minOf(c("rfep_stated")),
  el_by: minOf(c("el_date")),
  el_stated: minOf(c("el_stated")),
  el_until: maxOf(c("el_date")),
  primary_language: latestUntied(c("primary_language"), c("start_date")),
});
/** The first stated day of a status, unless a file of an earlier year has the status without a day: then it began at an unknown time. */
const firstStated = (status: "rfep" | "el"): Expr =>
  choose([[equals(schoolYearOf(c(`${status}_stated`)), schoolYearOf(c(`${status}_by`))), c(`${status}_stated`)]], null);
export const spoken = withColumns(statuses, { rfep_since: firstStated("rfep"), el_since: firstStated("el") });
const stillHolds = or(not(isKnown(c("end_date"))), atLeast(c("end_date"), c("year_start")));
const eligibleRow = firstKnown(c("eligible"), choose([[isKnown(c("category")), true]], null));
const begun = atMost(c("start_date"), c("year_end"));
export const specialEducation = group(
  join(studentYears, from(t.disability), ["student_id"]),
  ["school_year", "student_id"],
  {
    eligible_at_start: latest(and(eligibleRow, stillHolds), c("start_date"), begunBefore),
    eligible_in_year: anyOf(eligibleRow, beganInYear),
    unknown_at_start: maxOf(c("start_date"), and(not(isKnown(eligibleRow)), stillHolds, begunBefore)),
    known_at_start: maxOf(c("start_date"), and(isKnown(eligibleRow), begunBefore)),
    unknown_in_year: anyOf(not(isKnown(eligibleRow)), beganInYear),
    held_category: latest(c("category"), c("start_date"), begun),
    held_setting: latest(c("setting"), c("start_date"), begun),
    regular_class_share: latest(c("regular_class_share"), c("start_date"), begun),
  },
);
