import { disability, language, program, student } from "../../records/tables.ts";
import type { ColumnSource, RecordType } from "../mapping.ts";
import {
  codeAt,
  dateAt,
  dateOrYearAt,
  orgIdAt,
  percentAt,
  schoolYearAt,
  scope,
  ssidAt,
  textAt,
  transaction,
  yesNoAt,
} from "./cells.ts";
import * as codes from "./codes.ts";
import { fieldNames } from "./field-names.ts";

const racePositions = [25, 26, 27, 28, 29].map((position) => ({ position }));
const races: Readonly<Record<string, ColumnSource>> = Object.fromEntries(
  Object.entries(codes.races).map(([column, raceCodes]) => [column, { anyOf: racePositions, codes: raceCodes }]),
);

const information = (fields: number, secondParent: boolean): RecordType => ({
  id: "SINF",
  name: "Student information",
  fieldCounts: [fields],
  fieldNames: fieldNames.SINF,
  transaction,
  scope: scope(6, 8),
  main: {
    table: student,
    columns: {
      student_id: ssidAt(9),
      start_date: dateOrYearAt(4, 8),
      end_date: dateAt(5),
      local_id: textAt(10),
      birth_date: dateAt(18),
      gender: codeAt(19, codes.calpadsGenderCodes),
      hispanic: yesNoAt(23),
      ...races,
      race_missing: yesNoAt(30),
      parent_education: codeAt(38, codes.calpadsParentEducationCodes),
      ...(secondParent ? { parent_education_2: codeAt(50, codes.calpadsParentEducationCodes) } : {}),
      first_us_school_date: dateAt(36),
    },
  },
});

/** Field 50, the second guardian's education, is new in 2023-24. */
export const sinf: readonly RecordType[] = [information(50, true), information(49, false)];

export const sprg: RecordType = {
  id: "SPRG",
  name: "Student programs",
  fieldCounts: [26],
  fieldNames: fieldNames.SPRG,
  transaction,
  scope: scope(4, 6),
  main: {
    table: program,
    columns: {
      school_year: schoolYearAt(6),
      student_id: ssidAt(7),
      school_id: orgIdAt(5),
      program: codeAt(13, codes.educationProgram),
      start_date: dateOrYearAt(15, 6),
      end_date: dateAt(16),
    },
  },
};

export const sela: RecordType = {
  id: "SELA",
  name: "English language acquisition status",
  fieldCounts: [15],
  fieldNames: fieldNames.SELA,
  transaction,
  scope: scope(4, 6),
  main: {
    table: language,
    columns: {
      student_id: ssidAt(7),
      elas: codeAt(13, codes.calpadsElasCodes, "quarantine"),
      start_date: dateOrYearAt(14, 6),
      primary_language: textAt(15),
    },
  },
};

/** Status 1: eligible and participating. Any other status ends it. */
export const swds: RecordType = {
  id: "SWDS",
  name: "Special education status",
  fieldCounts: [13],
  fieldNames: fieldNames.SWDS,
  transaction,
  scope: scope(4, 5),
  main: {
    table: disability,
    columns: {
      student_id: ssidAt(6),
      start_date: dateOrYearAt(11, 5),
      eligible: { anyOf: [{ position: 12 }], codes: ["1"] },
    },
  },
};

/** Plan types that mean no plan: such rows have no category or setting. */
export const plan: RecordType = {
  id: "PLAN",
  name: "Special education plan",
  fieldCounts: [33],
  fieldNames: fieldNames.PLAN,
  transaction,
  scope: scope(4, 5),
  main: {
    table: disability,
    when: [{ at: { position: 11 }, isNotIn: codes.noPlanTypes }],
    columns: {
      student_id: ssidAt(6),
      start_date: dateOrYearAt(12, 5),
      category: codeAt(15, codes.calpadsDisabilityCodes),
      setting: codeAt(20, codes.programSetting),
      regular_class_share: percentAt(23),
    },
  },
};

/** One pathway completed: the row names the year of completion. */
export const scte: RecordType = {
  id: "SCTE",
  name: "Career technical education",
  fieldCounts: [14],
  fieldNames: fieldNames.SCTE,
  transaction,
  scope: scope(4, 6),
  main: {
    table: program,
    when: [{ at: { position: 14 }, isFilled: true }],
    columns: {
      school_year: schoolYearAt(14),
      student_id: ssidAt(7),
      school_id: orgIdAt(5),
      program: { constant: "cte-completer" },
      start_date: { firstDayOf: "school_year" },
    },
  },
};

export const wblr: RecordType = {
  id: "WBLR",
  name: "Work-based learning",
  fieldCounts: [15],
  fieldNames: fieldNames.WBLR,
  transaction,
  scope: scope(4, 7),
  main: {
    table: program,
    columns: {
      school_year: schoolYearAt(7),
      student_id: ssidAt(8),
      school_id: orgIdAt(5),
      program: { constant: "work-based-learning" },
      start_date: { firstDayOf: "school_year" },
    },
  },
};

const unused = (id: "PSTS" | "MEET" | "SERV", name: string): RecordType => ({
  id,
  name,
  fieldCounts: [fieldNames[id].length],
  fieldNames: fieldNames[id],
  main: null,
});

/** Recognized but not used. PSTS covers only leavers with disabilities: as "enrolled in college" it would mislead. */
export const notUsed: readonly RecordType[] = [
  unused("PSTS", "Postsecondary status of students with disabilities"),
  unused("MEET", "Special education meetings"),
  unused("SERV", "Special education services"),
];
