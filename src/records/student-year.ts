import { calendar } from "./calendar.ts";
import { cohort4, cohort5 } from "./cohort.ts";
import {
  above,
  and,
  asNumber,
  atLeast,
  atMost,
  choose,
  column,
  daysBetween,
  dividedBy,
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
  prefix,
  schoolYearOf,
  times,
} from "./expr.ts";
import { race2024, raceEthnicity } from "./race.ts";
import {
  type Aggregate,
  any,
  columnNames,
  count,
  distinct,
  from,
  group,
  join,
  latest,
  latestUntied,
  leftJoin,
  max,
  min,
  pick,
  type Relation,
  sum,
  union,
  where,
  withColumns,
  without,
} from "./relation.ts";
import type { Stage } from "./stages.ts";
import * as t from "./tables.ts";

const c = column;
const yes = literal(true);
const here = ["school_year", "student_id", "school_id"] as const;
/** The calendar is made, not delivered: one row a school year. */
const schoolYears: Relation = {
  op: "table",
  id: calendar.id,
  columns: Object.keys(calendar.columns),
  key: calendar.key,
};
const known = (e: Expr, otherwise: boolean): Expr => firstKnown(e, otherwise);

/** Facts of a student in one school and year, and how those of several schools become one of their district. */
interface PlaceFacts {
  readonly of: Relation;
  readonly take: Readonly<Record<string, Aggregate>>;
}

// --- where a student was -------------------------------------------------------------------------------------------------

const attending = where(
  from(t.enrollment),
  and(
    isIn(c("status"), ["primary", "short-term"]),
    not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "no-show")),
  ),
);
const datedSpells = withColumns(join(attending, schoolYears, ["school_year"]), {
  until: firstKnown(c("exit_date"), c("year_end")),
});

/**
 * Stability (California's report): 245 calendar days or more in one school in the year, both end days counted. A mid-year change of record (E150) ends
 * a row, not a stay: where at most one row of the school ended otherwise, the stay runs from the first day to the last.
 */
const inSchool = stays(
  withColumns(datedSpells, {
    days_in_spell: daysBetween(c("entry_date"), c("until")),
    there_on_census_day: and(atMost(c("entry_date"), c("census_day")), atLeast(c("until"), c("census_day"))),
  }),
  {
    enrolled: any(yes),
    // One row a student, school, year and day of entry: the key of enrollment.
    grade: latestUntied(c("grade"), c("entry_date")),
    grade_since: max(c("entry_date")),
    spell_district: latestUntied(c("district_id"), c("entry_date")),
    entry_date: min(c("entry_date")),
    exit_date: max(c("until")),
    longest_row_days: max(c("days_in_spell")),
    rows_that_end: count(not(equals(firstKnown(c("exit_kind"), "still-enrolled"), "not-an-exit"))),
    on_census_day: any(c("there_on_census_day")),
  },
);

