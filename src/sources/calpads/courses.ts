import { courseResult, section } from "../../records/tables.ts";
import type { RecordType } from "../mapping.ts";
import { code, number, orgId, schoolYear, scope, ssid, text, transaction, yesNo } from "./cells.ts";
import { courseLevel } from "./codes.ts";
import { fieldNames } from "./field-names.ts";

/** Subject, mathematics step and core are derived from a course's state code and name once all files are read. */
const sections = (id: "CRSC" | "CRSE", name: string): RecordType => ({
  id,
  name,
  fieldCounts: [36],
  fieldNames: fieldNames.CRSC,
  transaction,
  scope: scope(4, 6),
  main: {
    table: section,
    columns: {
      school_year: schoolYear(6),
      school_id: orgId(5),
      section_id: text(14),
      term: text(15),
      course_id: text(8),
      state_course: text(7),
      name: text(9),
      level: code(19, courseLevel),
      a_g: yesNo(13),
      staff_id: text(16),
    },
  },
});

const results = (id: "SCSC" | "SCSE", name: string): RecordType => ({
  id,
  name,
  fieldCounts: [21],
  fieldNames: fieldNames.SCSC,
  transaction,
  scope: scope(4, 6),
  main: {
    table: courseResult,
    columns: {
      school_year: schoolYear(6),
      student_id: ssid(7),
      school_id: orgId(5),
      section_id: text(14),
      term: text(15),
      mark: text(18),
      credits_attempted: number(16),
      credits_earned: number(17),
    },
  },
});

export const courses: readonly RecordType[] = [
  sections("CRSE", "Course sections, as of census day"),
  sections("CRSC", "Course sections, completed"),
  results("SCSE", "Student course sections, as of census day"),
  results("SCSC", "Student course sections, completed"),
];
