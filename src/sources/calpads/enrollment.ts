import { absence, enrollment } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import { code, date, number, orgId, schoolYear, scope, ssid, text, transaction, yesNo } from "./cells.ts";
import { completion, enrollmentStatus, exitReason, grade } from "./codes.ts";
import { fieldNames } from "./field-names.ts";

/** The 2019 to 2022 layout has 39 fields, different from field 34 on; none of those is read, so one mapping serves both. */
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
      school_year: schoolYear(7),
      student_id: ssid(8),
      school_id: orgId(5),
      district_id: orgId(4),
      entry_date: date(22),
      exit_date: date(25),
      status: code(23, enrollmentStatus, "quarantine"),
      grade: code(24, grade, "quarantine"),
      exit_kind: code(26, exitReason),
      exit_code: text(26),
      completion: code(27, completion),
      met_a_g: yesNo(29),
    },
  },
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
      school_year: schoolYear(6),
      student_id: ssid(7),
      school_id: orgId(5),
      days_expected: number(15),
      days_attended: attended,
      days_suspended_out: number(17),
      days_suspended_in: number(18),
      days_excused: number(19),
      days_unexcused: number(20),
      exempt: yesNo(13),
    },
  },
});

/** Before 2020-21 the layout ended at field 21, incomplete independent study. */
export const stas: readonly RecordType[] = [
  absenceSummary(23, daysAttended(16, 18, 22)),
  absenceSummary(21, daysAttended(16, 18)),
];
