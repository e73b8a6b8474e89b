import { gradeSpans } from "../../rules/grades.ts";
import { finalMarks } from "../../rules/marks.ts";
import { noviceYears } from "../../rules/teachers.ts";
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
  not,
  or,
  prefix,
} from "../expr.ts";
import { gradeNumberOf } from "../grade-number.ts";
import {
  type Aggregate,
  anyOf,
  countOf,
  distinct,
  from,
  group,
  join,
  leftJoin,
  minOf,
  pick,
  sumOf,
  where,
  withColumns,
} from "../relation.ts";
import * as t from "../tables.ts";
import { known, type PlaceFacts, yes } from "./keys.ts";
import { studentYears } from "./person.ts";
import { spells } from "./spells.ts";

const c = column;

/** Students enrolled in a section. */
export const classSizes = group(from(t.courseResult), ["school_year", "school_id", "section_id", "term"], {
  class_size: countOf(yes),
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
  teacher_two_or_more: c("race_two_or_more"),
  teacher_mena: c("race_mena"),
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
/** Courses taken, each with its section and teacher. */
export const taken = leftJoin(
  leftJoin(
    leftJoin(from(t.courseResult), sectionFacts, ["school_year", "school_id", "section_id", "term"]),
    classSizes,
    ["school_year", "school_id", "section_id", "term"],
  ),
  teachers,
  ["school_year", "staff_id"],
);
const core = equals(c("core"), true);
/** Both cases, because files use either. */
const inEitherCase = (marks: readonly string[]): string[] => [...marks, ...marks.map((mark) => mark.toLowerCase())];
/** "A", "A-", "A*": a letter, alone or with a sign, so "CR" and "AUD" are not letter grades. */
const isLetter = (...letters: readonly string[]): Expr =>
  isIn(
    prefix(c("mark"), finalMarks.charactersRead),
    inEitherCase(letters).flatMap((letter) => finalMarks.signs.map((sign) => `${letter}${sign}`)),
  );
const isNotPassed = isIn(c("mark"), inEitherCase(finalMarks.notPassed));
const marked = or(isLetter(...finalMarks.letters), isIn(c("mark"), inEitherCase(finalMarks.passed)), isNotPassed);
const taughtBy = (race: string): Aggregate => anyOf(firstKnown(c(`teacher_${race}`), false), isKnown(c("staff_id")));

/** Whether a race or ethnicity of the section's teacher is on record. */
const isTeacherDescribed = or(
  ...[
    "hispanic",
    "american_indian",
    "asian",
    "black",
    "filipino",
    "pacific_islander",
    "white",
    "two_or_more",
    "mena",
  ].map((race) => known(c(`teacher_${race}`), false)),
);

const races = ["hispanic", "american-indian", "asian", "black", "filipino", "pacific-islander", "white"] as const;
const taughtByColumn = (race: (typeof races)[number]): Expr => c(`taught_by_${race.replace("-", "_")}`);
/** Some teacher is of the student's own race or ethnicity. */
export const bySameGroup = choose(
  races.map((race): [Expr, Expr] => [equals(c("race_ethnicity"), race), taughtByColumn(race)]),
  null,
);
export const byTeacherOfColor = or(
  ...races.filter((race) => race !== "white").map(taughtByColumn),
  c("taught_by_two_or_more"),
);

export const courseFacts: PlaceFacts = {
  relation: taken,
  aggregates: {
    core_marks: countOf(and(core, marked)),
    core_d_or_f: countOf(and(core, or(isLetter("D", "F"), isNotPassed))),
    core_f: countOf(and(core, or(isLetter("F"), isNotPassed))),
    d_or_f_unknown: countOf(and(or(isLetter("D", "F"), isNotPassed), not(isKnown(c("core"))))),
    f_unknown: countOf(and(or(isLetter("F"), isNotPassed), not(isKnown(c("core"))))),
    credits_earned: sumOf(c("credits_earned")),
    // A course without a mark still runs; one that was not passed earned nothing.
    credits_unknown: countOf(and(marked, not(or(isLetter("F"), isNotPassed)), not(isKnown(c("credits_earned"))))),
    marks: countOf(marked),
    courses: countOf(yes),
    advanced_courses: countOf(isIn(c("level"), ["honors", "ap", "ib", "college"])),
    exam_courses: countOf(isIn(c("level"), ["ap", "ib"])),
    college_courses: countOf(equals(c("level"), "college")),
    stem_courses: countOf(equals(c("stem_advanced"), true)),
    levels_unknown: countOf(not(isKnown(c("level")))),
    stem_unknown: countOf(not(isKnown(c("stem_advanced")))),
    core_teachers: countOf(and(core, isKnown(c("years_total")))),
    novice_teachers: countOf(and(core, atMost(c("years_total"), noviceYears.value))),
    core_credentials: countOf(and(core, isKnown(c("credential")))),
    underprepared_teachers: countOf(and(core, isIn(c("credential"), ["intern", "emergency", "waiver"]))),
    core_fields: countOf(and(core, isKnown(c("in_field")))),
    out_of_field_teachers: countOf(and(core, equals(c("in_field"), false))),
    core_class_seats: sumOf(c("class_size"), core),
    core_classes: countOf(and(core, isKnown(c("class_size")))),
    teachers_unknown: countOf(not(isTeacherDescribed)),
    taught_by_two_or_more: taughtBy("two_or_more"),
    taught_by_hispanic: taughtBy("hispanic"),
    taught_by_american_indian: taughtBy("american_indian"),
    taught_by_asian: taughtBy("asian"),
    taught_by_black: taughtBy("black"),
    taught_by_filipino: taughtBy("filipino"),
    taught_by_pacific_islander: taughtBy("pacific_islander"),
    taught_by_white: taughtBy("white"),
  },
};

/** Steps of the mathematics ladder reached by the end of each year, over all years with records. */
const mathSteps = group(where(taken, isKnown(c("math_step"))), ["student_id"], {
  first_algebra: minOf(c("school_year"), not(equals(c("math_step"), "below"))),
  first_beyond: minOf(c("school_year"), equals(c("math_step"), "advanced")),
});
const isMath = or(equals(c("subject"), "math"), isKnown(c("math_step")));
/** Courses of a student's year that may be a step of the ladder, though it is unknown which. */
const mathDoubts = group(taken, ["student_id", "school_year"], {
  math_courses: countOf(isMath),
  unknown_steps: countOf(and(isMath, not(isKnown(c("math_step"))))),
  unread_courses: countOf(and(not(isKnown(c("subject"))), not(isKnown(c("math_step"))))),
});
/** A course of unknown subject may be mathematics if no other course of the year is. */
const isDoubtful = or(
  atLeast(c("unknown_steps"), 1),
  and(equals(c("math_courses"), 0), atLeast(c("unread_courses"), 1)),
);
/** Below grade 6 no course is Algebra I. */
const mayTakeAlgebra = distinct(where(spells, atLeast(gradeNumberOf("grade"), gradeSpans.middleAndHighSchool.from)), [
  "student_id",
  "school_year",
]);
const firstDoubts = group(
  where(join(mathDoubts, mayTakeAlgebra, ["student_id", "school_year"]), isDoubtful),
  ["student_id"],
  { first_doubt: minOf(c("school_year")) },
);
const byNow = (first: string): Expr => known(atMost(c(first), c("school_year")), false);
/** Null where a course that may be the step is unknown; without any mathematics course the step is not reached. */
const reachedBy = (first: string): Expr =>
  choose(
    [
      [byNow(first), true],
      [byNow("first_doubt"), null],
    ],
    false,
  );
export const mathCourses = pick(
  withColumns(leftJoin(leftJoin(studentYears, mathSteps, ["student_id"]), firstDoubts, ["student_id"]), {
    algebra_reached: reachedBy("first_algebra"),
    beyond_algebra_2: reachedBy("first_beyond"),
  }),
  ["school_year", "student_id", "algebra_reached", "beyond_algebra_2"],
);
