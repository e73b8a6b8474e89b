import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Row } from "../../src/records/table.ts";
import { assessment, student } from "../../src/records/tables.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import type { ConflictAnswers } from "../../src/sources/conflict-answers.ts";
import { settleClaims } from "../../src/sources/settle-claims.ts";
import { stageDelivery } from "./staged-delivery.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

const attempt = (level: number, date: string | null, more: Row = {}): Row => ({
  ...{ school_year: 2025, student_id: "1", school_id: "A", subject: "math", test: "t", grade: "05", tested: true },
  ...{ level, date, scope: "a/scores/2025/D", ...more },
});

/** The level that is used, and how each conflict was settled, with its lines. */
async function settled(attempts: readonly Row[], answers: ConflictAnswers = {}): Promise<unknown> {
  await stageDelivery(db, { assessment: attempts });
  const problems: Problem[] = [];
  await settleClaims(db, [assessment], {
    headings: new ColumnHeadings(),
    answers,
    report: (problem) => problems.push(problem),
  });
  const rows = await db.all("SELECT level FROM staged.assessment");
  return [
    rows.map((row) => row["level"]),
    problems.map((p) => [p.lines, p.code === "sources.rows-differ" ? p.facts.outcome : p.code]),
  ];
}

test("of several attempts at one test the latest is used, in any order of lines, and all lines are named", async () => {
  const days = ["2025-04-02", "2025-05-06", "2025-05-20"];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 2 }), async (order) => {
      const attempts = order.map((i) => attempt(i + 1, days[i] ?? null));
      expect(await settled(attempts)).toEqual([[Math.max(...order) + 1], [[attempts.map((_, i) => i + 2), "rule"]]]);
    }),
    { numRuns: 6 },
  );
});

test("attempts without dates, or on one day, leave what they differ in unknown", async () => {
  for (const date of [null, "2025-05-06"])
    expect(await settled([attempt(2, date), attempt(3, date)])).toEqual([[null], [[[2, 3], "unknown"]]]);
});

test("the result that the state counts is used before a later one that it does not count", async () => {
  const [first, second] = [attempt(2, "2025-05-06", { counted: true }), attempt(4, "2025-05-20", { counted: false })];
  for (const attempts of [
    [first, second],
    [second, first],
  ])
    expect(await settled(attempts)).toEqual([[2], [[[2, 3], "rule"]]]);
});

test("a district can say that the highest score is used, on whichever day it was", async () => {
  const scores = [2400, 2500, 2450];
  for (const date of [null, "2025-05-06"])
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 2 }), async (order) => {
        const attempts = order.map((i) => attempt(i + 1, date, { score: scores[i] ?? null }));
        const best = order.includes(1) ? 2 : 3;
        expect(await settled(attempts, { assessment: "highest-score" })).toEqual([[best], []]);
      }),
      { numRuns: 4 },
    );
  // On different days, the day no longer decides.
  const days = [attempt(4, "2025-05-06", { score: 2600 }), attempt(1, "2025-05-20", { score: 2300 })];
  expect(await settled(days, { assessment: "highest-score" })).toEqual([[4], []]);
});

test("rows of files of several school years all stay, in any order, and what they differ in is reported", async () => {
  const of = (year: number, more: Row): Row => ({
    ...{ student_id: "1", start_date: "2020-08-01", scope: `a/students/${year}/D` },
    ...more,
  });
  const rows = [
    of(2024, { gender: "F", parent_education: "college" }),
    of(2025, { gender: "X", parent_education: "college" }),
    of(2026, { gender: "X", parent_education: null }),
  ];
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2], { minLength: 2 }), async (order) => {
      await stageDelivery(db, { student: order.map((i) => rows[i] as Row) });
      const outcomes: unknown[] = [];
      const report = (p: Problem): unknown =>
        outcomes.push(p.code === "sources.rows-differ" ? [p.facts.outcome, p.facts.columns] : p.code);
      await settleClaims(db, [student], { headings: new ColumnHeadings(), answers: {}, report });
      expect(await db.all("SELECT gender, parent_education FROM staged.student ORDER BY scope")).toEqual(
        order.toSorted().map((i) => ({ gender: rows[i]?.["gender"], parent_education: rows[i]?.["parent_education"] })),
      );
      // A blank contradicts nobody.
      expect(outcomes).toEqual(order.includes(0) ? [["later-year", ["gender"]]] : []);
    }),
    { numRuns: 8 },
  );
});
