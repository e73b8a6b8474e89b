import { graduationCohort } from "../../rules/us-federal-graduation.ts";
import { and, atLeast, atMost, choose, column, type Expr, equals, isKnown, minus, not } from "../expr.ts";
import {
  type Aggregate,
  anyOf,
  countOf,
  distinct,
  group,
  join,
  latest,
  leftJoin,
  pick,
  type Relation,
  where,
  withColumns,
} from "../relation.ts";
import { cohortMembers } from "./spells.ts";

const c = column;

/** Statuses a cohort member has if they had them at any time in the cohort's four years. */
const flags = [
  "disadvantaged",
  "homeless",
  "foster",
  "migrant",
  "military",
  "disability",
  "long_term_el",
  "el_in_year",
  "cte_completer",
] as const;
/** Descriptions of which the latest is used. */
const latestOnes = ["disability_category", "setting", "el_status"] as const;

const anyTime = (name: string): string => `${name}_any_time`;
const unknownTimes = (name: string): string => `${name}_unknown_times`;
const last = (name: string): string => `${name}_last`;
const aggregates = (names: readonly string[], aggregatesOf: (name: string) => readonly [string, Aggregate][]) =>
  Object.fromEntries(names.flatMap(aggregatesOf));

/** Columns filled only in rows of graduation cohorts. */
export const cohortStatusColumns: readonly string[] = [
  ...flags.flatMap((name) => [anyTime(name), unknownTimes(name)]),
  ...latestOnes.map(last),
];

/**
 * Gives rows of graduation cohorts the statuses of the cohort's four years: yes if any year is yes, unknown if none
 * is yes and one is unknown, otherwise no (California School Dashboard Technical Guide: student groups of the
 * graduation rate).
 */
export function withCohortStatuses(rows: Relation): Relation {
  // Rows that count at the state have each student once per year.
  const years = pick(where(rows, and(not(c("as_cohort")), equals(c("enrolled"), true), equals(c("at_state"), true))), {
    student_id: c("student_id"),
    status_year: c("school_year"),
    ...Object.fromEntries([...flags, ...latestOnes].map((name) => [name, c(name)])),
  });
  const asked = distinct(cohortMembers, ["school_year", "student_id", "cohort_year"]);
  const ofCohort = where(
    join(years, asked, ["student_id"]),
    and(
      atLeast(c("status_year"), minus(c("cohort_year"), graduationCohort.years.four - 1)),
      atMost(c("status_year"), c("cohort_year")),
    ),
  );
  const statuses = group(ofCohort, ["school_year", "student_id"], {
    ...aggregates(flags, (name) => [
      [anyTime(name), anyOf(c(name))],
      [unknownTimes(name), countOf(not(isKnown(c(name))))],
    ]),
    ...aggregates(latestOnes, (name) => [[last(name), latest(c(name), c("status_year"))]]),
  });
  const asCohort = (operand: Expr, otherwise: string): Expr => choose([[c("as_cohort"), operand]], c(otherwise));
  const atAnyTime = (name: string): Expr =>
    choose(
      [
        [c(anyTime(name)), true],
        [equals(c(unknownTimes(name)), 0), false],
      ],
      null,
    );
  const joined = withColumns(leftJoin(rows, statuses, ["school_year", "student_id"]), {
    ...Object.fromEntries(flags.map((name) => [name, asCohort(atAnyTime(name), name)])),
  });
  return withColumns(joined, {
    disability_category: asCohort(c(last("disability_category")), "disability_category"),
    setting: asCohort(c(last("setting")), "setting"),
    el_status: asCohort(
      choose(
        [
          [c("el_in_year"), "EL"],
          [equals(c("el_in_year"), false), c(last("el_status"))],
        ],
        null,
      ),
      "el_status",
    ),
  });
}
