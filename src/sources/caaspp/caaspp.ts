import type { DuckDb } from "../../engine/duckdb.ts";
import { printExpr } from "../../engine/print.ts";
import { distanceFromStandard } from "../../records/distance.ts";
import { assessment } from "../../records/tables.ts";
import * as calpads from "../calpads/codes.ts";
import type { CodeMap, ColumnSource, FileColumn, Mapping, RecordType } from "../mapping.ts";
import { type Head, type OtherRows, plainName, type Source } from "../source.ts";
import { driftOfRecord, unreadOfRecord } from "../student-layout-drift.ts";
import * as codes from "./codes.ts";
import { caasppPlaceColumns, districtId, schoolId, studentFacts, studentId } from "./facts.ts";
import { interimRecord, interimTypes } from "./interim.ts";
import { isKnownColumn } from "./known-columns.ts";

const at = (...header: readonly string[]): FileColumn => ({ header });

/** A kind of student test file: how to recognize it, and its result columns. */
interface TestFile {
  readonly id: string;
  readonly name: string;
  /** Columns that together identify the file. */
  readonly marks: readonly string[];
  readonly subject: { readonly at: FileColumn; readonly codes: CodeMap; readonly tests: CodeMap };
  readonly score: FileColumn;
  readonly level: FileColumn;
  /** Why a student was not tested, if the file says. */
  readonly condition?: FileColumn;
  /** Whether the state counts the result, where the file says. */
  readonly include?: FileColumn;
  /** Columns of previous years' results: how many years before, score, level. */
  readonly before: readonly (readonly [years: number, score: FileColumn, level: FileColumn])[];
  /** Whether the file also contains interim tests. */
  readonly hasInterims?: true;
  /** Conditions for a row to be a result of the state's test of the year. */
  readonly when?: Mapping["when"];
}

const kindAt = { at: at("RecordType"), codes: codes.testSubject, tests: codes.testName };
const minus = (score: string, level: string): TestFile["before"] =>
  [1, 2, 3].map((years) => [years, at(`${score}Minus${years}`), at(`${level}Minus${years}`)] as const);

const files: readonly TestFile[] = [
  {
    id: "TOMS",
    name: "CAASPP student data file",
    marks: ["RecordType", "SSID", "CALPADSSchoolCode", "ScaleScore"],
    subject: kindAt,
    score: at("ScaleScore"),
    level: at("AchievementLevels", "AchievementLevel"),
    condition: at("ConditionCode", "ConditionCodes"),
    include: at("IncludeIndicator"),
    before: minus("ScaleScore", "AchievementLevel"),
  },
  {
    id: "ELPAC",
    name: "ELPAC student data file",
    marks: ["RecordType", "SSID", "CALPADSSchoolCode", "OverallScaleScore"],
    subject: kindAt,
    score: at("OverallScaleScore"),
    level: at("OverallPL"),
    condition: at("ConditionCode", "ConditionCodes"),
    include: at("IncludeIndicator"),
    before: minus("OverallScaleScore", "OverallPL"),
  },
  {
    id: "CERS",
    name: "CERS export",
    marks: ["StudentIdentifier", "AssessmentType", "ScaleScore", "ScaleScoreAchievementLevel", "SchoolId"],
    subject: { at: at("Subject"), codes: codes.cersSubject, tests: codes.cersTest },
    score: at("ScaleScore"),
    level: at("ScaleScoreAchievementLevel"),
    before: [],
    when: [{ at: at("AssessmentType", "AssessmentSubType"), isIn: ["SUMMATIVE", "SUM"] }],
    hasInterims: true,
  },
];

/** Headings for the school year. The first one is named in messages if none is found. */
const yearNames = [
  "school year, as a column or in the file's name",
  "SchoolYear",
  "AcademicYear",
  "TestYear",
  "TestAdministrationYear",
  "ReportingYear",
];

