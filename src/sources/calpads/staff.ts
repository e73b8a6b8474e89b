import { staff, staffAssignment } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import { codeAt, numberAt, orgIdAt, percentAt, schoolYearAt, scope, textAt, transaction, yesNoAt } from "./cells.ts";
import * as codes from "./codes.ts";
import { fieldNames } from "./field-names.ts";

const racePositions = [20, 21, 22, 23, 24].map((position) => ({ position }));
const races: Readonly<Record<string, ColumnSource>> = Object.fromEntries(
  Object.entries(codes.races).map(([column, raceCodes]) => [column, { anyOf: racePositions, codes: raceCodes }]),
);

export const sdem: RecordType = {
  id: "SDEM",
  name: "Staff demographics",
  fieldCounts: [31],
  fieldNames: fieldNames.SDEM,
  transaction,
  scope: scope(6, 7),
  main: {
    table: staff,
    columns: {
      school_year: schoolYearAt(7),
      staff_id: textAt(8),
      hispanic: yesNoAt(18),
      ...races,
      gender: codeAt(17, codes.calpadsGenderCodes),
      years_total: numberAt(31),
      years_in_district: numberAt(30),
    },
  },
};

export const sass: RecordType = {
  id: "SASS",
  name: "Staff assignments",
  fieldCounts: [21],
  fieldNames: fieldNames.SASS,
  transaction,
  scope: scope(4, 6),
  main: {
    table: staffAssignment,
    columns: {
      school_year: schoolYearAt(6),
      staff_id: textAt(7),
      school_id: orgIdAt(5),
      job: codeAt(13, codes.job),
      fte: percentAt(14),
    },
  },
};
