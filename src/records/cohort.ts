import { graduationCohort } from "../rules/us-federal-graduation.ts";
import { calendar } from "./calendar.ts";
import {
  and,
  atLeast,
  atMost,
  choose,
  column,
  type Expr,
  equals,
  firstKnown,
  isIn,
  literal,
  minus,
  not,
  plus,
} from "./expr.ts";
import {
  anyOf,
  distinct,
  from,
  group,
  join,
  latest,
  minOf,
  pick,
  type Relation,
  where,
  withColumns,
} from "./relation.ts";
import { enrollment } from "./tables.ts";

const c = column;

/** Grade 9 to 12 as a number; unknown for other grades. */
const highSchoolGrade: Expr = choose(
  [
    [equals(c("grade"), "09"), 9],
    [equals(c("grade"), "10"), 10],
    [equals(c("grade"), "11"), 11],
    [equals(c("grade"), "12"), 12],
  ],
  null,
);

const highSchool = withColumns(
  where(
    from(enrollment),
    and(
      isIn(c("status"), ["primary", "short-term"]),
      isIn(c("grade"), ["09", "10", "11", "12"]),
      not(isIn(firstKnown(c("exit_kind"), "still-enrolled"), ["no-show"])),
    ),
  ),
  { grade_number: highSchoolGrade },
);

/**
 * The first year a student was seen in high school, and the resulting cohort: first-time grade 9 in 2023 is the
 * cohort of 2026.
 */
const firstSeen = pick(
  withColumns(
    join(
      group(highSchool, ["student_id"], { first_seen: minOf(c("school_year")) }),
      group(highSchool, ["student_id", "school_year"], { first_grade: minOf(c("grade_number")) }),
      ["student_id"],
    ),
    {},
  ),
  {
    student_id: c("student_id"),
    first_seen: c("first_seen"),
    school_year: c("school_year"),
    first_grade: c("first_grade"),
  },
);

const cohortOf = pick(where(firstSeen, equals(c("first_seen"), c("school_year"))), {
  student_id: c("student_id"),
  cohort_year: minus(plus(c("school_year"), graduationCohort.lastGrade), c("first_grade")),
});

/**
 * The adjusted cohort within `years` (34 CFR 200.34): its final members with their outcomes. Documented transfers,
 * emigrants and deceased students are removed from the cohort; students who left without a known destination, or did
 * not return, stay in it as having left. A cohort is computed only if there are records of its first year.
 */
function cohortWithin(years: number, name: string): Relation {
  const until = plus(c("cohort_year"), years - graduationCohort.years.four);
  const spells = where(join(highSchool, cohortOf, ["student_id"]), atMost(c("school_year"), until));
  const order = c("entry_date");
  const ended = group(spells, ["student_id", "cohort_year"], {
    last_year: { op: "max", of: c("school_year") },
    school_id: latest(c("school_id"), order),
    district_id: latest(c("district_id"), order),
    last_grade: latest(c("grade"), order),
    last_exit: latest(firstKnown(c("exit_kind"), "still-enrolled"), order),
    diploma: anyOf(equals(c("completion"), "diploma")),
    other_completion: anyOf(isIn(c("completion"), ["adult-diploma", "certificate", "equivalency"])),
    met_a_g: anyOf(firstKnown(c("met_a_g"), false), equals(c("completion"), "diploma")),
  });
  const end = withColumns(ended, {
    outcome: choose(
      [
        [equals(c("diploma"), true), "diploma"],
        [equals(c("other_completion"), true), "other-completer"],
        [isIn(c("last_exit"), ["transfer-out", "transfer-public", "died"]), "left-the-cohort"],
        [isIn(c("last_exit"), ["dropout", "completer"]), "dropout"],
        [atLeast(c("last_year"), until), "still-enrolled"],
      ],
      "dropout",
    ),
    school_year: until,
  });
  const years_ = distinct(from(calendar), ["school_year", "first_year"]);
  const asked = where(
    join(years_, end, ["school_year"]),
    and(
      atLeast(minus(c("cohort_year"), graduationCohort.years.four - 1), c("first_year")),
      not(equals(c("outcome"), "left-the-cohort")),
    ),
  );
  return pick(asked, {
    school_year: c("school_year"),
    student_id: c("student_id"),
    school_id: c("school_id"),
    district_id: c("district_id"),
    cohort_year: c("cohort_year"),
    [`in_cohort_${name}`]: literal(true),
    [`graduated_${name}`]: equals(c("outcome"), "diploma"),
    [`dropped_out_${name}`]: equals(c("outcome"), "dropout"),
    [`a_g_${name}`]: and(equals(c("outcome"), "diploma"), equals(firstKnown(c("met_a_g"), false), true)),
  });
}

export const cohort4 = cohortWithin(graduationCohort.years.four, "4yr");
export const cohort5 = cohortWithin(graduationCohort.years.five, "5yr");

/** Grade of a cohort's rows, including members who left before grade 12. */
export const cohortGrade = "12";
