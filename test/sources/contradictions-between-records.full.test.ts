import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { scienceTestCuts, smarterBalancedCuts } from "../../src/rules/us-ca-smarter-balanced.ts";
import { checkContradictions } from "../../src/sources/check-contradictions.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import { contradictionHolds } from "../../src/sources/hold-contradicted.ts";
import { type Delivery, stageDelivery } from "./staged-delivery.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

async function problemsOf(delivery: Delivery): Promise<Problem[]> {
  await stageDelivery(db, delivery);
  const problems: Problem[] = [];
  await checkContradictions(db, new ColumnHeadings(), (problem) => problems.push(problem));
  return problems;
}

/** Each contradiction with the file and lines that it names. */
const found = async (delivery: Delivery): Promise<unknown[]> =>
  (await problemsOf(delivery)).map((p) =>
    p.code === "sources.facts-contradict" ? [p.facts.contradiction, p.file, p.lines] : p.code,
  );

const year = 2025;
const who = (id: string): Row => ({ school_year: year, student_id: id, school_id: "A" });
const described = (record: string, id: string, more: Row): Row => ({
  student_id: id,
  scope: `${record}/2025/D`,
  source_file: `${record.split("/")[1]}.txt`,
  ...more,
});

test("who a student is differs between kinds of files: each file's lines are named, and what was inferred is compared too", async () => {
  expect(
    await found({
      student: [
        described("calpads/SINF", "1", { gender: "F", birth_date: "2012-05-01", race_black: true, race_white: false }),
        described("calpads/SINF", "2", { gender: "F", birth_date: "2012-05-01" }),
        described("caaspp/TOMS", "1", { gender: "F", race_black: false, race_white: true, derived: true }),
        described("caaspp/TOMS", "2", { gender: "F", derived: true }),
        // Of two races: some files name them, others do not.
        described("calpads/SINF", "3", { race_black: true, race_white: true }),
        described("caaspp/TOMS", "3", { race_black: false, race_white: false, race_two_or_more: true, derived: true }),
      ],
      student_claim: [
        described("calpads/SENR", "1", { gender: "M", birth_date: "2012-05-01" }),
        described("calpads/SENR", "2", { gender: "F", birth_date: "2021-05-01" }),
      ],
    }),
  ).toEqual([
    ["birth-dates-differ", "SENR.txt", [3]],
    ["birth-dates-differ", "SINF.txt", [3]],
    ["genders-differ", "SENR.txt", [2]],
    ["genders-differ", "SINF.txt", [2]],
    ["genders-differ", "TOMS.txt", [4]],
    ["races-differ", "SINF.txt", [2]],
    ["races-differ", "TOMS.txt", [4]],
  ]);
});

test("a description may change within one kind of file or from year to year", async () => {
  expect(
    await found({
      student: [
        described("calpads/SINF", "1", { gender: "F", start_date: "2024-07-01" }),
        described("calpads/SINF", "1", { gender: "X", start_date: "2025-01-10" }),
        described("calpads/SINF", "2", { gender: "F", scope: "calpads/SINF/2024/D" }),
        described("a/roster", "2", { gender: "X" }),
      ],
    }),
  ).toEqual([]);
});

test("a local and a state identifier are one student if the delivery links them", async () => {
  expect(
    await found({
      student: [
        described("calpads/SINF", "9000000001", { gender: "F", local_id: "77", id_kind: "state" }),
        described("a/roster", "77", { gender: "M", id_kind: "local" }),
      ],
    }),
  ).toEqual([
    ["genders-differ", "SINF.txt", [2]],
    ["genders-differ", "roster.txt", [3]],
  ]);
});

const cuts = { ela: smarterBalancedCuts.ela, math: smarterBalancedCuts.math, science: scienceTestCuts };
const points = Object.entries(cuts).flatMap(([subject, grades]) =>
  Object.entries(grades).flatMap(([grade, scores]) =>
    scores.map((score, i) => ({ subject, grade, score, level: i + 2 })),
  ),
);
const result = (id: string, more: Row): Row => ({ ...who(id), test: "t", tested: true, ...more });

test("every level but that of the cut scores contradicts its score and is left unknown", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...points),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      async (at, below, level) => {
        const { subject, grade } = at;
        const score = below ? at.score - 1 : at.score;
        const right = below ? at.level - 1 : at.level;
        const problems = await problemsOf({ assessment: [result("1", { subject, grade, score, level })] });
        expect(problems.length).toBe(level === right ? 0 : 1);
        const [row] = await db.all("SELECT level, score FROM staged.assessment");
        expect(row).toEqual({ level: level === right ? level : null, score });
      },
    ),
    { numRuns: 40 },
  );
});

