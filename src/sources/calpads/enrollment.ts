import { enrollment } from "../../records/tables.ts";
import type { Mapping, RecordType } from "../mapping.ts";
import { code, counts, date, orgId, schoolYear, ssid, text, transaction, yesNo } from "./cells.ts";
import { completion, enrollmentStatus, exitReason, grade } from "./codes.ts";
import { fieldNames } from "./field-names.ts";

const main: Mapping = {
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
};

/** The 2019 to 2022 layout has 39 fields: from 34 on other ones. Nothing there is used, so one mapping serves both. */
export const senr: readonly RecordType[] = [
  {
    id: "SENR",
    name: "Student enrollment",
    fieldCounts: counts(35, 39),
    fieldNames: fieldNames.SENR,
    transaction,
    main,
    scope: { district: orgId(4), schoolYear: schoolYear(7) },
  },
];