function recordType(file: TestFile, schoolYear: ColumnSource): RecordType {
  const level = (place: FileColumn): ColumnSource => ({ at: place, read: { as: "integer", least: 1, most: 5 } });
  const score = (place: FileColumn): ColumnSource => ({ at: place, read: { as: "number", least: 0 } });
  const columns: Mapping["columns"] = {
    student_id: studentId,
    subject: { at: file.subject.at, read: { as: "code", codes: file.subject.codes } },
    test: { at: file.subject.at, read: { as: "code", codes: file.subject.tests } },
  };
  return {
    id: file.id,
    name: file.name,
    scope: { district: districtId, schoolYear },
    missing: ["NS", "NA", "N/A"],
    main: {
      table: assessment,
      ...(file.when === undefined ? {} : { when: file.when }),
      columns: {
        ...columns,
        school_year: schoolYear,
        school_id: schoolId,
        grade: { at: caasppPlaceColumns.grade, read: { as: "code", codes: calpads.calpadsGradeCodes } },
        tested: { filled: file.score },
        ...(file.condition === undefined
          ? {}
          : { exemption: { at: file.condition, read: { as: "code", codes: codes.condition } } }),
        ...(file.include === undefined ? {} : { counted: { at: file.include, read: { as: "yes-no" } } }),
        score: score(file.score),
        level: level(file.level),
      },
    },
    optional: ["counted"],
    also: [
      ...studentFacts(schoolYear),
      ...file.before.map(
        ([years, scoreAt, levelAt]): Mapping => ({
          table: assessment,
          derived: true,
          when: [{ at: scoreAt, isFilled: true }],
          columns: {
            ...columns,
            school_year: { yearsBefore: years, year: schoolYear },
            grade: { at: caasppPlaceColumns.grade, read: { as: "code", codes: codes.gradeBefore(years) } },
            tested: { constant: true },
            score: score(scoreAt),
            level: level(levelAt),
          },
        }),
      ),
    ],
  };
}

/** School year of a file: from a column, or else the last year in its name. */
function schoolYearOf(head: Head, names: ReadonlySet<string>): ColumnSource {
  const stated: ColumnSource = { at: at(...yearNames), read: { as: "school-year" } };
  if (yearNames.some((name) => names.has(plainName(name)))) return stated;
  const years = (head.name ?? "").match(/(?<!\d)20\d\d(?!\d)/g);
  const last = years?.at(-1);
  return last === undefined ? stated : { constant: Number(last) };
}

const othersIn = (file: TestFile, schoolYear: ColumnSource): { readonly others?: OtherRows } =>
  file.hasInterims === undefined
    ? {}
    : { others: { record: interimRecord(schoolYear), at: at("AssessmentType"), isIn: interimTypes } };

const isYear = (heading: string): boolean => yearNames.some((name) => plainName(name) === plainName(heading));
const isKnown = (heading: string): boolean => isKnownColumn(heading) || isYear(heading);

const column: ColumnSource = { at: at(...yearNames), read: { as: "school-year" } };

/** California's student test files: the state's student data files (TOMS) and the export of its reporting system (CERS). */
export const caaspp: Source = {
  id: "caaspp",
  name: "CAASPP and ELPAC",
  records: [...files.map((file) => recordType(file, column)), interimRecord(column)],
  recognize(head) {
    for (const { line, fields } of head.lines.slice(0, 5)) {
      const names = new Set(fields.map(plainName));
      const file = files.find((f) => f.marks.every((mark) => names.has(plainName(mark))));
      if (file !== undefined) {
        const schoolYear = schoolYearOf(head, names);
        const record = recordType(file, schoolYear);
        return {
          by: "header",
          record,
          ...othersIn(file, schoolYear),
          headerLine: line,
          faults: [...driftOfRecord(record, fields), ...unreadOfRecord(record, fields, isKnown)],
        };
      }
    }
    return null;
  },
  finish: ({ db }) => measureDistances(db),
};

/** Scale points from the grade's standard, for Smarter Balanced tests. */
async function measureDistances(db: DuckDb): Promise<void> {
  const distance = printExpr(distanceFromStandard);
  await db.run(
    `UPDATE staged.assessment SET distance = ${distance} WHERE scope LIKE 'caaspp/%' AND ${distance} IS NOT NULL`,
  );
}