function stays(rows: Relation, take: Readonly<Record<string, Aggregate>>): Relation {
  const names = [...here, ...Object.keys(take).map((n) => (n === "longest_row_days" ? "longest_spell_days" : n))];
  const whole = daysBetween(c("entry_date"), c("exit_date"));
  return pick(
    withColumns(group(rows, here, take), {
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
const cohortOnly = pick(without(cohortMembers, inSchool, here), {
  school_year: c("school_year"),
  student_id: c("student_id"),
  school_id: c("school_id"),
  enrolled: literal(false),
  grade: literal("12"),
  spell_district: c("district_id"),
});
/** Who answered a survey without a name keeps a row of its own and is never joined to a student. */
const anonymous = pick(
  group(where(from(t.surveyAnswer), not(isKnown(c("student_id")))), ["school_year", "respondent_id", "school_id"], {
    answered_grade: max(c("grade")),
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
const spells = pick(
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

// --- what happened there -------------------------------------------------------------------------------------------------

const fromDays = group(from(t.attendanceDay), here, {
  days_expected: sum(asNumber(isKnown(c("status")))),
  days_attended: sum(asNumber(isIn(c("status"), ["present", "suspended-in"]))),
  days_suspended_out: sum(asNumber(equals(c("status"), "suspended-out"))),
  days_suspended_in: sum(asNumber(equals(c("status"), "suspended-in"))),
  exempt: any(literal(false)),
});
const summary = ["days_expected", "days_attended", "days_suspended_out", "days_suspended_in", "exempt"] as const;
const attendance = union(pick(from(t.absence), [...here, ...summary]), without(fromDays, from(t.absence), here));

const decided = group(from(t.disciplineAction), [...here, "incident_id"], {
  out: any(equals(c("result"), "out-of-school")),
  in_school: any(equals(c("result"), "in-school")),
  expulsion: any(equals(c("result"), "expulsion")),
  police: any(isIn(c("result"), ["arrest", "law-enforcement"])),
  restraint: any(isIn(c("result"), ["physical-restraint", "mechanical-restraint", "seclusion"])),
  out_days: sum(c("days"), equals(c("result"), "out-of-school")),
  decided_kind: max(c("offense_kind")),
});
const incidents = group(from(t.incident), [...here, "incident_id"], { kind: max(c("offense_kind")) });
/** Every incident a student had a part in, with what was decided; decisions whose incident row is missing count as incidents too. */
const answeredIncidents = withColumns(
  union(
    pick(leftJoin(incidents, decided, [...here, "incident_id"]), [
      ...here,
      "incident_id",
      "kind",
      ...columnNames(decided).slice(4),
    ]),
    pick(withColumns(without(decided, incidents, [...here, "incident_id"]), { kind: c("decided_kind") }), [
      ...here,
      "incident_id",
      "kind",
      ...columnNames(decided).slice(4),
    ]),
  ),
  {
    offense: firstKnown(c("kind"), c("decided_kind"), "other"),
    suspension: or(known(c("out"), false), known(c("in_school"), false)),
  },
);
export const comparedOffenses = ["violence", "weapons", "drugs", "defiance", "other"] as const;
/** Kinds that are compared on their own; the rest are taken together as "other". */
const comparedKind = (kind: (typeof comparedOffenses)[number]): Expr =>
  kind === "other"
    ? not(
        isIn(
          c("offense"),
          comparedOffenses.filter((k) => k !== "other"),
        ),
      )
    : equals(c("offense"), kind);

const sizes = group(from(t.courseResult), ["school_year", "school_id", "section_id", "term"], {
  class_size: count(yes),
});
const teachers = pick(from(t.staff), {
  school_year: c("school_year"),
  staff_id: c("staff_id"),
  teacher_hispanic: c("hispanic"),
  teacher_american_indian: c("race_american_indian"),
  teacher_asian: c("race_asian"),
  teacher_black: c("race_black"),
  teacher_filipino: c("race_filipino"),
  teacher_pacific_islander: c("race_pacific_islander"),
  teacher_white: c("race_white"),
  years_total: c("years_total"),
  credential: c("credential"),
  in_field: c("in_field"),
});
const sectionFacts = pick(from(t.section), [
  "school_year",
  "school_id",
  "section_id",
  "term",
  "subject",
  "math_step",
  "level",
  "core",
  "stem_advanced",
  "staff_id",
]);
const taken = leftJoin(
  leftJoin(leftJoin(from(t.courseResult), sectionFacts, ["school_year", "school_id", "section_id", "term"]), sizes, [
    "school_year",
    "school_id",
    "section_id",
    "term",
  ]),
  teachers,
  ["school_year", "staff_id"],
);
const core = equals(c("core"), true);
const markIn = (letters: string): Expr => isIn(prefix(c("mark"), 1), [...letters]);
const marked = and(isKnown(c("mark")), markIn("ABCDF"));
const taughtBy = (race: string): Aggregate => any(firstKnown(c(`teacher_${race}`), false), isKnown(c("staff_id")));

const perSchool: readonly PlaceFacts[] = [
  {
    of: attendance,
    take: {
      days_expected: sum(c("days_expected")),
      days_attended: sum(c("days_attended")),
      days_out: sum(c("days_suspended_out")),
      days_in: sum(c("days_suspended_in")),
      exempt: any(c("exempt")),
    },
  },
  {
    of: answeredIncidents,
    take: {
      incidents: count(yes),
      suspensions: count(c("suspension")),
      suspensions_out: count(known(c("out"), false)),
      suspensions_in: count(known(c("in_school"), false)),
      expulsions: count(known(c("expulsion"), false)),
      police_referrals: count(known(c("police"), false)),
      restraints: count(known(c("restraint"), false)),
      days_decided_out: sum(c("out_days")),
      ...Object.fromEntries(
        comparedOffenses.flatMap((kind) => [
          [`incidents_${kind}`, count(comparedKind(kind))],
          [`suspensions_${kind}`, count(and(comparedKind(kind), c("suspension")))],
        ]),
      ),
    },
  },
  {
    of: taken,
    take: {
      core_marks: count(and(core, marked)),
      core_d_or_f: count(and(core, markIn("DF"))),
      core_f: count(and(core, markIn("F"))),
      credits_earned: sum(c("credits_earned")),
      marks: count(marked),
      courses: count(yes),
      advanced_courses: count(isIn(c("level"), ["honors", "ap", "ib", "college"])),
      exam_courses: count(isIn(c("level"), ["ap", "ib"])),
      college_courses: count(equals(c("level"), "college")),
      stem_courses: count(equals(c("stem_advanced"), true)),
      core_teachers: count(and(core, isKnown(c("years_total")))),
      novice_teachers: count(and(core, atMost(c("years_total"), 2))),
      core_credentials: count(and(core, isKnown(c("credential")))),
      underprepared_teachers: count(and(core, isIn(c("credential"), ["intern", "emergency", "waiver"]))),
      core_fields: count(and(core, isKnown(c("in_field")))),
      out_of_field_teachers: count(and(core, equals(c("in_field"), false))),
      core_class_seats: sum(c("class_size"), core),
      core_classes: count(and(core, isKnown(c("class_size")))),
      taught_by_hispanic: taughtBy("hispanic"),
      taught_by_american_indian: taughtBy("american_indian"),
      taught_by_asian: taughtBy("asian"),
      taught_by_black: taughtBy("black"),
      taught_by_filipino: taughtBy("filipino"),
      taught_by_pacific_islander: taughtBy("pacific_islander"),
      taught_by_white: taughtBy("white"),
    },
  },
  {
    of: cohort4,
    take: {
      in_cohort_4yr: any(c("in_cohort_4yr")),
      graduated_4yr: any(c("graduated_4yr")),
      dropped_out_4yr: any(c("dropped_out_4yr")),
      a_g_4yr: any(c("a_g_4yr")),
    },
  },
  { of: cohort5, take: { in_cohort_5yr: any(c("in_cohort_5yr")), graduated_5yr: any(c("graduated_5yr")) } },
];

const teaching = distinct(where(from(t.staffAssignment), equals(c("job"), "teacher")), [
  "school_year",
  "staff_id",
  "school_id",
]);
const taughtLastYear = pick(teaching, {
  school_year: plus(c("school_year"), 1),
  staff_id: c("staff_id"),
  school_id: c("school_id"),
});
const schoolStaff = join(
  leftJoin(
    group(taughtLastYear, ["school_year", "school_id"], { teachers_last_year: count(yes) }),
    group(without(taughtLastYear, teaching, ["school_year", "staff_id", "school_id"]), ["school_year", "school_id"], {
      teachers_left: count(yes),
    }),
    ["school_year", "school_id"],
  ),
  distinct(teaching, ["school_year", "school_id"]),
  ["school_year", "school_id"],
);

const withPlaceFacts = leftJoin(
  perSchool.reduce((rows: Relation, facts) => leftJoin(rows, group(facts.of, here, facts.take), here), spells),
  schoolStaff,
  ["school_year", "school_id"],
);

/** How facts of several schools become one: counts and sums add, "any" stays any, the grade is the latest. */
const merged: Readonly<Record<string, Aggregate>> = {
  enrolled: any(c("enrolled")),
  grade: latest(c("grade"), firstKnown(c("grade_since"), c("year_start"))),
  entry_date: min(c("entry_date")),
  exit_date: max(c("exit_date")),
  longest_spell_days: max(c("longest_spell_days")),
  on_census_day: any(c("on_census_day")),
  ...Object.fromEntries(
    perSchool.flatMap((facts) =>
      Object.entries(facts.take).map(([name, a]): [string, Aggregate] => [
        name,
        a.take === "any" ? any(c(name)) : a.take === "max" ? max(c(name)) : sum(c(name)),
      ]),
    ),
  ),
  teachers_last_year: sum(c("teachers_last_year")),
  teachers_left: sum(c("teachers_left")),
};

// --- one row a place: a student of one school is one row at every place above it -----------------------------------------

const per = (rows: Relation, by: readonly string[], name: string): Relation => group(rows, by, { [name]: count(yes) });
const inDistrict = ["school_year", "student_id", "state", "county_id", "district_id"];
const inCounty = ["school_year", "student_id", "state", "county_id"];
const inState = ["school_year", "student_id", "state"];
/** Students of one school, nearly all, need no counting of places: only who was in several schools of a year is looked at. */
const movers = where(per(spells, ["school_year", "student_id"], "schools"), above(c("schools"), 1));
const moved = join(spells, pick(movers, ["school_year", "student_id"]), ["school_year", "student_id"]);
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

/** Rows of students with several children of a place, taken together at that place. */
function together(
  rows: Relation,
  several_: string,
  by: readonly string[],
  flags: Readonly<Record<string, Expr>>,
  carried: readonly string[],
): Relation {
  const merging = { ...merged, ...Object.fromEntries(carried.map((name) => [name, max(c(name))])) };
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
const units = union(
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

// --- who the student is, and what is known across schools ------------------------------------------------------------------

const studentYears = join(distinct(spells, ["school_year", "student_id"]), schoolYears, ["school_year"]);
const raceFields = [
  "hispanic",
  "race_american_indian",
  "race_asian",
  "race_black",
  "race_filipino",
  "race_mena",
  "race_pacific_islander",
  "race_white",
  "race_two_or_more",
];
const describing = ["gender", ...raceFields, "parent_education", "parent_education_2", "home_language"];
const namesRace = or(...raceFields.map((name) => isKnown(c(name))));
/** One description a student and day: what several files say of the same day, taken together. */
const descriptions = withColumns(
  group(
    from(t.student),
    ["student_id", "start_date"],
    Object.fromEntries(describing.map((name) => [name, max(c(name))])),
  ),
  {
    race_ethnicity: choose([[namesRace, raceEthnicity]], null),
    race_2024: choose([[namesRace, race2024]], null),
  },
);
/** The latest description that had begun by the end of the year; where none had, the first that begins later stands in. */
const sinceLongAgo = daysBetween(literal("1900-01-01"), c("start_date"));
const describedOrder = choose([[atMost(c("start_date"), c("year_end")), sinceLongAgo]], minus(0, sinceLongAgo));
const described = group(
  withColumns(join(studentYears, descriptions, ["student_id"]), { order: describedOrder }),
  ["school_year", "student_id"],
  Object.fromEntries(
    [...describing, "race_ethnicity", "race_2024"].map((name) => [name, latestUntied(c(name), c("order"))]),
  ),
);
const has = (name: string): Aggregate => any(equals(c("program"), name));
const inPrograms = group(from(t.program), ["school_year", "student_id"], {
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
const fluencies = group(from(t.language), ["student_id", "start_date"], {
  elas: max(c("elas")),
  rfep_date: max(c("start_date"), equals(c("elas"), "RFEP")),
  el_date: max(c("start_date"), equals(c("elas"), "EL")),
  primary_language: max(c("primary_language")),
});
const spoken = group(join(studentYears, fluencies, ["student_id"]), ["school_year", "student_id"], {
  elas: latestUntied(c("elas"), c("start_date"), byCensusDay),
  elas_later: latestUntied(c("elas"), c("start_date"), not(byCensusDay)),
  rfep_since: min(c("rfep_date")),
  el_since: min(c("el_date")),
  primary_language: latestUntied(c("primary_language"), c("start_date")),
});
const stillHolds = or(not(isKnown(c("end_date"))), atLeast(c("end_date"), c("year_start")));
const eligibleRow = firstKnown(c("eligible"), isKnown(c("category")));
const begunBefore = atMost(c("start_date"), c("year_start"));
const beganInYear = and(above(c("start_date"), c("year_start")), atMost(c("start_date"), c("year_end")));
const begun = atMost(c("start_date"), c("year_end"));
const specialEducation = group(join(studentYears, from(t.disability), ["student_id"]), ["school_year", "student_id"], {
  eligible_at_start: latest(and(eligibleRow, stillHolds), c("start_date"), begunBefore),
  eligible_in_year: any(eligibleRow, beganInYear),
  held_category: latest(c("category"), c("start_date"), begun),
  held_setting: latest(c("setting"), c("start_date"), begun),
  regular_class_share: latest(c("regular_class_share"), c("start_date"), begun),
});

const subjects = ["ela", "math", "science", "elpac"] as const;
const tests = withColumns(from(t.assessment), { when: c("school_year") });
const testFacts = (suffix: string): Readonly<Record<string, Aggregate>> =>
  Object.fromEntries(
    subjects.flatMap((subject): [string, Aggregate][] => {
      const only = equals(c("subject"), subject);
      return [
        [`${subject}_tested${suffix}`, any(c("tested"), only)],
        [`${subject}_level${suffix}`, max(c("level"), and(only, equals(c("tested"), true)))],
        [`${subject}_distance${suffix}`, max(c("distance"), and(only, equals(c("tested"), true)))],
        [`${subject}_school${suffix}`, max(c("school_id"), only)],
      ];
    }),
  );
const tested = group(tests, ["school_year", "student_id"], {
  ...testFacts(""),
  exams_passed: count(
    or(
      and(equals(c("subject"), "ap"), atLeast(c("score"), 3)),
      and(equals(c("subject"), "ib"), atLeast(c("score"), 4)),
    ),
  ),
  exams_taken: count(isIn(c("subject"), ["ap", "ib"])),
});
const testedLastYear = pick(
  group(
    withColumns(tests, { school_year: plus(c("school_year"), 1) }),
    ["school_year", "student_id"],
    testFacts("_last_year"),
  ),
  ["school_year", "student_id", "ela_distance_last_year", "math_distance_last_year", "elpac_level_last_year"],
);
const lastYear = pick(
  group(withColumns(attending, { school_year: plus(c("school_year"), 1) }), ["school_year", "student_id"], {
    grade_last_year: latest(c("grade"), c("entry_date")),
  }),
  ["school_year", "student_id", "grade_last_year"],
);
/** Steps of the mathematics ladder a student had reached by the end of each year, all years held counted. */
const mathSteps = group(where(taken, isKnown(c("math_step"))), ["student_id"], {
  first_math: min(c("school_year")),
  first_algebra: min(c("school_year"), not(equals(c("math_step"), "below"))),
  first_beyond: min(c("school_year"), equals(c("math_step"), "advanced")),
});
const reachedBy = (first: string): Expr =>
  choose([[atMost(c("first_math"), c("school_year")), known(atMost(c(first), c("school_year")), false)]], null);
const mathCourses = pick(
  withColumns(join(studentYears, mathSteps, ["student_id"]), {
    algebra_reached: reachedBy("first_algebra"),
    beyond_algebra_2: reachedBy("first_beyond"),
  }),
  ["school_year", "student_id", "algebra_reached", "beyond_algebra_2"],
);
const answers = group(
  pick(from(t.surveyAnswer), {
    school_year: c("school_year"),
    student_id: firstKnown(c("student_id"), c("respondent_id")),
    item: c("item"),
    answer: c("answer"),
    answered_gender: c("gender"),
    answered_race: c("race_ethnicity"),
  }),
  ["school_year", "student_id"],
  {
    ...Object.fromEntries(
      ["adult-connection", "safe-at-school", "safe-on-the-way", "belonging", "bullied"].map(
        (item): [string, Aggregate] => [
          `answer_${item.replaceAll("-", "_")}`,
          max(c("answer"), equals(c("item"), item)),
        ],
      ),
    ),
    answered_gender: max(c("answered_gender")),
    answered_race: max(c("answered_race")),
  },
);

const perStudent = [
  described,
  inPrograms,
  spoken,
  specialEducation,
  tested,
  testedLastYear,
  lastYear,
  mathCourses,
  answers,
];
const everything = join(
  perStudent.reduce((rows: Relation, facts) => leftJoin(rows, facts, ["school_year", "student_id"]), units),
  pick(schoolYears, ["school_year", "year_start", "year_end", "census_day"]),
  ["school_year"],
);

// --- columns reckoned from columns --------------------------------------------------------------------------------------

const flag = (name: string): Expr => known(c(name), false);
const parentsWithoutDiploma = and(
  equals(c("parent_education"), "not-high-school"),
  or(not(isKnown(c("parent_education_2"))), isIn(c("parent_education_2"), ["not-high-school"])),
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
const isDisabled = or(flag("eligible_at_start"), flag("eligible_in_year"));
const fluentYears = minus(c("school_year"), schoolYearOf(c("rfep_since")));
const testedHere = (subject: string): Expr =>
  or(
    not(isKnown(c("school_id"))),
    not(isKnown(c(`${subject}_school`))),
    equals(c(`${subject}_school`), c("school_id")),
  );

const firstReckoned = withColumns(everything, {
  grade_number: gradeNumber,
  disability: isDisabled,
  elas: firstKnown(c("elas"), c("elas_later")),
  gender: firstKnown(c("gender"), c("answered_gender")),
  days_absent: minus(c("days_expected"), c("days_attended")),
  days_lost: firstKnown(c("days_decided_out"), c("days_out"), 0),
  homeless: flag("homeless"),
  foster: flag("foster"),
  migrant: flag("migrant"),
  military: flag("military"),
  gifted: flag("gifted"),
  extracurricular: flag("extracurricular"),
  counseled: flag("counseled"),
  went_to_college: flag("went_to_college"),
  cte_completer: flag("cte_completer"),
  work_based: flag("work_based"),
  race_ethnicity: firstKnown(c("answered_race"), c("race_ethnicity"), "not-reported"),
  race_2024: firstKnown(c("answered_race"), c("race_2024"), "not-reported"),
  home_language: firstKnown(c("primary_language"), c("home_language")),
});
const secondReckoned = withColumns(firstReckoned, {
  grade_band: choose(
    [
      [atMost(c("grade_number"), 5), "K-5"],
      [atMost(c("grade_number"), 8), "6-8"],
      [atMost(c("grade_number"), 12), "9-12"],
    ],
    null,
  ),
  disadvantaged: or(
    flag("free_meal"),
    flag("reduced_meal"),
    flag("said_disadvantaged"),
    c("homeless"),
    c("foster"),
    c("migrant"),
    known(parentsWithoutDiploma, false),
  ),
  disability_category: choose([[c("disability"), c("held_category")]], null),
  setting: choose([[c("disability"), c("held_setting")]], null),
  el_status: choose(
    [
      [isIn(c("elas"), ["EL", "ADEL"]), "EL"],
      [and(equals(c("elas"), "RFEP"), above(fluentYears, 4)), "RFEP-over-4"],
      [equals(c("elas"), "RFEP"), "RFEP-recent"],
    ],
    c("elas"),
  ),
  years_as_el: choose([[isIn(c("elas"), ["EL", "ADEL"]), minus(c("school_year"), schoolYearOf(c("el_since")))]], null),
  taught_by_same_group: choose(
    (["hispanic", "american-indian", "asian", "black", "filipino", "pacific-islander", "white"] as const).map(
      (race): [Expr, Expr] => [equals(c("race_ethnicity"), race), c(`taught_by_${race.replace("-", "_")}`)],
    ),
    null,
  ),
  taught_by_teacher_of_color: or(
    ...["hispanic", "american_indian", "asian", "black", "filipino", "pacific_islander"].map((race) =>
      c(`taught_by_${race}`),
    ),
  ),
  ...Object.fromEntries(subjects.map((s) => [`${s}_here`, testedHere(s)])),
});

/** What a score would be at the rate of all students of that grade and year who scored the same last year: the line of one score on the other. */
function growthLine(subject: "ela" | "math"): Relation {
  const now = c(`${subject}_distance`);
  const before = c(`${subject}_distance_last_year`);
  // A row that counts in the state is a student of the year once, in the latest grade.
  const both = where(secondReckoned, and(equals(c("at_state"), true), isKnown(now), isKnown(before)));
  const sums = group(both, ["school_year", "grade"], {
    n: sum(literal(1)),
    x: sum(before),
    y: sum(now),
    xx: sum(times(before, before)),
    xy: sum(times(before, now)),
  });
  const slope = dividedBy(
    minus(times(c("n"), c("xy")), times(c("x"), c("y"))),
    minus(times(c("n"), c("xx")), times(c("x"), c("x"))),
  );
  return pick(withColumns(where(sums, atLeast(c("n"), 30)), { slope }), {
    school_year: c("school_year"),
    grade: c("grade"),
    [`${subject}_slope`]: c("slope"),
    [`${subject}_start`]: dividedBy(minus(c("y"), times(c("slope"), c("x"))), c("n")),
  });
}
const grown = (subject: string): Expr =>
  minus(
    c(`${subject}_distance`),
    plus(c(`${subject}_start`), times(c(`${subject}_slope`), c(`${subject}_distance_last_year`))),
  );

const elaLine = growthLine("ela");
const mathLine = growthLine("math");

/** One row a student, place and school year, derived from the records: what every indicator asks about. */
export const studentYear: Relation = withColumns(
  leftJoin(leftJoin(secondReckoned, elaLine, ["school_year", "grade"]), mathLine, ["school_year", "grade"]),
  {
    long_term_el: choose([[equals(c("el_status"), "EL"), above(c("years_as_el"), 6)]], no),
    ela_growth: grown("ela"),
    math_growth: grown("math"),
  },
);

/**
 * The questions inside the student-year that are answered one after the other, each kept as a table for the next: those that look at all students at
 * once, and the rows themselves, which an engine may take a part of the students at a time.
 */
export const studentYearStages: readonly Stage[] = [
  { id: "days_in_school", of: fromDays },
  { id: "class_size", of: sizes },
  { id: "student_year", of: secondReckoned, inParts: true },
  { id: "ela_line", of: elaLine },
  { id: "math_line", of: mathLine },
];
