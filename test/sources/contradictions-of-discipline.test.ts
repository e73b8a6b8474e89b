import { beforeAll, expect, test } from "vitest";
import type { Problem } from "../../src/base/problem-facts.ts";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import { checkContradictions } from "../../src/sources/check-contradictions.ts";
import { ColumnHeadings } from "../../src/sources/column-headings.ts";
import { stageDelivery } from "./staged-delivery.ts";

let db: DuckDb;
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

interface Decision {
  readonly student?: string;
  readonly incident: string;
  readonly date: string;
  readonly days?: number;
  readonly offense?: string;
  readonly result?: string;
}

/** The lines of decisions that are days of one suspension. */
async function dayRows(decisions: readonly Decision[]): Promise<unknown> {
  const key = ({ student = "1", incident }: Decision) => ({
    school_year: 2025,
    student_id: student,
    school_id: "A",
    incident_id: incident,
  });
  await stageDelivery(db, {
    incident: decisions.map((d) => ({ ...key(d), date: d.date, offense_code: d.offense ?? "F" })),
    discipline_action: decisions.map((d) => ({
      ...key(d),
      result: d.result ?? "out-of-school",
      sequence: 1,
      days: d.days ?? 1,
    })),
  });
  const problems: Problem[] = [];
  await checkContradictions(db, new ColumnHeadings(), (problem) => problems.push(problem));
  return problems.flatMap((p) =>
    p.code === "sources.facts-contradict" && p.facts.contradiction === "suspension-a-row-a-day" ? p.lines : [],
  );
}

test("reports a suspension written as one row per day, even across a weekend, with all its lines", async () => {
  const dates = ["2024-09-12", "2024-09-13", "2024-09-16"];
  expect(await dayRows(dates.map((date) => ({ incident: date, date })))).toEqual([2, 3, 4]);
});

test("does not report separate suspensions", async () => {
  const first: Decision = { incident: "a", date: "2024-09-12" };
  const next: Decision = { incident: "b", date: "2024-09-13" };
  for (const other of [
    { ...next, date: "2024-09-20" },
    { ...next, student: "2" },
    { ...next, offense: "G" },
    { ...next, result: "in-school" },
    { ...next, result: "other-means" },
    { ...next, days: 3 },
    { ...next, date: first.date },
  ])
    expect(await dayRows([first, other])).toEqual([]);
});

test("rows of one incident already count as one", async () => {
  expect(
    await dayRows([
      { incident: "a", date: "2024-09-12" },
      { incident: "a", date: "2024-09-13" },
    ]),
  ).toEqual([]);
});
