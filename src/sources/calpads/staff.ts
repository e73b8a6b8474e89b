import { staff, staffAssignment } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import { code, number, orgId, percent, schoolYear, scope, text, transaction, yesNo } from "./cells.ts";
import * as codes from "./codes.ts";
import { fieldNames } from "./field-names.ts";

const racePositions = [20, 21, 22, 23, 24].map((position) => ({ position }));
const races: Readonly<Record<string, ColumnSource>> = Object.fromEntries(
  Object.entries(codes.races).map(([column, of]) => [column, { anyOf: racePositions, codes: of }]),
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
      school_year: schoolYear(7),
      staff_id: text(8),
      hispanic: yesNo(18),
      ...races,
      gender: code(17, codes.gender),
      years_total: number(31),
      years_in_district: number(30),
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
      school_year: schoolYear(6),
      staff_id: text(7),
      school_id: orgId(5),
      job: code(13, codes.job),
      fte: percent(14),
    },
  },
};
