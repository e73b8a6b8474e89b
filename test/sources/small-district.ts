import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tables } from "../../src/records/tables.ts";
import { deliveryFiles } from "../../src/sources/deliver.ts";
import { type LoadOptions, type LoadResult, loadDelivery } from "../../src/sources/load.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { createWorkspace, type Workspace, warehousePath } from "../../src/sources/workspace.ts";
import { languageOf } from "../../src/ui/language/languages.ts";

/** A new temporary folder for a test. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "fairlead-test-"));

/** A new, empty workspace. */
export const freshWorkspace = (): Workspace =>
  createWorkspace(join(freshFolder(), "district"), { name: "Small Unified" }, languageOf.en.settingsFile);

export interface Enrollments {
  readonly schoolYear: number;
  /** Students of each school, in order. */
  readonly schools: readonly number[];
  readonly district?: string;
  /** Number of the first student. */
  readonly first?: number;
  /** The value of the gender column. */
  readonly gender?: string;
  readonly grade?: (student: number) => string;
  /** True gives every row an exit at the end of the school year. */
  readonly ended?: boolean;
}

const fields = (values: Readonly<Record<number, string>>, width: number): string =>
  Array.from({ length: width }, (_, i) => values[i + 1] ?? "").join("^");

const years = (schoolYear: number): string => `${schoolYear - 1}-${schoolYear}`;
const ssid = (student: number): string => String(1_000_000_000 + student);
const schoolCode = (i: number): string => String(100_001 + i).padStart(7, "0");

/** An enrollment export (SENR, 35 fields) with one row a student. */
export function enrollmentFile(e: Enrollments): string {
  let student = e.first ?? 0;
  const rows = e.schools.flatMap((n, school) =>
    Array.from({ length: n }, () => {
      const number = student++;
      return fields(
        {
          1: "SENR",
          4: e.district ?? "5912345",
          5: schoolCode(school),
          7: years(e.schoolYear),
          8: ssid(number),
          9: `L${number}`,
          17: "20150401",
          18: e.gender ?? "F",
          22: `${e.schoolYear - 1}0815`,
          23: "10",
          24: e.grade?.(number) ?? "05",
          ...(e.ended === true && { 25: `${e.schoolYear}0605`, 26: "E155" }),
        },
        35,
      );
    }),
  );
  return `${rows.join("\r\n")}\r\n`;
}

/** Language status (SELA) of students numbered from `first`: the given number of English learners, then of English only. */
export function languageFile(e: {
  readonly schoolYear: number;
  readonly learners: number;
  readonly others: number;
  /** False leaves the column of the primary language blank. */
  readonly withLanguage?: boolean;
}): string {
  const rows = Array.from({ length: e.learners + e.others }, (_, i) => {
    const row = { 1: "SELA", 4: "5912345", 5: schoolCode(0), 6: years(e.schoolYear), 7: ssid(i) };
    const [status, language] = i < e.learners ? ["EL", "01"] : ["EO", "00"];
    const spoken = e.withLanguage === false ? {} : { 15: language };
    return fields({ ...row, 13: status, 14: `${e.schoolYear - 1}0815`, ...spoken }, 15);
  });
  return `${rows.join("\r\n")}\r\n`;
}

/** Student information (SINF) with the district's own identifier of each student, numbered from the given first one. */
export function studentFile(e: {
  readonly schoolYear: number;
  readonly students: number;
  readonly localId: (i: number) => string;
}): string {
  const rows = Array.from({ length: e.students }, (_, i) => {
    const names = { 11: "Ada", 13: "Okafor", 18: "20150401", 19: "F" };
    const ids = { 6: "5912345", 7: schoolCode(0), 8: years(e.schoolYear), 9: ssid(i), 10: e.localId(i) };
    return fields({ 1: "SINF", 4: `${e.schoolYear - 1}0815`, ...ids, ...names }, 50);
  });
  return `${rows.join("\r\n")}\r\n`;
}

/** A state test file (TOMS, header row) in mathematics; only its name has the year. `before` is the score of the year before. */
export function testFile(e: { readonly students: number; readonly score: string; readonly before?: string }): string {
  const header =
    "RecordType^SSID^CALPADSDistrictCode^CALPADSSchoolCode^GradeAssessed^ScaleScore^AchievementLevels^ConditionCode";
  const rows = Array.from({ length: e.students }, (_, i) =>
    [
      "02",
      ssid(i),
      "5912345",
      schoolCode(0),
      "05",
      e.score,
      "2",
      "",
      e.before ?? "",
      e.before === undefined ? "" : "2",
    ].join("^"),
  );
  return [`${header}^ScaleScoreMinus1^AchievementLevelMinus1`, ...rows, ""].join("\r\n");
}

/** Writes files into a new folder. @returns their paths */
export function written(files: Readonly<Record<string, string>>): string[] {
  const folder = freshFolder();
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
}

/** Loads files given as texts by name. */
export function loadTexts(
  workspace: Workspace,
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
): Promise<LoadResult> {
  const usual = { add: false, accept: false, now: new Date("2026-03-01T10:00:00Z") };
  return loadDelivery(workspace, deliveryFiles(written(files), "/"), { ...usual, ...options });
}

/** All rows of a warehouse, without load numbers. */
export async function contentOf(workspace: Workspace, path = warehousePath(workspace.folder)): Promise<string> {
  const db = await openWarehouse(workspace.folder, path);
  try {
    const parts: string[] = [];
    const all = [...tables.map((t) => `records.${t.id}`), "records.calendar", ...tables.map((t) => `kept.${t.id}`)];
    for (const table of all) {
      const rows = await db.all(`SELECT * EXCLUDE (delivery) FROM ${table} ORDER BY ALL`);
      parts.push(`${table} ${JSON.stringify(rows)}`);
    }
    const waiting = await db.all("SELECT source_file, source_line, text, codes FROM quarantine.rows ORDER BY ALL");
    return [...parts, JSON.stringify(waiting)].join("\n");
  } finally {
    await db.close();
  }
}

/** Rows of a query to the warehouse. */
export async function ask(workspace: Workspace, sql: string): Promise<readonly Record<string, unknown>[]> {
  const db = await openWarehouse(workspace.folder);
  try {
    return await db.all(sql);
  } finally {
    await db.close();
  }
}

/** Students enrolled in a workspace, by school year. */
export const students = async (w: Workspace): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await ask(
        w,
        "SELECT school_year AS y, count(DISTINCT student_id) AS n FROM records.enrollment GROUP BY 1 ORDER BY 1",
      )
    ).map((row) => [String(row["y"]), Number(row["n"])]),
  );
