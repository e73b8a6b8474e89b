import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { checkContradictions } from "../../src/sources/check-contradictions.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import { type Delivery, stageDelivery } from "./staged-delivery.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

/** What is found in a delivery: each contradiction with its lines and how many students it is about. */
async function found(delivery: Delivery): Promise<unknown[]> {
  await stageDelivery(db, delivery);
  const problems: Problem[] = [];
  await checkContradictions(db, new ColumnHeadings(), (problem) => problems.push(problem));
  return problems.map((p) =>
    p.code === "sources.facts-contradict" ? [p.facts.contradiction, p.lines, p.students, p.facts.outcome] : p.code,
  );
}

const year = 2025;
const spell = (student: string, school: string, more: Row = {}): Row => ({
  school_year: year,
  student_id: student,
  school_id: school,
  entry_date: "2024-08-15",
  status: "primary",
  grade: "05",
  ...more,
});
const born = (student: string, birth: string): Row => ({
  student_id: student,
  start_date: "2024-07-01",
  birth_date: birth,
});

test("a grade that does not fit the birth date names its rows; a year or two beside the usual does not", async () => {
  const grades = ["KN", "05", "12", "12", "05", "05", "09"];
  // Usual for kindergarten, fifth and twelfth grade; an adult of 25; a newcomer of 14; a child of 3; a grade held back twice.
  const births = ["2019-03-01", "2014-03-01", "2007-03-01", "2000-03-01", "2010-03-01", "2021-03-01", "2007-09-01"];
  expect(
    await found({
      enrollment: grades.map((grade, i) => spell(`${i}`, "A", { grade })),
      student: births.map((birth, i) => born(`${i}`, birth)),
    }),
  ).toEqual([["age-and-grade", [5, 7], 2, "used"]]);
});

test("reports two birth dates of one student, and derives no age", async () => {
  expect(
    await found({ enrollment: [spell("1", "A")], student: [born("1", "2001-03-01"), born("1", "2014-03-01")] }),
  ).toEqual([["birth-dates-differ", [2, 3], 1, "used"]]);
});

test("two schools at once are named; a move, an overlap of days and a second enrollment are not", async () => {
  const { entry_date: _, ...open } = spell("1", "A");
  expect(
    await found({
      enrollment: [
        { ...open, entry_date: "2024-08-15" },
        { ...open, entry_date: "2024-10-01", school_id: "B" },
        spell("2", "A", { exit_date: "2024-12-20" }),
        spell("2", "B", { entry_date: "2024-12-16" }),
        spell("3", "A"),
        spell("3", "B", { status: "secondary" }),
        spell("4", "A", { exit_kind: "no-show" }),
        spell("4", "B"),
        spell("5", "A", { school_year: 2024, entry_date: "2023-08-15" }),
        spell("5", "B"),
      ],
    }),
  ).toEqual([["in-two-schools", [2, 3], 1, "used"]]);
});

test("suspended for more days than the student was expected, or than any year has", async () => {
  const decision = (student: string, sequence: number, days: number, result = "out-of-school"): Row => ({
    school_year: year,
    student_id: student,
    school_id: "A",
    incident_id: "1",
    sequence,
    result,
    days,
  });
  expect(
    await found({
      absence: ["1", "2"].map((id) => ({ school_year: year, student_id: id, school_id: "A", days_expected: 10 })),
      discipline_action: [
        decision("1", 1, 6),
        decision("1", 2, 6),
        decision("2", 1, 5),
        decision("3", 1, 190),
        decision("4", 1, 365, "expulsion"),
      ],
    }),
  ).toEqual([["suspended-longer-than-school", [2, 3, 5], 2, "used"]]);
});

test("a test date outside the school year of its row", async () => {
  const score = (student: string, date: string): Row => ({
    school_year: year,
    student_id: student,
    subject: "ela",
    test: "x",
    tested: true,
    date,
  });
  expect(await found({ assessment: [score("1", "2025-04-20"), score("2", "2023-04-20")] })).toEqual([
    ["date-outside-year", [3], 1, "used"],
  ]);
});

test("parts of an official total that are more than it", async () => {
  const cell = (grouping: string, level: string, n: number, place = "1"): Row => ({
    school_year: year,
    publication: "p",
    indicator: "i",
    place_kind: "school",
    place_id: place,
    grouping,
    level,
    grade: "all",
    counted_students: "all",
    n,
    status: "counted",
  });
  expect(
    await found({
      official_figure: [
        cell("all", "all", 100),
        cell("gender", "female", 60),
        cell("gender", "male", 90),
        cell("race-ethnicity", "black", 50),
        cell("race-ethnicity", "white", 40),
        cell("all", "all", 100, "2"),
        cell("gender", "female", 55, "2"),
        cell("gender", "male", 52, "2"),
        // Students can be in several of these.
        cell("el", "yes", 80, "2"),
        cell("disability", "yes", 70, "2"),
      ],
    }),
  ).toEqual([["parts-exceed-total", [2], 0, "used"]]);
});

test("a row that waits for an exit before its entry is not reported for anything else", async () => {
  expect(
    await found({
      enrollment: [spell("1", "A", { exit_date: "2023-01-10" }), spell("1", "B")],
      student: [born("1", "2024-01-01")],
    }),
  ).toEqual([
    ["exit-before-entry", [2], 1, "quarantined"],
    ["age-and-grade", [3], 1, "used"],
  ]);
});

