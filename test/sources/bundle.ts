import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { fieldNames } from "../../src/sources/calpads/field-names.ts";
import { readDelivery } from "../../src/sources/read.ts";
import type { Reading, ReadOptions } from "../../src/sources/reading.ts";

/** Texts or bytes by file name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export type Tag = keyof typeof fieldNames;

/** A CALPADS row: values by position, the rest blank. */
export function row(
  tag: Tag,
  values: Readonly<Record<number, string>>,
  fields: number = fieldNames[tag].length,
): string {
  return Array.from({ length: fields }, (_, i) => values[i + 1] ?? (i === 0 ? tag : "")).join("^");
}

const lea = "0110017";
const school = "0112345";
const year = "2024-2025";
const student = (n: number): string => String(1_000_000_000 + n);

/** A small valid CALPADS bundle: `n` students of one school, a few of each kind of record. */
export function goodBundle(n = 6): Record<string, string> {
  const each = (make: (i: number) => string): string =>
    `${Array.from({ length: n }, (_, i) => make(i)).join("\r\n")}\r\n`;
  const common = (i: number) => ({ 4: lea, 5: school, 6: year, 7: student(i), 8: `L${i}` });
  const grades = ["KN", "03", "05", "08", "09", "11"];
  return {
    "enrollment.txt": each((i) =>
      row("SENR", {
        ...{ 4: lea, 5: school, 7: year, 8: student(i), 9: `L${i}`, 10: "Ana", 12: "Nuñez" },
        ...{ 22: "20240815", 23: "10", 24: grades[i % 6] ?? "KN", 25: "20250605", 26: "E155" },
      }),
    ),
    "information.txt": each((i) =>
      row("SINF", {
        ...{
          4: "20240815",
          6: lea,
          7: school,
          8: year,
          9: student(i),
          10: `L${i}`,
          18: `${2019 - (grades[i % 6] === "KN" ? 0 : Number(grades[i % 6]))}0203`,
          19: i % 2 ? "F" : "M",
        },
        ...{ 23: i % 3 ? "N" : "Y", 25: i % 2 ? "700" : "600", 36: "20240815", 38: "13", 50: "14" },
      }),
    ),
    "programs.txt": each((i) => row("SPRG", { ...common(i), 13: i % 2 ? "181" : "191", 14: "1", 15: "20240815" })),
    "english.txt": each((i) =>
      row("SELA", {
        4: lea,
        5: school,
        6: year,
        7: student(i),
        12: `L${i}`,
        13: i % 2 ? "EO" : "EL",
        14: "20240815",
        15: "01",
      }),
    ),
    "absence.txt": each((i) =>
      row("STAS", {
        ...common(i),
        13: "N",
        15: "180",
        16: `${170 - i}`,
        17: "1",
        18: "2",
        19: "4",
        20: `${3 + i}`,
        21: "0",
        22: "0",
      }),
    ),
    "incidents.txt": each((i) => row("SINC", { ...common(i), 13: `I${i}`, 14: "20241101", 15: "Y" })),
    "results.txt": each((i) =>
      row("SIRS", { ...common(i), 13: `I${i}`, 14: i % 2 ? "100" : "110", 15: "10", 16: "2" }),
    ),
    "offenses.txt": each((i) => row("SOFF", { ...common(i), 13: `I${i}`, 14: i % 2 ? "511" : "100" })),
  };
}

/** A small valid CAASPP student data file. */
export function goodTestFile(n = 6): string {
  const header = [
    ...["RecordType", "SSID", "LocalStudentID", "DateofBirth", "Gender", "CALPADSGrade", "GradeAssessed"],
    ...["CALPADSDistrictCode", "CALPADSSchoolCode", "CALPADSSpecialEducation", "PrimaryDisabilityType", "ELEntryDate"],
    ...["RFEPDate", "ELAS", "FosterStatus", "EconomicDisadvantageStatus", "HispanicorLatino", "White"],
    ...[
      "ConditionCode",
      "ParentEducationLevel",
      "ScaleScore",
      "AchievementLevels",
      "ScaleScoreMinus1",
      "AchievementLevelMinus1",
    ],
  ];
  const rows = Array.from({ length: n }, (_, i) => [
    ...[i % 2 ? "02" : "01", student(i), `L${i}`, "2014-02-03", i % 2 ? "F" : "M", "05", "05"],
    ...[lea, school, i % 3 ? "N" : "Y", i % 3 ? "" : "290", i % 2 ? "" : "20180815"],
    ...["", i % 2 ? "EO" : "EL", "N", i % 2 ? "Y" : "N", "N", "Y"],
    ...["", "13", `${2500 + i}`, i % 2 === 0 && i > 1 ? "3" : "2", `${2450 + i}`, "2"],
  ]);
  return [header, ...rows].map((r) => `${r.join("^")}\n`).join("");
}

/** Writes files, reads them as one delivery, and passes the reading and the engine to a callback. Engine and files are removed afterward. */
export async function withDelivery<T>(
  files: Files,
  look: (reading: Reading, db: DuckDb) => Promise<T> | T,
  options: ReadOptions & { readonly zip?: string; readonly db?: DuckDb } = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-test-"));
  const db = options.db ?? (await openDuckDb());
  try {
    const all =
      options.zip === undefined
        ? files
        : { [options.zip]: zipSync(Object.fromEntries(Object.entries(files).map(([k, v]) => [k, bytes(v)]))) };
    const inputs = Object.entries(all).map(([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return { name, path };
    });
    return await look(await readDelivery(inputs, db, options), db);
  } finally {
    if (options.db === undefined) await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? strToU8(content) : content;
