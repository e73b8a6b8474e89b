import { expect, test } from "vitest";
import type { DuckDb } from "../../src/engine/duckdb.ts";
import type { Reading } from "../../src/sources/reading.ts";
import { type Files, goodBundle, row, type Tag, withDelivery } from "./bundle.ts";

const lea = "0110017";
const school = "0112345";
const ssid = "1000000001";
const common = { 4: lea, 5: school, 6: "2024-2025", 7: ssid };

/** The staged rows of a table after one delivery, without provenance. */
const staged = (files: Files, table: string) =>
  withDelivery(files, async (reading, db) => {
    expect(reading.problems).toEqual([]);
    return db.all(
      `SELECT * EXCLUDE (source_file, source_line, scope, derived, id_kind) FROM staged.${table} ORDER BY source_file, source_line`,
    );
  });

const known = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== null)));

const senr = {
  ...{ 4: lea, 5: school, 7: "2024-2025", 8: ssid, 9: "L1", 22: "20240815", 23: "10", 24: "12" },
  ...{ 25: "06/05/2025", 26: "E230", 27: "100", 29: "Y" },
};

test.each([35, 37, 39, 41])("SENR with %i fields becomes an enrollment", async (fields) => {
  const tag = fields === 37 || fields === 41 ? "SENR-R" : "SENR";
  const line = row("SENR", { ...senr, 1: tag, [fields]: "20250701", [fields - 1]: "20250701" }, fields);
  expect(known(await staged({ "a.txt": `${line}\n` }, "enrollment"))).toEqual([
    {
      ...{ school_year: 2025, student_id: ssid, school_id: school, district_id: lea, entry_date: "2024-08-15" },
      ...{ exit_date: "2025-06-05", status: "primary", grade: "12", exit_kind: "completer", exit_code: "E230" },
      ...{ completion: "diploma", met_a_g: true },
    },
  ]);
});

