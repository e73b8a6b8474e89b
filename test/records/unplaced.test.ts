/** Nothing is lost silently: each record counts at some place, or is among the unplaced. */
import { expect, test } from "vitest";
import { coverageRows } from "../../src/cube/coverage.ts";
import { calendarRows } from "../../src/records/calendar.ts";
import { type Records, rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import { unplacedRows } from "../../src/records/student-year/unplaced.ts";
import type { Row, Table } from "../../src/records/table.ts";
import { absence, assessment, courseResult, disciplineAction, incident } from "../../src/records/tables.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";
import { randomRecords } from "../engine/random-records.ts";

const years = [2022, 2023, 2024, 2025, 2026];
const unplaced = (table: Table, records: Records): readonly Row[] => rowsOf(unplacedRows(table, null), records);
const sum = (rows: readonly Row[], name: string): number => rows.reduce((n, row) => n + Number(row[name] ?? 0), 0);

const enrolled = (student: string, more: Row = {}): Row => ({
  school_year: 2026,
  student_id: student,
  school_id: "S1",
  district_id: "D1",
  entry_date: "2025-08-18",
  exit_date: null,
  status: "primary",
  grade: "05",
  exit_kind: "still-enrolled",
  ...more,
});
const at = (student: string, school: string | null, more: Row = {}): Row => ({
  school_year: 2026,
  student_id: student,
  school_id: school,
  incident_id: "i",
  ...more,
});
const schools = [
  { school_id: "S1", district_id: "D1" },
  { school_id: "S2", district_id: "D1" },
  { school_id: "S9", district_id: "D9" },
];
const enrollment = [
  enrolled("A"),
  enrolled("A", { school_id: "S9", district_id: "D9", status: "secondary" }),
  enrolled("only-secondary", { status: "secondary" }),
  enrolled("preschool", { grade: "PS" }),
  enrolled("served", { status: "services" }),
];
const reasons = (rows: readonly Row[]) => rows.map((row) => [row["reason"], row["rows"]]);

test("an incident counts where the student is enrolled, at another school of the district, and where the enrollment is secondary", () => {
  const of = (...rows: Row[]) => reasons(unplaced(incident, { school: schools, enrollment, incident: rows }));
  expect(of(at("A", "S1"), at("A", "S2"), at("A", "S9"), at("only-secondary", "S1"))).toEqual([]);
  expect(of(at("stranger", "S1"), at("preschool", "S1"), at("served", "S1"))).toEqual([["student", 3]]);
  expect(of(at("only-secondary", "S2"))).toEqual([["student", 1]]);
});

test("a test counts at a school of the student's district; a test of no school counts for the student", () => {
  const of = (...rows: Row[]) =>
    reasons(
      unplaced(assessment, {
        school: schools,
        enrollment: enrollment.filter((e) => e["status"] !== "secondary"),
        assessment: rows,
      }),
    );
  expect(of(at("A", "S2", { subject: "ela" }), at("A", null, { subject: "ela" }))).toEqual([]);
  expect(of(at("A", "S9", { subject: "ela" }))).toEqual([["district", 1]]);
  expect(of(at("A", "S9", { subject: "ap" }))).toEqual([]);
  expect(of(at("stranger", null, { subject: "ap" }))).toEqual([["student", 1]]);
});

test("days count at the school of enrollment alone", () => {
  const of = (...rows: Row[]) => reasons(unplaced(absence, { school: schools, enrollment, absence: rows }));
  expect(of(at("A", "S1"))).toEqual([]);
  expect(of(at("A", "S2"))).toEqual([["school", 1]]);
});

test("rows of a year without enrollment wait for it", () => {
  expect(unplaced(incident, { school: schools, enrollment, incident: [at("A", "S1", { school_year: 2025 })] })).toEqual(
    [],
  );
});

test.each([1, 2, 3, 4, 5, 6])(
  "what counts in the state and what counts nowhere add up to what was delivered (%i)",
  (seed) => {
    const records = randomRecords(seed, 40);
    const calendar = calendarRows(years);
    const coverage = coverageRows(coveredEverywhere(records), (year) => [year]);
    const state = rowsOf(studentYear, { ...records, calendar, coverage }).filter(
      (row) => row["at_state"] === true && row["as_cohort"] !== true,
    );
    const counted = state.filter((row) => row["enrolled"] === true);
    const disciplined = state.filter((row) => row["enrolled"] === true || row["enrolled_secondary"] === true);
    const enrollmentYears = new Set((records["enrollment"] ?? []).filter(isStay).map((row) => row["school_year"]));
    const delivered = (table: Table): number =>
      (records[table.id] ?? []).filter((row) => enrollmentYears.has(row["school_year"])).length;
    const lost = (table: Table, of = records): number => sum(unplaced(table, of), "rows");

    expect(sum(counted, "courses") + lost(courseResult)).toBe(delivered(courseResult));
    expect(delivered(courseResult)).toBeGreaterThan(lost(courseResult));
    expect(lost(courseResult)).toBeGreaterThan(0);

    const key = (row: Row): string =>
      [row["school_year"], row["school_id"], row["student_id"], row["incident_id"]].join("/");
    const events = new Map(
      [...(records["incident"] ?? []), ...(records["discipline_action"] ?? [])].map((r) => [key(r), r]),
    );
    const oncePerEvent: Records = { ...records, incident: [...events.values()], discipline_action: [] };
    expect(sum(disciplined, "incidents") + lost(incident, oncePerEvent)).toBe(
      [...events.values()].filter((row) => enrollmentYears.has(row["school_year"])).length,
    );
    expect(lost(disciplineAction)).toBeGreaterThan(0);
  },
);

const isStay = (row: Row): boolean =>
  ["primary", "short-term"].includes(String(row["status"])) &&
  !["PS", "IN", "TD", "AD"].includes(String(row["grade"])) &&
  row["exit_kind"] !== "no-show";