test("a consistent district has no contradictions", async () => {
  const grades = ["KN", ...Array.from({ length: 12 }, (_, k) => `${k + 1}`.padStart(2, "0"))];
  const students = fc.array(
    fc.record({
      grade: fc.nat(12),
      older: fc.integer({ min: -1, max: 2 }),
      moved: fc.option(fc.integer({ min: 1, max: 200 })),
    }),
    { maxLength: 8 },
  );
  const day = (n: number): string => new Date(Date.UTC(2024, 7, 15) + n * 86_400_000).toISOString().slice(0, 10);
  await fc.assert(
    fc.asyncProperty(students, async (all) => {
      const enrollment = all.flatMap(({ grade, moved }, i) => {
        const own = { grade: grades[grade] ?? "KN" };
        return moved === null
          ? [spell(`${i}`, "A", own)]
          : [
              spell(`${i}`, "A", { ...own, exit_date: day(moved) }),
              spell(`${i}`, "B", { ...own, entry_date: day(moved) }),
            ];
      });
      const student = all.map(({ grade, older }, i) => born(`${i}`, `${2019 - grade - older}-03-01`));
      expect(await found({ enrollment, student })).toEqual([]);
    }),
    { numRuns: 8 },
  );
});

test("exits, programs and days that no school year has; what is late or early by a little is not named", async () => {
  const spelled = (student: string, entry: string, exit: string): Row =>
    spell(student, "A", { entry_date: entry, exit_date: exit });
  const served = (student: string, start: string, end: string | null): Row => ({
    school_year: year,
    student_id: student,
    program: "homeless",
    start_date: start,
    end_date: end,
  });
  expect(
    await found({
      enrollment: [
        spelled("1", "2024-08-15", "2027-06-05"),
        spelled("2", "2024-08-15", "2026-01-20"),
        spelled("3", "2024-08-15", "2025-08-20"),
        spelled("4", "2019-08-15", "2025-06-05"),
      ],
      program: [
        served("1", "2025-09-01", null),
        served("2", "2023-09-01", "2024-03-01"),
        served("3", "2023-09-01", "2025-03-01"),
      ],
      absence: [190, 290].map((days, i) => ({
        ...{ school_year: year, student_id: `${i}`, school_id: "A", days_expected: days },
      })),
    }),
  ).toEqual([
    ["ended-after-year", [2, 3], 2, "unknown"],
    ["began-after-year", [2], 1, "left-out"],
    ["ended-before-year", [3], 1, "left-out"],
    ["more-days-than-a-year", [3], 1, "unknown"],
  ]);
});

test("a status, a program or an enrollment that began before the student's birth", async () => {
  expect(
    await found({
      student: [born("1", "2014-03-01"), { ...born("2", "2014-03-01"), first_us_school_date: "2013-08-01" }],
      language: [
        { student_id: "1", elas: "EL", start_date: "2012-08-15" },
        { student_id: "2", elas: "EL", start_date: "2019-08-15" },
      ],
      disability: [{ student_id: "1", start_date: "1900-01-01", eligible: true }],
    }),
  ).toEqual([
    ["before-birth", [3], 1, "unknown"],
    ["before-birth", [2], 1, "used"],
    ["before-birth", [2], 1, "used"],
  ]);
});

test("days attended and absent that do not add up to the days expected; rounding and kinds of absence that are not all do", async () => {
  const days = (student: string, more: Row): Row => ({
    school_year: year,
    student_id: student,
    school_id: "A",
    days_expected: 180,
    ...more,
  });
  expect(
    await found({
      absence: [
        days("1", { days_attended: 170, days_absent: 10 }),
        days("2", { days_attended: 169.5, days_absent: 10 }),
        days("3", { days_attended: 170, days_absent: 30 }),
        days("4", { days_attended: 120, days_absent: 10 }),
        days("5", { days_attended: 170, days_excused: 3 }),
        days("6", { days_attended: 170, days_excused: 8, days_unexcused: 9 }),
        days("7", { days_absent: 4, days_excused: 2, days_unexcused: 1 }),
        days("8", { days_absent: 4, days_excused: 4, days_unexcused: 3 }),
        days("9", { days_absent: 190, days_attended: 0 }),
      ],
    }),
  ).toEqual([
    ["parts-exceed-total", [10], 1, "unknown"],
    ["parts-exceed-total", [9], 1, "unknown"],
    ["days-do-not-add-up", [4, 5, 10], 3, "unknown"],
    ["days-do-not-add-up", [7], 1, "unknown"],
  ]);
});

test("a group with more students than all students, in any grouping; the lines are the group's", async () => {
  const cell = (grouping: string, level: string, n: number | null): Row => ({
    school_year: year,
    publication: "p",
    indicator: "i",
    place_kind: "school",
    place_id: "1",
    grouping,
    level,
    grade: "all",
    counted_students: "all",
    n,
    status: n === null ? "withheld" : "counted",
  });
  expect(
    await found({
      official_figure: [
        cell("all", "all", 100),
        cell("gender", "female", 100),
        cell("gender", "male", null),
        cell("el", "yes", 101),
        cell("disability", "yes", 12),
      ],
    }),
  ).toEqual([["group-exceeds-total", [5], 0, "used"]]);
});
