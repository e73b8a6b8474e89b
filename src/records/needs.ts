import { leastChanceOfRemovalsOnly, leastWithoutRemoval } from "../rules/discipline.ts";
import { schoolYearBounds, schoolYearDays } from "../rules/us-ca-school-year.ts";
import { incidentDecided, incidentRemoval } from "./coverage/incident-outcome.ts";
import { and, column, type Expr, equals, isIn, isKnown, not, or } from "./expr.ts";
import { inOwnYear, type Need, need, needWithin, ofWholeYears, whereUsual } from "./need.ts";

const program = (record: string, ...names: string[]): Need => need(record, ["program", isIn(column("program"), names)]);
/** A school whose students are listed but have no score was reported on. */
const test = (record: string, subject: string | readonly string[], known = "level"): Need => {
  const isSubject = isIn(column("subject"), [subject].flat());
  return needWithin(
    record,
    [["assessment", isSubject]],
    ["assessment", { op: "and", parts: [isSubject, isKnown(column(known))] }],
  );
};
/**
 * A school with incidents or decisions on record was reported on. The kind of decision must occur in the files or be
 * part of their format.
 */
const decided = (record: string, ...results: string[]): Need =>
  needWithin(record, [["discipline_action"], ["incident"]], ["discipline_action", isIn(column("result"), results)]);
const answered = (item: string): Need => need(`survey-${item}`, ["survey_answer", equals(column("item"), item)]);

/** First days of school years, used for missing entry dates. */
const firstDays = Array.from(
  { length: schoolYearBounds.last - schoolYearBounds.first },
  (_, k) => `${schoolYearBounds.first + k}-${schoolYearDays.start}`,
);
const hasExit: Expr = or(isKnown(column("exit_date")), isKnown(column("exit_kind")));

