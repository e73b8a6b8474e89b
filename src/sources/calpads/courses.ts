import { courseResult, section } from "../../records/tables.ts";
import type { RecordType } from "../mapping.ts";
import { codeAt, numberAt, orgIdAt, schoolYearAt, scope, ssidAt, textAt, transaction, yesNoAt } from "./cells.ts";
import { courseLevel } from "./codes.ts";
import { fieldNames } from "./field-names.ts";

/** Subject, mathematics step and core are derived from the course's state code and name after all files are read. */
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
      school_year: schoolYearAt(6),
      school_id: orgIdAt(5),
      section_id: textAt(14),
      term: textAt(15),
      course_id: textAt(8),
      state_course: textAt(7),
      name: textAt(9),
      level: codeAt(19, courseLevel),
      a_g: yesNoAt(13),
      staff_id: textAt(16),
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
      school_year: schoolYearAt(6),
      student_id: ssidAt(7),
      school_id: orgIdAt(5),
      section_id: textAt(14),
      term: textAt(15),
      mark: textAt(18),
      credits_attempted: numberAt(16),
      credits_earned: numberAt(17),
    },
  },
});

export const courses: readonly RecordType[] = [
  sections("CRSE", "Course sections, as of census day"),
  sections("CRSC", "Course sections, completed"),
  results("SCSE", "Student course sections, as of census day"),
  results("SCSC", "Student course sections, completed"),
];
