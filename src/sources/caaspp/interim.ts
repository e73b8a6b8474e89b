import { assessment } from "../../records/tables.ts";
import * as calpads from "../calpads/codes.ts";
import type { ColumnSource, FileColumn, RecordType } from "../mapping.ts";
import { caasppPlaceColumns, districtId, schoolId, studentId } from "./facts.ts";

const at = (...header: readonly string[]): FileColumn => ({ header });

/** `AssessmentType` values of interim tests. */
export const interimTypes: readonly string[] = ["INTERIM", "ICA", "IAB", "FIAB"];

const submitted = at("SubmitDateTime");

/**
 * Interim tests (ICA, IAB, FIAB) in an export of the state's reporting system. They are the district's own results:
 * schools choose who takes which one, some more than once, some with help, and an IAB has its own three levels. So
 * their subject is `local`, which indicators about state tests ignore; the test's name consists of the instrument,
 * how it was given, whether it was finished, and the day. They have separate scopes, so that an export of interims
 * never replaces summative results, and provide no enrollment or programs, because they do not include all students.
 */
export const interimRecord = (schoolYear: ColumnSource): RecordType => ({
  id: "CERS-interim",
  name: "Interim tests in a CERS export",
  scope: { district: districtId, schoolYear },
  // NS is not blank here: it means a nonstandard administration.
  missing: ["NA", "N/A"],
  main: {
    table: assessment,
    columns: {
      student_id: studentId,
      school_year: schoolYear,
      school_id: schoolId,
      subject: { constant: "local" },
      test: {
        named: "CERS interim",
        parts: [
          ...["AssessmentSubType", "Subject", "AssessmentName", "AdministrationCondition", "Completeness"].map((h) =>
            at(h),
          ),
          { day: submitted },
        ],
      },
      grade: { at: caasppPlaceColumns.grade, read: { as: "code", codes: calpads.calpadsGradeCodes } },
      date: { at: submitted, read: { as: "date" } },
      tested: { filled: at("ScaleScore") },
      score: { at: at("ScaleScore"), read: { as: "number", least: 0 } },
      level: { at: at("ScaleScoreAchievementLevel"), read: { as: "integer", least: 1, most: 5 } },
    },
  },
});
