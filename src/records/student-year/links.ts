import { and, choose, column, equals, firstKnown, isKnown, not } from "../expr.ts";
import { distinct, group, join, leftJoin, pick, type Relation, where, withColumns } from "../relation.ts";
import { bySameGroup, byTeacherOfColor, courseFacts, taken } from "./courses.ts";
import { studentAtSchool } from "./keys.ts";
import { described } from "./person.ts";
import { spells } from "./spells.ts";
import { schoolStaff } from "./staff.ts";

const c = column;

/** What a student's sections say of their teachers: sums over sections, so that a student's value is made of those of teachers. */
const summedNames = [
  "core_teachers",
  "novice_teachers",
  "core_credentials",
  "underprepared_teachers",
  "core_fields",
  "out_of_field_teachers",
] as const;
/** The same of the sections themselves. */
const sectionNames = ["core_class_seats", "core_classes"] as const;
const racesTaught = Object.keys(courseFacts.aggregates).filter((name) => name.startsWith("taught_by_"));
/** Columns of the student-year that are true when one teacher's are. */
export const anyTeacherColumns = ["taught_by_teacher_of_color", "taught_by_same_group"] as const;
/** Columns of the student-year that belong to a student's teachers. */
export const teacherColumns: ReadonlySet<string> = new Set([...summedNames, ...racesTaught, ...anyTeacherColumns]);
/** Columns of the student-year that belong to a student's sections. */
export const sectionColumns: ReadonlySet<string> = new Set(sectionNames);
/** Columns of the student-year that belong to a school: every student of it has the same. */
export const schoolColumns: ReadonlySet<string> = new Set(["teachers_last_year", "teachers_left"]);

const sumsOf = (kept: readonly string[]): typeof courseFacts.aggregates =>
  Object.fromEntries(Object.entries(courseFacts.aggregates).filter(([name]) => kept.includes(name)));
const takenIn = (schoolYear: number): Relation =>
  where(taken, and(equals(c("school_year"), schoolYear), isKnown(c("section_id"))));

/**
 * A row for each student, school and teacher of a year: the student's sections with the teacher, in the columns of the student-year. `teacher` is "" for a
 * section whose teacher is not on record, which is then told apart by `lone_section`.
 */
export const teacherLinks = (schoolYear: number): Relation =>
  withColumns(
    leftJoin(
      group(
        withColumns(takenIn(schoolYear), {
          lone_section: choose([[not(isKnown(c("staff_id"))), c("section_id")]], ""),
          teacher: firstKnown(c("staff_id"), ""),
        }),
        [...studentAtSchool, "teacher", "lone_section"],
        sumsOf([...summedNames, ...racesTaught]),
      ),
      pick(described, ["school_year", "student_id", "race_ethnicity"]),
      ["school_year", "student_id"],
    ),
    { taught_by_teacher_of_color: byTeacherOfColor, taught_by_same_group: bySameGroup },
  );

/** A row for each student, school and section of a year, all its terms together. */
export const sectionLinks = (schoolYear: number): Relation =>
  group(takenIn(schoolYear), [...studentAtSchool, "section_id"], sumsOf(sectionNames));

/** A row for each student and school of a year, with the school's own values. */
export const schoolLinks = (schoolYear: number): Relation =>
  join(distinct(where(spells, equals(c("school_year"), schoolYear)), studentAtSchool), schoolStaff, [
    "school_year",
    "school_id",
  ]);
