/** Edge cases of the derivation, on explicit records. */
import { describe, expect, test } from "vitest";
import { coverageRows } from "../../src/cube/coverage.ts";
import { calendarRows, censusDay } from "../../src/records/calendar.ts";
import { type Records, rowsOf } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { coveredEverywhere } from "../covered-everywhere.ts";

const years = [2023, 2024, 2025, 2026];
const derive = (records: Records): readonly Row[] =>
  rowsOf(studentYear, {
    ...records,
    calendar: calendarRows(years),
    coverage: coverageRows(coveredEverywhere(records), (year) => [year]),
  });
const spell = (student: string, year: number, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: "S1",
  district_id: "0100001",
  entry_date: `${year - 1}-08-20`,
  exit_date: null,
  status: "primary",
  grade: "09",
  exit_kind: "still-enrolled",
  ...more,
});
const only = (rows: readonly Row[], where: Row): Row => {
  const found = rows.filter((row) => Object.entries(where).every(([k, v]) => row[k] === v));
  expect(found, JSON.stringify(where)).toHaveLength(1);
  return found[0] ?? {};
};

test("census day is the first Wednesday of October", () => {
  expect([2024, 2025, 2026].map(censusDay)).toEqual(["2023-10-04", "2024-10-02", "2025-10-01"]);
});

test("a mid-year change of record does not end a stay; leaving and coming back does", () => {
  const rows = derive({
    enrollment: [
      spell("A", 2026, { exit_date: "2025-12-19", exit_kind: "not-an-exit" }),
      spell("A", 2026, { entry_date: "2025-12-20", exit_date: "2026-06-10" }),
      spell("B", 2026, { exit_date: "2025-12-19", exit_kind: "transfer-public" }),
      spell("B", 2026, { entry_date: "2026-01-20", exit_date: "2026-06-10" }),
    ],
  });
  expect(only(rows, { student_id: "A" })["longest_spell_days"]).toBe(295);
  expect(only(rows, { student_id: "B" })["longest_spell_days"]).toBe(142);
});

test("a change of record with months between its rows is not one stay; a break between them is", () => {
  const between = (student: string, until: string, since: string): Row[] => [
    spell(student, 2026, { exit_date: until, exit_kind: "not-an-exit" }),
    spell(student, 2026, { entry_date: since, exit_date: "2026-06-10" }),
  ];
  const rows = derive({
    enrollment: [...between("break", "2025-12-19", "2026-01-12"), ...between("months", "2025-10-01", "2026-02-01")],
  });
  expect(only(rows, { student_id: "break" })["longest_spell_days"]).toBe(295);
  expect(only(rows, { student_id: "months" })["longest_spell_days"]).toBe(130);
});

test("a school's last day is the day on which most students' year ended, whatever one row says", () => {
  const leaver = { exit_date: "2026-06-10", exit_kind: "transfer-public" };
  const rows = derive({
    enrollment: [
      spell("stray", 2026, { exit_date: "2026-06-30" }),
      ...["B", "C"].map((student) => spell(student, 2026, { exit_date: "2026-06-10" })),
      spell("leaves on the last day", 2026, leaver),
      spell("leaves before it", 2026, { ...leaver, exit_date: "2026-06-09" }),
    ],
  });
  expect(only(rows, { student_id: "leaves on the last day" })["longest_spell_days"]).toBe(295);
  expect(only(rows, { student_id: "leaves before it" })["longest_spell_days"]).toBe(0);
});

test("days at a school where the student is exempt do not count; those at another school do", () => {
  const exempt = { school_year: 2026, school_id: "S2", days_expected: 90, days_attended: 10, exempt: true };
  const counted = { school_year: 2026, school_id: "S1", days_expected: 90, days_attended: 80, exempt: false };
  const rows = derive({
    enrollment: ["A", "B"].flatMap((student) => [spell(student, 2026), spell(student, 2026, { school_id: "S2" })]),
    absence: [
      { ...exempt, student_id: "A" },
      { ...counted, student_id: "A" },
      { ...exempt, student_id: "B", school_id: "S1" },
      { ...exempt, student_id: "B" },
    ],
  });
  expect(only(rows, { student_id: "A", school_id: null })).toMatchObject({
    exempt: false,
    days_expected: 90,
    days_absent: 10,
  });
  expect(only(rows, { student_id: "A", school_id: "S2" })).toMatchObject({ exempt: true, days_expected: null });
  expect(only(rows, { student_id: "B", school_id: null })).toMatchObject({ exempt: true, days_expected: null });
});

