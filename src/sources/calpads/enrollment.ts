import { studentClaim } from "../../records/student-claims.ts";
import { absence, enrollment } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import {
  codeAt,
  dateAt,
  numberAt,
  orgIdAt,
  schoolYearAt,
  scope,
  ssidAt,
  textAt,
  transaction,
  yesNoAt,
} from "./cells.ts";
import { calpadsGenderCodes, calpadsGradeCodes, completion, enrollmentStatus, exitReason } from "./codes.ts";
import { fieldNames } from "./field-names.ts";

/**
 * The 2019 to 2022 layout has 39 fields and differs from field 34 on. None of those is read, so one mapping serves
 * both.
 */
export const senr: RecordType = {
  id: "SENR",
  name: "Student enrollment",
  fieldCounts: [35, 39],
  fieldNames: fieldNames.SENR,
  transaction,
  scope: scope(4, 7),
  main: {
    table: enrollment,
    columns: {
      school_year: schoolYearAt(7),
      student_id: ssidAt(8),
      school_id: orgIdAt(5),
      district_id: orgIdAt(4),
      entry_date: dateAt(22),
      exit_date: dateAt(25),
      status: codeAt(23, enrollmentStatus, "quarantine"),
      grade: codeAt(24, calpadsGradeCodes, "quarantine"),
      exit_kind: codeAt(26, exitReason),
      exit_code: textAt(26),
      completion: codeAt(27, completion),
      met_a_g: yesNoAt(29),
    },
  },
  also: [
    {
      table: studentClaim,
      columns: { student_id: ssidAt(8), birth_date: dateAt(17), gender: codeAt(18, calpadsGenderCodes) },
    },
  ],
};

/** In-school suspension and independent study that earns apportionment count as days attended, as the state counts them. */
const daysAttended = (...positions: readonly number[]): ColumnSource => ({
  sum: positions.map((position) => ({ at: { position }, read: { as: "number", least: 0 } })),
});

const absenceSummary = (fields: number, attended: ColumnSource): RecordType => ({
  id: "STAS",
  name: "Student absence summary",
  fieldCounts: [fields],
  fieldNames: fieldNames.STAS,
  transaction,
  scope: scope(4, 6),
  main: {
    table: absence,
    columns: {
      school_year: schoolYearAt(6),
      student_id: ssidAt(7),
      school_id: orgIdAt(5),
      days_expected: numberAt(15),
      days_attended: attended,
      days_suspended_out: numberAt(17),
      days_suspended_in: numberAt(18),
      days_excused: numberAt(19),
      days_unexcused: numberAt(20),
      exempt: yesNoAt(13),
    },
  },
});

/** Before 2020-21 the layout ended at field 21, incomplete independent study. */
export const stas: readonly RecordType[] = [
  absenceSummary(23, daysAttended(16, 18, 22)),
  absenceSummary(21, daysAttended(16, 18)),
];
