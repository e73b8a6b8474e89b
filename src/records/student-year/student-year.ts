import { fullDayOfSuspension } from "../../rules/discipline.ts";
import { earlyWarningRules } from "../../rules/early-warning.ts";
import { gradeBandEnds } from "../../rules/grades.ts";
import { longTermEnglishLearnerRules, reclassificationRules } from "../../rules/us-ca-english-learners.ts";
import { coverColumn } from "../coverage/made-table.ts";
import {
  above,
  and,
  atLeast,
  atMost,
  choose,
  column,
  despiteRounding,
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
import type { Need } from "../need.ts";
import { needs } from "../needs.ts";
import { columnNames, join, leftJoin, pick, type Relation, withColumns } from "../relation.ts";
import type { Stage } from "../stages.ts";
import { answers } from "./answers.ts";
import { daysInSchool } from "./attendance.ts";
import { withCohortStatuses } from "./cohort-status.ts";
import { bySameGroup, byTeacherOfColor, classSizes, mathCourses } from "./courses.ts";
import { grown, growthLine } from "./growth.ts";
import { comparedOffenses } from "./incidents.ts";
import { known, schoolYears } from "./keys.ts";
import { described, inPrograms, learnerCodes, specialEducation, spoken } from "./person.ts";
import { studentPlaces } from "./places.ts";
import { schoolLastDays } from "./spells.ts";
import {
  englishProgress,
  englishProgressLastYear,
  lastYear,
  testedLastYear,
  testedTwoYearsAgo,
  testSubjects,
  testsTaken,
} from "./tests.ts";

const c = column;
const no = literal(false);

const perStudent = [
  described,
  inPrograms,
  spoken,
  specialEducation,
  testsTaken,
  testedLastYear,
  testedTwoYearsAgo,
  englishProgress,
  englishProgressLastYear,
  lastYear,
  mathCourses,
  answers,
];
const everything = join(
  perStudent.reduce((rows: Relation, facts) => leftJoin(rows, facts, ["school_year", "student_id"]), studentPlaces),
  pick(schoolYears, ["school_year", "year_start", "year_end", "census_day"]),
  ["school_year"],
);

const flag = (name: string): Expr => known(c(name), false);
/**
 * A column from a list of participants, suspended students or students with a status: no row means no only where such
 * records cover the student.
 */
const covered = (need: Need, value: Expr): Expr => choose([[c(coverColumn(need)), value]], null);
const counted = (need: Need, name: string): Expr => covered(need, firstKnown(c(name), 0));
const some = (name: string): Expr => atLeast(firstKnown(c(name), 0), 1);
/** A count of none is unknown while some records that it may count are unknown. */
const unlessUnknown = (count: Expr, unknown: string): Expr =>
  choose([[and(equals(count, 0), some(unknown)), null]], count);
/** Whether one teacher is enough: no is unknown while a teacher is. */
const unlessTeachersUnknown = (any: Expr): Expr =>
  choose([[and(not(equals(firstKnown(any, false), true)), some("teachers_unknown")), null]], any);
/** Courses that were not passed earned nothing. */
const creditsOnRecord = choose(
  [[atLeast(firstKnown(c("marks"), 0), 1), firstKnown(c("credits_earned"), 0)]],
  c("credits_earned"),
);
/** A sum with an unknown part is unknown. */
const wholeSum = (name: string, unknown: string): Expr => choose([[some(unknown), null]], c(name));
const parentsWithoutDiploma = and(
  equals(c("parent_education"), "not-high-school"),
  or(not(isKnown(c("parent_education_2"))), isIn(c("parent_education_2"), ["not-high-school"])),
);
/** One parent without a diploma, and another who declined to say. */
const oneParentUnknown = or(
  and(equals(c("parent_education"), "not-high-school"), equals(c("parent_education_2"), "declined")),
  and(equals(c("parent_education"), "declined"), equals(c("parent_education_2"), "not-high-school")),
);
const gradeNumber = choose(
  [
    [isIn(c("grade"), ["TK", "KN"]), 0],
    ...["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].map(
      (g, i) => [equals(c("grade"), g), i + 1] as [Expr, number],
    ),
  ],
  null,
);
/** A row of unknown eligibility counts until a later one decides it. */
const isEligibilityUnknown = or(
  flag("unknown_in_year"),
  and(
    isKnown(c("unknown_at_start")),
    or(not(isKnown(c("known_at_start"))), above(c("unknown_at_start"), c("known_at_start"))),
  ),
);
const isDisabled = choose(
  [
    [or(flag("eligible_at_start"), flag("eligible_in_year")), true],
    [isEligibilityUnknown, null],
  ],
  false,
);
/** School year of the row; `school_year` itself may be the number of a shorter period. */
const yearOfRow = schoolYearOf(c("year_start"));
/** School years since reclassification: at least, and at most. A student with no stated day was a learner until `el_until`. */
const leastFluentYears = minus(yearOfRow, schoolYearOf(c("rfep_by")));
const mostFluentYears = minus(
  yearOfRow,
  schoolYearOf(firstKnown(c("rfep_since"), choose([[atMost(c("el_until"), c("rfep_by")), c("el_until")]], null))),
);
/** Exact if the day of reclassification is stated. */
const mostYearsToReclassify = minus(schoolYearOf(c("rfep_by")), schoolYearOf(c("el_since")));
const testedHere = (subject: string): Expr =>
  or(
    not(isKnown(c("school_id"))),
    not(isKnown(c(`${subject}_school`))),
    equals(c(`${subject}_school`), c("school_id")),
  );

const withFirstColumns = withColumns(everything, {
  // A cohort member's own-year answers are in the row of the year.
  ...Object.fromEntries(
    columnNames(answers)
      .filter((name) => name.startsWith("answer_"))
      .map((name) => [name, choose([[not(c("as_cohort")), c(name)]], null)]),
  ),
  grade_number: gradeNumber,
  disability: covered(needs.specialEducation, isDisabled),
  // A yes/no file does not contradict one that names the status.
  elas: choose(
    [[equals(c("elas"), "not-EL"), firstKnown(c("elas_spelled_out"), c("elas"))]],
    firstKnown(c("elas"), c("elas_later"), c("elas_undetermined")),
  ),
  gender: firstKnown(c("gender"), c("answered_gender")),
  longest_spell_days: covered(needs.enrollmentDates, c("longest_spell_days")),
  ...Object.fromEntries(
    ["in_cohort_4yr", "graduated_4yr", "dropped_out_4yr", "a_g_4yr", "in_cohort_5yr", "graduated_5yr"].map((name) => [
      name,
      covered(needs.completions, c(name)),
    ]),
  ),
  exempt: not(c("not_exempt")),
  days_expected: covered(needs.attendance, wholeSum("days_expected", "expected_unknown")),
  days_attended: wholeSum("days_attended", "attended_unknown"),
  days_absent: covered(
    needs.attendance,
    minus(wholeSum("days_expected", "expected_unknown"), wholeSum("days_attended", "attended_unknown")),
  ),
  // A student for whom no row states them has none; with some rows stated and others not, they are unknown.
  days_in: choose([[not(isKnown(c("days_in"))), 0]], wholeSum("days_in", "in_days_unknown")),
  days_lost: covered(
    needs.suspensionsOut,
    choose(
      [
        [some("out_unknown"), wholeSum("days_out", "out_days_unknown")],
        [and(not(isKnown(c("days_decided_out"))), isKnown(c("days_out"))), wholeSum("days_out", "out_days_unknown")],
      ],
      firstKnown(c("days_decided_out"), 0),
    ),
  ),
  suspensions: counted(needs.suspensions, "suspensions"),
  suspension_days: covered(
    needs.suspensionDays,
    choose(
      [
        [
          and(
            atLeast(c("suspension_unknown"), 1),
            not(despiteRounding(atLeast(c("suspension_days"), fullDayOfSuspension.value))),
          ),
          null,
        ],
        [atLeast(c("suspensions"), 1), c("suspension_days")],
      ],
      0,
    ),
  ),
  incidents: covered(needs.allIncidents, firstKnown(c("incidents"), 0)),
  suspensions_out: counted(needs.suspensionsOut, "suspensions_out"),
  suspensions_in: counted(needs.suspensionsIn, "suspensions_in"),
  expulsions: counted(needs.expulsions, "expulsions"),
  police_referrals: counted(needs.policeReferrals, "police_referrals"),
  restraints: counted(needs.restraints, "restraints"),
  ...Object.fromEntries(
    comparedOffenses.flatMap((kind) => [
      [
        `suspensions_${kind}`,
        covered(needs.suspensions, unlessUnknown(firstKnown(c(`suspensions_${kind}`), 0), "suspended_kinds_unknown")),
      ],
      [
        `incidents_${kind}`,
        covered(needs.allIncidents, unlessUnknown(firstKnown(c(`incidents_${kind}`), 0), "kinds_unknown")),
      ],
    ]),
  ),
  exams_passed: covered(needs.exams, unlessUnknown(firstKnown(c("exams_passed"), 0), "scores_unknown")),
  exams_taken: counted(needs.exams, "exams_taken"),
  advanced_courses: covered(needs.courseLevels, unlessUnknown(c("advanced_courses"), "levels_unknown")),
  exam_courses: covered(needs.courseLevels, unlessUnknown(c("exam_courses"), "levels_unknown")),
  college_courses: covered(needs.collegeCourses, unlessUnknown(c("college_courses"), "levels_unknown")),
  college_program: covered(needs.collegeCourses, flag("college_program")),
  stem_courses: covered(needs.stem, unlessUnknown(c("stem_courses"), "stem_unknown")),
  core_d_or_f: unlessUnknown(c("core_d_or_f"), "d_or_f_unknown"),
  // Known as far as the rules ask: at most one, and none.
  core_f: choose(
    [[and(atMost(c("core_f"), earlyWarningRules.onTrackFailures.value), some("f_unknown")), null]],
    c("core_f"),
  ),
  credits_on_record: creditsOnRecord,
  credits_earned: choose([[some("credits_unknown"), null]], creditsOnRecord),
  algebra_reached: covered(needs.mathSteps, c("algebra_reached")),
  beyond_algebra_2: covered(needs.mathSteps, c("beyond_algebra_2")),
  homeless: covered(needs.homeless, flag("homeless")),
  foster: covered(needs.foster, flag("foster")),
  migrant: covered(needs.migrant, flag("migrant")),
  military: covered(needs.military, flag("military")),
  gifted: covered(needs.gifted, flag("gifted")),
  extracurricular: covered(needs.extracurricular, flag("extracurricular")),
  counseled: covered(needs.counseling, flag("counseled")),
  went_to_college: covered(needs.postsecondary, flag("went_to_college")),
  cte_completer: covered(needs.cte, flag("cte_completer")),
  work_based: covered(needs.workBased, flag("work_based")),
  race_ethnicity: firstKnown(c("answered_race"), c("race_ethnicity"), "not-reported"),
  race_2024: firstKnown(c("answered_race"), c("race_2024"), "not-reported"),
  home_language: firstKnown(c("primary_language"), c("home_language")),
});
const withSecondColumns = withColumns(withFirstColumns, {
  grade_band: choose(
    Object.entries(gradeBandEnds).map(([band, last]): [Expr, string] => [atMost(c("grade_number"), last), band]),
    null,
  ),
  disadvantaged: covered(
    needs.disadvantage,
    or(
      flag("free_meal"),
      flag("reduced_meal"),
      flag("said_disadvantaged"),
      flag("homeless"),
      flag("foster"),
      flag("migrant"),
      choose([[oneParentUnknown, null]], known(parentsWithoutDiploma, false)),
    ),
  ),
  disability_category: choose([[c("disability"), c("held_category")]], null),
  setting: choose([[c("disability"), c("held_setting")]], null),
  el_status: choose(
    [
      [isIn(c("elas"), learnerCodes), "EL"],
      [and(equals(c("elas"), "RFEP"), above(leastFluentYears, reclassificationRules.recentYears.value)), "RFEP-over-4"],
      [and(equals(c("elas"), "RFEP"), atMost(mostFluentYears, reclassificationRules.recentYears.value)), "RFEP-recent"],
      [equals(c("elas"), "RFEP"), "RFEP-undated"],
    ],
    c("elas"),
  ),
  years_as_el: choose([[isIn(c("elas"), learnerCodes), minus(yearOfRow, schoolYearOf(c("el_since")))]], null),
  reclassified: choose(
    [
      [isKnown(c("rfep_by")), true],
      // No longer an English learner, by a file that does not say whether reclassified.
      [equals(c("elas"), "not-EL"), null],
    ],
    no,
  ),
  years_to_reclassify: choose(
    [
      [
        or(isKnown(c("rfep_since")), atMost(mostYearsToReclassify, reclassificationRules.within.value)),
        mostYearsToReclassify,
      ],
    ],
    null,
  ),
  taught_by_same_group: unlessTeachersUnknown(bySameGroup),
  taught_by_teacher_of_color: unlessTeachersUnknown(byTeacherOfColor),
  ...Object.fromEntries(testSubjects.map((s) => [`${s}_here`, testedHere(s)])),
});

const yearly = withColumns(withSecondColumns, {
  long_term_el: choose(
    [
      [equals(c("el_status"), "EL"), above(c("years_as_el"), longTermEnglishLearnerRules.longTermAfter.value)],
      [isKnown(c("el_status")), no],
    ],
    null,
  ),
  el_in_year: choose(
    [
      [or(isIn(c("elas_at_start"), learnerCodes), isKnown(c("learner_from"))), true],
      [isKnown(c("el_status")), equals(c("el_status"), "EL")],
    ],
    null,
  ),
});
/** All columns except those that need every student's scores. */
export const rows = withCohortStatuses(yearly);
const elaLine = growthLine(rows, "ela");
const mathLine = growthLine(rows, "math");

/** One row per student, place and school year, derived from the records. The input of every indicator. */
export const studentYear: Relation = withColumns(
  leftJoin(leftJoin(rows, elaLine, ["school_year", "grade"]), mathLine, ["school_year", "grade"]),
  {
    ela_growth: grown("ela"),
    math_growth: grown("math"),
  },
);

/** Table of the rows. */
export const rowsTable = "student_year";

/**
 * Subqueries of the student-year in topological order, each materialized for the next: those that need all students
 * at once, and the rows themselves, which an engine may derive for a subset of students.
 */
export const studentYearStages: readonly Stage[] = [
  { id: "days_in_school", relation: daysInSchool },
  { id: "class_size", relation: classSizes },
  { id: "school_last_day", relation: schoolLastDays },
  { id: rowsTable, relation: rows, inParts: true },
  { id: "ela_line", relation: elaLine },
  { id: "math_line", relation: mathLine },
];