test("a student at two schools has one row per school and one at the district, where days add up", () => {
  const rows = derive({
    enrollment: [
      spell("A", 2026, { exit_date: "2025-11-01" }),
      spell("A", 2026, { school_id: "S2", entry_date: "2025-11-02" }),
    ],
    absence: [
      { school_year: 2026, student_id: "A", school_id: "S1", days_expected: 50, days_attended: 40 },
      { school_year: 2026, student_id: "A", school_id: "S2", days_expected: 130, days_attended: 130 },
    ],
  });
  expect(only(rows, { school_id: "S1" })).toMatchObject({ at_school: true, at_district: false, days_absent: 10 });
  expect(only(rows, { school_id: "S2" })).toMatchObject({ at_school: true, at_district: false, days_absent: 0 });
  expect(only(rows, { school_id: null })).toMatchObject({
    at_school: false,
    at_district: true,
    at_county: true,
    at_state: true,
    days_expected: 180,
    days_absent: 10,
  });
});

test("special education: a later row that says no ends it, though the earlier one has no end", () => {
  const rows = derive({
    enrollment: years.map((y) => spell("A", y)),
    disability: [
      { student_id: "A", start_date: "2021-02-01", end_date: null, eligible: true, category: "sld" },
      { student_id: "A", start_date: "2024-03-01", end_date: null, eligible: false, category: null },
    ],
  });
  expect(years.map((y) => only(rows, { school_year: y, as_cohort: false })["disability"])).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("English learner status is as of Census Day; the fifth year after reclassification is beyond four", () => {
  const rows = derive({
    enrollment: years.map((y) => spell("A", y)),
    language: [
      { student_id: "A", elas: "EL", start_date: "2015-08-20" },
      { student_id: "A", elas: "RFEP", start_date: "2023-11-01" },
    ],
  });
  expect(years.map((y) => only(rows, { school_year: y, as_cohort: false })["el_status"])).toEqual([
    "EL",
    "EL",
    "RFEP-recent",
    "RFEP-recent",
  ]);
  expect(only(rows, { school_year: 2024 })).toMatchObject({ years_as_el: 8, long_term_el: true });
});

test("the cohort: transfers leave it, students who do not come back stay in it, and only a cohort with records of its first year is computed", () => {
  const grades = ["09", "10", "11", "12"];
  const path = (student: string, to: number, last: Row): Row[] =>
    grades.slice(0, to).map((grade, i) => spell(student, 2023 + i, { grade, ...(i === to - 1 ? last : {}) }));
  const rows = derive({
    enrollment: [
      ...path("graduate", 4, { exit_kind: "completer", completion: "diploma", met_a_g: true }),
      ...path("moved", 2, { exit_kind: "transfer-out", exit_code: "T200", exit_date: "2024-05-01" }),
      ...path("gone", 2, {}),
      ...path("still", 4, {}),
      spell("senior", 2023, { grade: "12", exit_kind: "completer", completion: "diploma" }),
    ],
  });
  const of = (student: string): Row | undefined =>
    rows.find((r) => r["student_id"] === student && r["school_year"] === 2026 && r["as_cohort"] === true);
  expect(of("graduate")).toMatchObject({ in_cohort_4yr: true, graduated_4yr: true, a_g_4yr: true });
  expect(of("still")).toMatchObject({ in_cohort_4yr: true, graduated_4yr: false, dropped_out_4yr: false });
  expect(of("gone")).toMatchObject({ enrolled: false, in_cohort_4yr: true, dropped_out_4yr: true, school_id: "S1" });
  expect(of("moved")).toBeUndefined();
  expect(rows.filter((r) => r["student_id"] === "senior").map((r) => r["in_cohort_4yr"])).toEqual([null]);
});

test("an anonymous survey answer is a separate row that joins no student", () => {
  const rows = derive({
    enrollment: [spell("A", 2026)],
    survey_answer: [
      {
        school_year: 2026,
        survey: "s",
        respondent_id: "r1",
        student_id: null,
        school_id: "S1",
        grade: "09",
        gender: "F",
        race_ethnicity: "black",
        item: "belonging",
        answer: 5,
      },
      {
        school_year: 2026,
        survey: "s",
        respondent_id: "A",
        student_id: "A",
        school_id: "S1",
        item: "belonging",
        answer: 2,
      },
    ],
  });
  expect(only(rows, { student_id: "r1" })).toMatchObject({
    enrolled: false,
    answer_belonging: 5,
    race_ethnicity: "black",
    gender: "F",
  });
  expect(only(rows, { student_id: "A" })).toMatchObject({ enrolled: true, answer_belonging: 2 });
});

test("daily attendance is used only where there is no summary", () => {
  const day = (student: string, date: string, status: string): Row => ({
    school_year: 2026,
    student_id: student,
    school_id: "S1",
    date,
    status,
  });
  const rows = derive({
    enrollment: [spell("A", 2026), spell("B", 2026)],
    absence: [{ school_year: 2026, student_id: "A", school_id: "S1", days_expected: 100, days_attended: 90 }],
    attendance_day: [
      day("A", "2025-09-01", "excused"),
      day("B", "2025-09-01", "excused"),
      day("B", "2025-09-02", "suspended-in"),
      day("B", "2025-09-03", "suspended-out"),
    ],
  });
  expect(only(rows, { student_id: "A" })).toMatchObject({ days_expected: 100, days_attended: 90 });
  expect(only(rows, { student_id: "B" })).toMatchObject({
    days_expected: 3,
    days_attended: 1,
    days_out: 1,
    days_in: 1,
  });
});

test("a program that ended before the year or begins after it does not count in the year", () => {
  const during = (start: string, end: string | null): unknown => {
    const program = [
      { school_year: 2026, student_id: "A", program: "free-meal", start_date: start, end_date: end, school_id: "S1" },
    ];
    return only(derive({ enrollment: [spell("A", 2026)], program }), { student_id: "A" })["free_meal"];
  };
  expect(during("2024-08-01", "2025-06-30")).not.toBe(true);
  expect(during("2024-08-01", "2025-07-01")).toBe(true);
  expect(during("2026-06-30", null)).toBe(true);
  expect(during("2026-07-01", null)).not.toBe(true);
});

test("preschool does not count as a stay, and the rest of the year does", () => {
  const rows = derive({
    enrollment: [
      spell("A", 2026, { grade: "PS", exit_date: "2025-12-19", exit_kind: "not-an-exit" }),
      spell("A", 2026, { grade: "TK", entry_date: "2026-01-06", exit_date: "2026-06-10" }),
      spell("B", 2026, { grade: "PS" }),
    ],
  });
  expect(only(rows, { student_id: "A" })).toMatchObject({ enrolled: true, grade: "TK", entry_date: "2026-01-06" });
  expect(rows.filter((row) => row["student_id"] === "B" && row["enrolled"] === true)).toEqual([]);
});

const member = (last: Row, more: Row[] = []): Row[] => [
  ...["09", "10", "11", "12"].map((grade, i) => spell("A", 2023 + i, { grade, ...(i === 3 ? last : {}) })),
  ...more,
];
const status = (program: string, year: number, student = "A"): Row => ({
  school_year: year,
  student_id: student,
  school_id: "S1",
  program,
  start_date: `${year - 1}-08-20`,
  end_date: null,
});

test("a cohort's statuses are those of any of its four years, and of the year alone elsewhere", () => {
  const rows = derive({
    enrollment: member({ exit_kind: "completer", completion: "diploma" }),
    program: [status("homeless", 2023), status("foster", 2024), status("cte-completer", 2025)],
    disability: [
      { student_id: "A", start_date: "2021-02-01", end_date: "2024-01-31", eligible: true, category: "sld" },
      { student_id: "A", start_date: "2024-02-01", end_date: null, eligible: false, category: null },
    ],
    language: [
      { student_id: "A", elas: "EL", start_date: "2015-08-20" },
      { student_id: "A", elas: "RFEP", start_date: "2022-09-01" },
    ],
  });
  const at = (as_cohort: boolean) => only(rows, { school_year: 2026, as_cohort });
  const never = { homeless: false, foster: false, disadvantaged: false, disability: false, el_status: "RFEP-recent" };
  expect(at(false)).toMatchObject({ enrolled: true, in_cohort_4yr: null, ...never });
  expect(at(true)).toMatchObject({
    enrolled: false,
    in_cohort_4yr: true,
    homeless: true,
    foster: true,
    disadvantaged: true,
    disability: true,
    disability_category: "sld",
    el_status: "EL",
    cte_completer: true,
    migrant: false,
  });
});

test("a status unknown in one year of a cohort is unknown unless another year has it", () => {
  const enrollment = member({ exit_kind: "completer", completion: "diploma" });
  const rowsWith = (program: Row[]): readonly Row[] =>
    rowsOf(studentYear, {
      enrollment,
      program,
      calendar: calendarRows(years),
      coverage: coverageRows(coveredEverywhere({ enrollment }), (year) => [year]).map((row) =>
        row["school_year"] === 2024 ? { ...row, covers_homeless: false } : row,
      ),
    });
  const homeless = (program: Row[]) => only(rowsWith(program), { school_year: 2026, as_cohort: true })["homeless"];
  expect(homeless([])).toBe(null);
  expect(homeless([status("homeless", 2025)])).toBe(true);
});

test("a member who left a school that closed since stays in the cohort, by the district's other schools", () => {
  const rows = rowsOf(studentYear, {
    enrollment: [
      spell("A", 2023, { school_id: "closed" }),
      spell("A", 2024, { school_id: "closed", grade: "10", exit_kind: "dropout", exit_date: "2024-03-01" }),
      spell("B", 2026, { grade: "12" }),
    ],
    school: ["closed", "S1"].map((school_id) => ({ school_id, district_id: "0100001", county_id: "01", state: "CA" })),
    calendar: calendarRows(years),
    coverage: coverageRows(coveredEverywhere({ enrollment: [spell("B", 2026)] }), (year) => [year]),
  });
  expect(only(rows, { student_id: "A", as_cohort: true })).toMatchObject({
    school_year: 2026,
    school_id: "closed",
    dropped_out_4yr: true,
  });
});

test("a learner identified after Census Day counts all year; a status to be determined is ignored", () => {
  const elas = (...language: readonly (readonly [string, string])[]): unknown =>
    only(
      derive({
        enrollment: [spell("A", 2026, { grade: "05" })],
        language: language.map(([code, start_date]) => ({ student_id: "A", elas: code, start_date })),
      }),
      { student_id: "A" },
    )["el_status"];
  expect(elas(["TBD", "2025-08-18"], ["EL", "2025-10-20"])).toBe("EL");
  expect(elas(["EL", "2025-10-20"], ["RFEP", "2027-03-01"])).toBe("EL");
  expect(elas(["TBD", "2025-08-18"])).toBe("TBD");
  expect(elas(["EL", "2020-08-18"], ["RFEP", "2025-11-01"])).toBe("EL");
});

describe("records of a school where the student has no enrollment of the year", () => {
  const place = (school_id: string, district_id: string): Row => ({
    school_id,
    district_id,
    county_id: "01",
    state: "CA",
  });
  const school = [place("S1", "0100001"), place("S2", "0100001"), place("S3", "0100002")];
  const at = (school_id: string): Row => ({ school_year: 2026, student_id: "A", school_id });
  const recordsAt = (school_id: string): Records => ({
    school,
    enrollment: [spell("A", 2026)],
    discipline_action: [{ ...at(school_id), incident_id: "1", sequence: 1, result: "out-of-school", days: 2 }],
    course_result: [{ ...at(school_id), section_id: "a", term: "fall", mark: "F" }],
    section: [{ school_year: 2026, school_id, section_id: "a", term: "fall", core: true }],
    assessment: [{ ...at(school_id), subject: "ela", test: "t", tested: true, level: 3, distance: 4 }],
    absence: [{ ...at(school_id), days_expected: 180, days_attended: 10 }],
  });
  const counted = { suspensions: 1, days_lost: 2, core_f: 1, ela_here: true, ela_level: 3 };

  test.each(["S2", "not in any file"])("count at the district where the school is %s", (school_id) => {
    const rows = derive(recordsAt(school_id));
    const district = only(rows, { at_district: true });
    expect(district).toMatchObject({ enrolled: true, school_id: null, grade: "09", ...counted });
    expect(district["days_expected"]).toBe(null);
    expect(only(rows, { school_id: "S1" })).toMatchObject({
      enrolled: true,
      suspensions: 0,
      core_f: null,
      ela_here: false,
    });
    expect(only(rows, { school_id })).toMatchObject({ enrolled: false, at_district: false });
  });

  test("count nowhere in another district", () => {
    const rows = derive(recordsAt("S3"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      school_id: "S1",
      at_district: true,
      suspensions: 0,
      core_f: null,
      ela_here: false,
    });
  });

  test("a secondary enrollment counts for discipline at its school, and the district counts both", () => {
    const rows = derive({
      ...recordsAt("S2"),
      enrollment: [spell("A", 2026), spell("A", 2026, { school_id: "S2", status: "secondary" })],
    });
    expect(only(rows, { school_id: "S2" })).toMatchObject({
      enrolled: false,
      enrolled_secondary: true,
      suspensions: 1,
    });
    expect(only(rows, { at_district: true })).toMatchObject({ enrolled: true, ...counted });
  });
});
