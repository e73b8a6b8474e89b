import { documentedTransfers, graduationCohort } from "../rules/us-federal-graduation.ts";
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
  isKnown,
  literal,
  minus,
  not,
  or,
  plus,
  schoolYearOf,
} from "./expr.ts";
import {
  anyOf,
  distinct,
  from,
  group,
  join,
  latest,
  leftJoin,
  minOf,
  pick,
  type Relation,
  where,
  withColumns,
} from "./relation.ts";
import { enrollment, student } from "./tables.ts";

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
 * The year in which a student was first seen in high school. A student who repeats grade 9 in the first year of the records looks like one who enters it, unless
 * a file has the day on which grade 9 was entered.
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

/** The day on which a student entered grade 9 for the first time, in any school, where a file says it. */
const enteredGrade9 = where(
  group(from(student), ["student_id"], { entered: minOf(c("entered_grade_9")) }),
  isKnown(c("entered")),
);
/** The cohort that follows from the first year: first-time grade 9 in 2023 is the cohort of 2026. */
const cohortOf = pick(
  leftJoin(where(firstSeen, equals(c("first_seen"), c("school_year"))), enteredGrade9, ["student_id"]),
  {
    student_id: c("student_id"),
    cohort_year: firstKnown(
      plus(schoolYearOf(c("entered")), graduationCohort.years.four - 1),
      minus(plus(c("school_year"), graduationCohort.lastGrade), c("first_grade")),
    ),
  },
);
/** A move to another school or program, of which the file, or its exit code by definition, says that it is documented. */
const documentedTransfer = and(
  isIn(c("exit_kind"), ["transfer-out", "transfer-public"]),
  firstKnown(c("transfer_documented"), isIn(firstKnown(c("exit_code"), ""), documentedTransfers.codes)),
);

/**
 * The adjusted cohort within `years` (34 CFR 200.34): its members at the end, and the outcome of each. Documented transfers, emigrants and deaths leave
 * the cohort; students who left without a known destination, whose transfer is not documented, or who did not come back, stay in it as having left. Whether a completer without a known completion graduated is unknown. A cohort is computed only if there are records of its first year.
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
    completion_known: latest(isKnown(c("completion")), order),
    left_the_cohort: latest(firstKnown(or(equals(c("exit_kind"), "died"), documentedTransfer), false), order),
    diploma: anyOf(equals(c("completion"), "diploma")),
    other_completion: anyOf(isIn(c("completion"), ["adult-diploma", "certificate", "equivalency"])),
    met_a_g: anyOf(firstKnown(c("met_a_g"), false), equals(c("completion"), "diploma")),
  });
  const end = withColumns(ended, {
    outcome: choose(
      [
        [equals(c("diploma"), true), "diploma"],
        [equals(c("other_completion"), true), "other-completer"],
        [c("left_the_cohort"), "left-the-cohort"],
        [and(equals(c("last_exit"), "completer"), not(c("completion_known"))), "unknown"],
        [isIn(c("last_exit"), ["dropout", "completer", "transfer-out", "transfer-public"]), "dropout"],
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
  const unlessUnknown = (answer: Expr): Expr => choose([[equals(c("outcome"), "unknown"), null]], answer);
  return pick(asked, {
    school_year: c("school_year"),
    student_id: c("student_id"),
    school_id: c("school_id"),
    district_id: c("district_id"),
    cohort_year: c("cohort_year"),
    [`in_cohort_${name}`]: literal(true),
    [`graduated_${name}`]: unlessUnknown(equals(c("outcome"), "diploma")),
    [`dropped_out_${name}`]: unlessUnknown(equals(c("outcome"), "dropout")),
    [`a_g_${name}`]: unlessUnknown(and(equals(c("outcome"), "diploma"), equals(firstKnown(c("met_a_g"), false), true))),
  });
}

export const cohort4 = cohortWithin(graduationCohort.years.four, "4yr");
export const cohort5 = cohortWithin(graduationCohort.years.five, "5yr");

/** Grade of a cohort's rows, including members who left before grade 12. */
export const cohortGrade = "12";