test("every record type loads into its table", async () => {
  const course = {
    4: lea,
    5: school,
    6: "2024-2025",
    7: "2603",
    8: "BIO",
    9: "Biology",
    13: "Y",
    14: "S1",
    15: "S1",
    16: "T1",
  };
  const cases: readonly (readonly [
    Tag,
    Readonly<Record<number, string>>,
    string,
    Readonly<Record<string, unknown>>,
  ])[] = [
    [
      "SINF",
      {
        ...{ 4: "20240815", 6: lea, 7: school, 8: "2024-2025", 9: ssid, 10: "L1", 18: "20100203", 19: "X", 23: "N" },
        ...{ 25: "400", 26: "202", 30: "N", 36: "20150815", 38: "13", 50: "14" },
      },
      "student",
      {
        ...{ student_id: ssid, start_date: "2024-08-15", local_id: "L1", birth_date: "2010-02-03", gender: "X" },
        ...{ hispanic: false, race_filipino: true, race_asian: true, race_white: false, race_black: false },
        ...{ race_missing: false, parent_education: "high-school", parent_education_2: "not-high-school" },
        ...{ first_us_school_date: "2015-08-15" },
      },
    ],
    ["SPRG", { ...common, 13: "181", 15: "20240901" }, "program", { program: "free-meal", start_date: "2024-09-01" }],
    ["SPRG", { ...common, 13: "191" }, "program", { program: "homeless", start_date: "2024-07-01", school_year: 2025 }],
    [
      "SELA",
      { ...common, 13: "RFEP", 14: "20220301", 15: "01" },
      "language",
      { elas: "RFEP", start_date: "2022-03-01" },
    ],
    [
      "STAS",
      { ...common, 13: "N", 15: "180", 16: "160", 17: "2", 18: "3", 19: "8", 20: "6", 21: "0", 22: "1" },
      "absence",
      { days_expected: 180, days_attended: 164, days_suspended_out: 2, days_suspended_in: 3, exempt: false },
    ],
    ["SINC", { ...common, 13: "I1", 14: "20241101" }, "incident", { incident_id: "I1", date: "2024-11-01" }],
    [
      "SIRS",
      { ...common, 13: "I1", 14: "100", 16: "2.5" },
      "discipline_action",
      { result: "out-of-school", days: 2.5, sequence: 1 },
    ],
    ["SOFF", { ...common, 13: "I1", 14: "511" }, "incident", { offense_kind: "defiance", offense_code: "511" }],
    [
      "SDIS",
      { ...common, 13: "I1", 16: "511", 18: "110", 20: "1" },
      "discipline_action",
      { result: "in-school", offense_kind: "defiance" },
    ],
    [
      "CRSC",
      course,
      "section",
      { section_id: "S1", subject: "science", core: true, level: "regular", a_g: true, staff_id: "T1" },
    ],
    ["CRSC", { ...course, 1: "CRSE", 19: "30" }, "section", { level: "ap", stem_advanced: true }],
    [
      "SCSC",
      { ...common, 13: "BIO", 14: "S1", 15: "S1", 16: "5", 17: "0", 18: "F" },
      "course_result",
      { mark: "F", credits_attempted: 5, credits_earned: 0 },
    ],
    ["SCSC", { ...common, 1: "SCSE", 13: "BIO", 14: "S1", 15: "S1" }, "course_result", { section_id: "S1" }],
    ["SCTE", { ...common, 13: "198", 14: "2024-2025" }, "program", { program: "cte-completer", school_year: 2025 }],
    ["WBLR", { 4: lea, 5: school, 7: "2024-2025", 8: ssid, 9: "10" }, "program", { program: "work-based-learning" }],
    [
      "SWDS",
      { 4: lea, 5: "2024-2025", 6: ssid, 11: "20200901", 12: "1" },
      "disability",
      { eligible: true, start_date: "2020-09-01" },
    ],
    ["SWDS", { 4: lea, 5: "2024-2025", 6: ssid, 11: "20230901", 12: "4" }, "disability", { eligible: false }],
    [
      "PLAN",
      { 4: lea, 5: "2024-2025", 6: ssid, 11: "100", 12: "20240901", 15: "290", 20: "400", 23: "85" },
      "disability",
      { category: "sld", setting: "regular-class", regular_class_share: 0.85 },
    ],
    [
      "SDEM",
      { 4: "20100701", 6: lea, 7: "2024-2025", 8: "T1", 17: "F", 18: "Y", 20: "700", 30: "3", 31: "12" },
      "staff",
      { staff_id: "T1", hispanic: true, race_white: true, years_in_district: 3, years_total: 12 },
    ],
    [
      "SASS",
      { 4: lea, 5: school, 6: "2024-2025", 7: "T1", 13: "12", 14: "60" },
      "staff_assignment",
      { job: "teacher", fte: 0.6 },
    ],
  ];
  for (const [tag, values, table, expected] of cases) {
    const rows = await staged({ "a.txt": `${row(tag, values)}\n` }, table);
    expect(rows, tag).toHaveLength(1);
    expect(rows[0], tag).toMatchObject(expected);
  }
});

test("the absence summary before 2020-21 has 21 fields, and 23 in the state's extract", async () => {
  const values = { ...common, 15: "180", 16: "170", 18: "1", 19: "9", 20: "0" };
  const extract = row("STAS", { ...values, 1: "STAS-R", 7: "1000000002", 22: "20190701", 23: "20190702" }, 23);
  const rows = await staged({ "a.txt": `${row("STAS", values, 21)}\n${extract}\n` }, "absence");
  expect(rows.map((r) => r["days_attended"])).toEqual([171, 171]);
});

test("the second guardian's education is read only where the layout has it", async () => {
  const values = { 4: "20240815", 6: lea, 7: school, 8: "2022-2023", 9: ssid };
  const extract = row("SINF", { ...values, 1: "SINF-R", 50: "20230701", 51: "20230701" }, 51);
  expect(await staged({ "a.txt": `${extract}\n` }, "student")).toMatchObject([{ parent_education_2: null }]);
});