/** Every record type that some indicator or grouping needs. */
export const needs = {
  enrollment: need("enrollment", ["enrollment"]),
  // A roster in which no one leaves, or everyone enters on July 1, lists students on a single day.
  enrollmentDates: ofWholeYears(
    needWithin(
      "enrollment-dates",
      [["enrollment"]],
      ["enrollment", and(hasExit, not(isIn(column("entry_date"), firstDays)))],
    ),
  ),
  // A list of absences is not a calendar: without days on which someone was present, expected days are unknown.
  attendance: need(
    "attendance",
    ["absence", and(isKnown(column("days_expected")), isKnown(column("days_attended")))],
    ["attendance_day", equals(column("status"), "present")],
  ),
  suspensions: decided("suspensions", "out-of-school", "in-school"),
  // A suspension of unknown length may have been shorter than a day.
  suspensionDays: needWithin(
    "suspension-days",
    [["discipline_action"], ["incident"]],
    ["discipline_action", and(isIn(column("result"), ["out-of-school", "in-school"]), isKnown(column("days")))],
  ),
  // If every incident ended in the removal of some student, the system exports no other incidents; of these, nearly all students were suspended. A system may
  // have exported only those in one year and all in another.
  allIncidents: whereUsual(
    { leastShare: leastWithoutRemoval.value, leastChance: leastChanceOfRemovalsOnly.value },
    inOwnYear(
      needWithin(
        "incidents-of-all-kinds",
        [["discipline_action"], ["incident"]],
        [
          "discipline_action",
          and(isIn(column("result"), ["other-means", "none"]), not(isKnown(column(incidentRemoval)))),
        ],
        ["incident", not(isKnown(column(incidentDecided)))],
      ),
    ),
  ),
  suspensionsOut: decided("suspensions-out", "out-of-school"),
  suspensionsIn: decided("suspensions-in", "in-school"),
  expulsions: decided("expulsions", "expulsion"),
  policeReferrals: decided("police-referrals", "arrest", "law-enforcement"),
  restraints: decided("restraints", "physical-restraint", "mechanical-restraint", "seclusion"),
  incidents: need("incidents", ["incident"]),
  ela: test("ela-scores", "ela"),
  math: test("math-scores", "math"),
  elaTaken: test("ela-scores", ["ela", "alternate-ela"]),
  mathTaken: test("math-scores", ["math", "alternate-math"]),
  science: test("science-scores", "science"),
  elaScores: test("ela-scores", "ela", "distance"),
  mathScores: test("math-scores", "math", "distance"),
  elpacScores: test("elpac-scores", ["elpac", "alternate-elpac"], "score"),
  exams: need("ap-ib-exams", ["assessment", isIn(column("subject"), ["ap", "ib"])]),
  courses: need("courses", ["course_result"]),
  marks: need("marks", ["course_result", isKnown(column("mark"))]),
  sections: need("sections", ["section", isKnown(column("subject"))]),
  courseLevels: need("course-levels", ["section", isKnown(column("level"))]),
  mathSteps: need("math-courses", ["section", isKnown(column("math_step"))]),
  stem: need("stem-courses", ["section", isKnown(column("stem_advanced"))]),
  sectionTeachers: need("section-teachers", ["section", isKnown(column("staff_id"))]),
  teacherYears: need("teacher-years", ["staff", isKnown(column("years_total"))]),
  teacherCredentials: need("teacher-credentials", ["staff", isKnown(column("credential"))]),
  teacherFields: need("teacher-fields", ["staff", isKnown(column("in_field"))]),
  teacherRace: need("teacher-race", [
    "staff",
    { op: "or", parts: ["hispanic", "race_white", "race_black", "race_asian"].map((name) => isKnown(column(name))) },
  ]),
  assignments: need("staff-assignments", ["staff_assignment"]),
  // A school that records exits, in files that state how students finished, reports on all who finished.
  completions: ofWholeYears(
    needWithin("completions", [["enrollment", hasExit]], ["enrollment", isKnown(column("completion"))]),
  ),
  aG: ofWholeYears(needWithin("a-g", [["enrollment", hasExit]], ["enrollment", isKnown(column("met_a_g"))])),
  specialEducation: need("special-education", ["disability"]),
  disabilityCategory: need("disability-category", ["disability", isKnown(column("category"))]),
  setting: need(
    "special-education-setting",
    ["disability", isKnown(column("setting"))],
    ["disability", isKnown(column("regular_class_share"))],
  ),
  regularClass: need("regular-class-share", ["disability", isKnown(column("regular_class_share"))]),
  language: need("language", ["language"]),
  homeLanguage: need(
    "home-language",
    ["language", isKnown(column("primary_language"))],
    ["student", isKnown(column("home_language"))],
  ),
  race: need(
    "race",
    [
      "student",
      {
        op: "or",
        parts: [
          "hispanic",
          "race_american_indian",
          "race_asian",
          "race_black",
          "race_filipino",
          "race_pacific_islander",
          "race_white",
        ].map((name) => equals(column(name), true)),
      },
    ],
    ["survey_answer", isKnown(column("race_ethnicity"))],
  ),
  gender: need("gender", ["student", isKnown(column("gender"))], ["survey_answer", isKnown(column("gender"))]),
  parentEducation: need("parent-education", ["student", isKnown(column("parent_education"))]),
  disadvantage: need("disadvantage", [
    "program",
    isIn(column("program"), ["free-meal", "reduced-meal", "disadvantaged"]),
  ]),
  homeless: program("homeless", "homeless"),
  foster: program("foster", "foster"),
  migrant: program("migrant", "migrant"),
  military: program("military", "military"),
  gifted: program("gifted", "gifted"),
  extracurricular: program("activities", "extracurricular"),
  counseling: program("counseling", "counseling"),
  cte: program("pathways", "cte-completer"),
  workBased: program("work-based-learning", "work-based-learning"),
  collegeCourses: needWithin(
    "college-courses",
    [
      ["section", isKnown(column("level"))],
      ["program", equals(column("program"), "college-course")],
    ],
    ["section", equals(column("level"), "college")],
    ["program", equals(column("program"), "college-course")],
  ),
  postsecondary: program("postsecondary", "postsecondary"),
  adultConnection: answered("adult-connection"),
  safeAtSchool: answered("safe-at-school"),
  safeOnTheWay: answered("safe-on-the-way"),
  belonging: answered("belonging"),
  bullied: answered("bullied"),
} as const;
