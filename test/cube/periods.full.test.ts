import fc from "fast-check";
import { expect, test } from "vitest";
import { missingEverywhere } from "../../src/cube/cube.ts";
import { daysNeeded, weekdaysIn } from "../../src/cube/days-needed.ts";
import { calendarAxis, markingPeriodAxis } from "../../src/cube/periods.ts";
import { indicators } from "../../src/indicators/index.ts";
import { calendarRows } from "../../src/records/calendar.ts";
import { above, and, atLeast, column, not, or } from "../../src/records/expr.ts";
import {
  calendar,
  cellsOf,
  cubeOf,
  datedRecords,
  engines,
  fullYearRecords,
  testPeriodsAddUp,
} from "./periods-add-up.ts";

testPeriodsAddUp("memory");

test("an indicator of whole years or of records without dates is not computed by month, with the reason", async () => {
  const cube = await cubeOf(engines.memory, datedRecords(7), indicators, calendarAxis("month", calendar, "2026-02-28"));
  const asked = cube.plan.indicators.map(({ id }) => id);
  for (const id of ["stability", "math-met", "graduation-4yr", "course-failure", "retained", "belonging"]) {
    expect(asked).not.toContain(id);
    const missing = cube.missing.filter((m) => m.id === id);
    expect(missing).toHaveLength(cube.periods.length);
    expect(new Set(missing.map((m) => m.why))).toEqual(new Set(["not-dated"]));
  }
  expect(cube.missing.find((m) => m.id === "math-met")?.records).toEqual(["math-scores"]);
  expect(cube.periods.at(-1)).toEqual({ name: "2026-02", schoolYear: 2026, start: "2026-02-01", end: "2026-02-28" });
});

test("a question that needs thirty days is listed as too short by month and week, never as zero students", async () => {
  for (const kind of ["month", "week"] as const) {
    const asked = indicators.filter(({ id }) => ["chronic-absence", "attendance"].includes(id));
    const cube = await cubeOf(engines.memory, fullYearRecords(7), asked, calendarAxis(kind, calendar));
    const missing = cube.missing.filter(({ id, what }) => what === "indicator" && id === "chronic-absence");
    expect(missing.map(({ period }) => period)).toEqual(cube.periods.map((_, k) => k));
    expect(new Set(missing.map(({ why }) => why))).toEqual(new Set(["too-short"]));
    expect(missing[0]?.records).toContain("attendance");
    expect([...cellsOf(cube).keys()].filter((key) => key.startsWith("chronic-absence "))).toEqual([]);
    // One day is enough for the rate of attendance, and the ends of a school year can cut a week to its weekend.
    for (const { id, why, period } of cube.missing)
      if (id === "attendance" && why === "too-short") expect(weekdaysIn(cube.periods[period]!)).toBe(0);
    expect([...cellsOf(cube).keys()].some((key) => key.startsWith("attendance "))).toBe(true);
  }
});

test("the days a population needs: those that every student of it must have", () => {
  const days = column("days_expected");
  expect(daysNeeded(and(column("enrolled"), atLeast(days, 30), and(atLeast(column("days_attended"), 1))))).toBe(30);
  expect(daysNeeded(above(days, 30))).toBe(31);
  expect(daysNeeded(or(atLeast(days, 30), column("enrolled")))).toBe(0);
  expect(daysNeeded(not(atLeast(days, 30)))).toBe(0);
  expect(daysNeeded(atLeast(column("credits_earned"), 30))).toBe(0);
  const needed = Object.fromEntries(indicators.map(({ id, population }) => [id, daysNeeded(population)]));
  expect(needed).toMatchObject({ "chronic-absence": 31, attendance: 1, suspended: 0 });
});

test("weekday count equals counting day by day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), (from, length) => {
      const day = (k: number): Date => new Date(Date.UTC(2025, 6, 1 + k));
      const iso = (k: number): string => day(k).toISOString().slice(0, 10);
      let counted = 0;
      for (let k = from; k <= from + length; k++) if (![0, 6].includes(day(k).getUTCDay())) counted += 1;
      expect(weekdaysIn({ start: iso(from), end: iso(from + length) })).toBe(counted);
    }),
  );
});

test("a month without suspensions counts as recorded when a later month has an incident", async () => {
  const records = fullYearRecords(9);
  const [stay] = (records["enrollment"] ?? []).filter(
    (row) => row["school_year"] === 2026 && row["status"] === "primary" && row["exit_kind"] !== "no-show",
  );
  const who = { school_year: 2026, student_id: stay!["student_id"]!, school_id: stay!["school_id"]! };
  const incident = [
    { ...who, incident_id: "1", date: "2025-10-03", offense_kind: null, offense_code: null },
    { ...who, incident_id: "2", date: "2025-12-03", offense_kind: null, offense_code: null },
  ];
  const decision = { ...who, incident_id: "1", sequence: 1, result: "out-of-school", days: 1, offense_kind: null };
  const only = { ...records, incident, discipline_action: [decision] };
  const suspended = indicators.filter(({ id }) => id === "suspended");
  const cube = await cubeOf(engines.memory, only, suspended, calendarAxis("month", calendar));
  const missing = missingEverywhere(cube)
    .filter((m) => m.what === "indicator")
    .map((m) => cube.periods[m.period]?.name);
  for (const month of ["2025-07", "2025-11", "2025-12"]) expect(missing).not.toContain(month);
  for (const month of ["2026-01", "2026-06", "2025-06"]) expect(missing).toContain(month);
});

test("weeks begin on Monday and have their ISO numbers; the first and last of a school year end with it", () => {
  const { periods } = calendarAxis("week", calendarRows([2026]));
  expect(periods[0]).toEqual({ name: "2025-W27", schoolYear: 2026, start: "2025-07-01", end: "2025-07-06" });
  expect(periods[1]).toEqual({ name: "2025-W28", schoolYear: 2026, start: "2025-07-07", end: "2025-07-13" });
  expect(periods.find(({ start }) => start === "2025-12-29")?.name).toBe("2026-W01");
  expect(periods.at(-1)).toEqual({ name: "2026-W27", schoolYear: 2026, start: "2026-06-29", end: "2026-06-30" });
});

test("marking periods that overlap or end before they begin are refused", () => {
  const quarter = (name: string, start: string, end: string) => ({ name, schoolYear: 2026, start, end });
  const badPeriod = expect.objectContaining({ code: "cube.bad-period" });
  expect(() => markingPeriodAxis([quarter("Q1", "2025-08-20", "2025-08-19")])).toThrow(badPeriod);
  const overlapping = [quarter("Q1", "2025-08-20", "2025-10-20"), quarter("Q2", "2025-10-20", "2025-12-20")];
  expect(() => markingPeriodAxis(overlapping)).toThrow(badPeriod);
});