test("an incident and its results get its most serious offense", async () => {
  const files = {
    "1.txt": `${row("SOFF", { ...common, 13: "I1", 14: "511" })}\n${row("SOFF", { ...common, 13: "I1", 14: "103" })}\n`,
    "2.txt": `${row("SINC", { ...common, 13: "I1", 14: "20241101" })}\n`,
    "3.txt": `${row("SIRS", { ...common, 13: "I1", 14: "200" })}\n`,
  };
  await withDelivery(files, async (_, db) => {
    expect(await db.all("SELECT offense_kind, offense_code FROM staged.incident")).toEqual([
      { offense_kind: "weapons", offense_code: "103" },
    ]);
    expect(await db.all("SELECT offense_kind FROM staged.discipline_action")).toEqual([{ offense_kind: "weapons" }]);
  });
});

test("two suspensions in one incident are two; the same row twice is one", async () => {
  const first = row("SIRS", { ...common, 3: "A", 13: "I1", 14: "100", 16: "1" });
  const second = row("SIRS", { ...common, 3: "B", 13: "I1", 14: "100", 16: "3" });
  await withDelivery({ "a.txt": [first, second, first, ""].join("\n") }, async (reading, db) => {
    expect(reading.files).toMatchObject([{ rowsIn: 3, rowsLoaded: 2, setAside: { duplicate: 1 } }]);
    expect(await db.all("SELECT sequence, days FROM staged.discipline_action ORDER BY 1")).toEqual([
      { sequence: 1, days: 1 },
      { sequence: 2, days: 3 },
    ]);
  });
});

const one = (reading: Reading) => reading.files[0];

test("if two rows with one key differ, the fact is unknown; a delete removes its rows anywhere in the file", async () => {
  const is = (mark: string, who: string) => row("SENR", { ...senr, 2: mark, 8: who, 29: mark === "A" ? "N" : "Y" });
  const text = [is("A", ssid), is("", ssid), is("D", "1000000002"), is("A", "1000000002"), ""].join("\n");
  await withDelivery({ "a.txt": text }, async (reading, db) => {
    expect(one(reading)).toMatchObject({ rowsIn: 4, rowsLoaded: 1, setAside: { superseded: 1, deleted: 2 } });
    expect(await db.all("SELECT student_id, met_a_g FROM staged.enrollment")).toEqual([
      { student_id: ssid, met_a_g: null },
    ]);
  });
});

test("programs that no indicator uses are set aside without a problem", async () => {
  const text = `${row("SPRG", { ...common, 13: "108" })}\n${row("SPRG", { ...common, 13: "162", 15: "no date" })}\n`;
  await withDelivery({ "a.txt": text }, (reading) => {
    expect(one(reading)).toMatchObject({ rowsIn: 2, rowsLoaded: 0, setAside: { "not-used": 2 } });
    expect(reading.problems).toEqual([]);
  });
});

test("record types that are not used are named and set aside", async () => {
  await withDelivery({ "a.txt": `${row("MEET", { 6: ssid })}\n` }, (reading) => {
    expect(one(reading)).toMatchObject({ recordType: "MEET", rowsIn: 1, setAside: { "not-used": 1 } });
  });
});

test("a code that the district remaps has its meaning", async () => {
  const text = `${row("SPRG", { ...common, 13: "777" })}\n`;
  const look = async (reading: Reading, db: DuckDb) => ({
    codes: reading.problems.map((p) => p.code),
    rows: await db.all("SELECT program FROM staged.program"),
  });
  const codes = { "calpads.education-program": { "777": "military" } };
  expect(await withDelivery({ "a.txt": text }, look)).toEqual({ codes: ["sources.unknown-code"], rows: [] });
  expect(await withDelivery({ "a.txt": text }, look, { codes })).toEqual({
    codes: [],
    rows: [{ program: "military" }],
  });
});

test("a file is recognized by its content, and a row's scope is its district and year", async () => {
  await withDelivery({ "marks.csv": goodBundle()["enrollment.txt"] ?? "" }, (reading) => {
    expect(one(reading)).toMatchObject({
      source: "calpads",
      recordType: "SENR",
      schoolYears: [2025],
      scopes: ["calpads/SENR/2025/0110017"],
      students: 6,
    });
  });
});

test("schools take their district and county from enrollments", async () => {
  expect(await staged({ "a.txt": `${row("SENR", senr)}\n` }, "school")).toMatchObject([
    { school_id: school, district_id: lea, county_id: "01", state: "CA" },
  ]);
});