test("a score off the state's scale belongs to another test, and a missing score contradicts nothing", async () => {
  const row = { subject: "ela", grade: "05", level: 2 };
  expect(
    await found({
      assessment: [result("1", { ...row, score: 480 }), result("2", { ...row, score: 71 }), result("3", row)],
    }),
  ).toEqual([]);
});

test("a test in a grade that the student is not enrolled in", async () => {
  const enrolled = (id: string, grade: string): Row => ({
    ...who(id),
    entry_date: "2024-08-15",
    status: "primary",
    grade,
  });
  expect(
    await found({
      enrollment: [enrolled("1", "05"), enrolled("2", "05"), enrolled("3", "04"), enrolled("3", "05")],
      assessment: [
        result("1", { subject: "ela", grade: "05" }),
        result("2", { subject: "ela", grade: "08" }),
        result("3", { subject: "ela", grade: "04" }),
        result("2", { subject: "local", grade: "04" }),
        result("4", { subject: "ela", grade: "11" }),
      ],
    }),
  ).toEqual([["grade-and-test", "assessment.csv", [3]]]);
});

const days = (id: string, statuses: readonly string[]): Row[] =>
  statuses.map((status, i) => ({
    ...who(id),
    date: new Date(Date.UTC(2024, 7, 15 + i)).toISOString().slice(0, 10),
    status,
  }));
const of = (n: number, status: string): string[] => Array.from({ length: n }, () => status);

test("absences day by day against a summary: more of them, or fewer where the days are complete", async () => {
  const summary = (id: string, expected: number, attended: number): Row => ({
    ...who(id),
    days_expected: expected,
    days_attended: attended,
  });
  expect(
    await found({
      attendance_day: [
        ...days("1", [...of(50, "present"), ...of(10, "unexcused")]),
        ...days("2", [...of(50, "present"), ...of(10, "excused")]),
        ...days("3", of(60, "present")),
        // Absences only.
        ...days("4", of(2, "excused")),
        ...days("5", [...of(55, "present"), ...of(5, "suspended-out")]),
      ],
      absence: [
        summary("1", 60, 58),
        summary("2", 60, 49),
        summary("3", 60, 45),
        summary("4", 60, 45),
        summary("5", 60, 54.5),
      ],
    }),
  ).toEqual([["days-and-summary-differ", "absence.csv", [2, 4]]]);
});

test("days suspended in the discipline records against those of the summary", async () => {
  const decided = (id: string, count: number): Row => ({
    ...who(id),
    ...{ incident_id: id, sequence: 1, result: "out-of-school", days: count },
  });
  expect(
    await found({
      discipline_action: [decided("1", 2), decided("2", 12), decided("3", 1), decided("4", 2)],
      absence: [
        { ...who("1"), days_suspended_out: 2 },
        { ...who("2"), days_suspended_out: 1 },
        { ...who("3"), days_suspended_out: 9 },
        { ...who("4") },
      ],
    }),
  ).toEqual([["suspensions-and-summary-differ", "absence.csv", [3, 4]]]);
});

test("a record of a day well before the entry or after the exit; a stay in two spells is one, an open one has no end", async () => {
  const stay = (id: string, entry: string, exit: string | null): Row => ({
    ...who(id),
    ...{ entry_date: entry, exit_date: exit, status: "primary", grade: "05" },
  });
  const happened = (id: string, date: string): Row => ({ ...who(id), incident_id: `${id} ${date}`, date });
  expect(
    await found({
      enrollment: [
        stay("1", "2024-09-02", "2024-11-29"),
        stay("1", "2025-02-03", null),
        stay("2", "2024-09-02", "2024-11-29"),
      ],
      incident: [
        happened("1", "2024-08-12"),
        happened("1", "2024-08-28"),
        happened("1", "2025-05-20"),
        happened("2", "2024-12-05"),
        happened("2", "2025-03-10"),
        happened("3", "2025-03-10"),
      ],
      assessment: [result("2", { subject: "ela", date: "2025-05-01" })],
    }),
  ).toEqual([
    ["not-enrolled-then", "incident.csv", [2, 6]],
    ["not-enrolled-then", "assessment.csv", [2]],
  ]);
});

test("many rows that contradict each other in one way hold a load; a few do not", async () => {
  const rows = (wrong: number): Row[] =>
    Array.from({ length: 100 }, (_, i) =>
      result(`${i}`, { subject: "math", grade: "05", score: 2500, level: i < wrong ? 4 : 2 }),
    );
  const holdsOf = async (wrong: number) => {
    const problems = await problemsOf({ assessment: rows(wrong) });
    return contradictionHolds({ files: [], problems, quarantine: [], tables: [] });
  };
  expect(await holdsOf(8)).toEqual([]);
  expect(await holdsOf(30)).toEqual([
    {
      kind: "facts-contradict",
      file: "assessment.csv",
      contradiction: "level-and-score",
      headings: ["level", "score"],
      rows: 30,
      of: 100,
    },
  ]);
});
