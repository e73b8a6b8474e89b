import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, countsAt, missingEverywhere } from "../../src/cube/cube.ts";
import { daysNeeded, weekdaysIn } from "../../src/cube/days-needed.ts";
import { calendarAxis, markingPeriodAxis, type PeriodAxis } from "../../src/cube/periods.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { calendarRows } from "../../src/records/calendar.ts";
import { above, and, atLeast, column, not, or } from "../../src/records/expr.ts";
import { needs } from "../../src/records/needs.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const years = [2022, 2023, 2024, 2025, 2026];
const calendar = calendarRows(years);
const origin = { program: "p", fingerprint: "f" };

/** Random records in which every event has a date, attendance is daily only, and there are no survey answers. */
function datedRecords(seed: number): Records {
  const random = randomRecords(seed, 40);
  const day = (k: number, year: number): string => {
    const month = 1 + (k % 12);
    return `${month >= 7 ? year - 1 : year}-${String(month).padStart(2, "0")}-${String(1 + (k % 28)).padStart(2, "0")}`;
  };
  const incident = (random["incident"] ?? []).map((row, k) => ({ ...row, date: day(k, Number(row["school_year"])) }));
  const incidents = new Set(incident.map((row) => incidentOf(row)));
  return {
    ...random,
    absence: [],
    survey_answer: [],
    incident,
    discipline_action: (random["discipline_action"] ?? []).filter((row) => incidents.has(incidentOf(row))),
    attendance_day: (random["attendance_day"] ?? []).map((row, k) => ({
      ...row,
      date: day(k * 7, Number(row["school_year"])),
    })),
  };
}
const incidentOf = (row: Readonly<Record<string, unknown>>): string =>
  [row["school_year"], row["school_id"], row["incident_id"], row["student_id"]].join("/");

/** The same, where every student stays in a school for the whole year, so no event is outside a stay. */
function fullYearRecords(seed: number): Records {
  const records = datedRecords(seed);
  const enrollment = (records["enrollment"] ?? []).map(
    (row): Row => ({
      ...row,
      status: "primary",
      entry_date: `${Number(row["school_year"]) - 1}-07-01`,
      exit_date: null,
      exit_kind: null,
    }),
  );
  const keys = new Set<string>();
  return {
    ...records,
    enrollment: enrollment.filter((stay) => {
      const key = [stay["school_year"], stay["student_id"], stay["school_id"]].join("/");
      return !keys.has(key) && keys.add(key);
    }),
  };
}

const engines: Readonly<Record<string, (records: Records) => Promise<Engine>>> = {
  memory: async (records) => new Memory(records),
  duckdb: async (records) => {
    const db = await openDuckDb();
    await loadRecords(db, records);
    return db;
  },
};

async function cubeOf(
  open: (records: Records) => Promise<Engine>,
  records: Records,
  asked: readonly Indicator[],
  periods?: PeriodAxis,
) {
  const engine = await open(records);
  try {
    const plan = { indicators: asked, groupings, crossings: [["race-ethnicity", "gender"] as const] };
    return await buildCube(engine, [], plan, origin, { threads: 0, ...(periods === undefined ? {} : { periods }) });
  } finally {
    await engine.close();
  }
}

/** Every cell by its ids instead of its indexes. */
function cellsOf(cube: Cube<"internal">): Map<string, string> {
  const cells = new Map<string, string>();
  cube.plan.indicators.forEach(({ id }, i) => {
    cube.years.forEach((year, y) => {
      cube.places.forEach((place, p) => {
        cube.groups.forEach((group, g) => {
          const counts = countsAt(cube, i, y, p, g);
          if (counts !== undefined && counts.n > 0)
            cells.set(
              `${id} ${year} ${place.kind}:${place.id} ${group.grouping}=${group.level}`,
              JSON.stringify(counts),
            );
        });
      });
    });
  });
  return cells;
}

/** Up to three cells that differ. */
const differences = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])]
    .filter((key) => a.get(key) !== b.get(key))
    .slice(0, 3)
    .map((key) => `${key}: ${a.get(key)} and ${b.get(key)}`);

/** A mean over students whose values are sums of dated records: its sum adds up over periods. */
const sumOf = (id: string): Indicator => ({
  answeredBy: "records",
  definedBy: "fairlead",
  asksEveryone: false,
  id,
  kind: "mean",
  goal: 1,
  question: id,
  unit: "days",
  outcome: "unfavorable",
  population: column("enrolled"),
  value: column(id),
  needs: [needs.enrollment],
  source: "test",
  since: "test",
});
const sums = ["days_absent", "days_attended", "incidents", "suspensions", "days_decided_out"].map(sumOf);

for (const [name, open] of Object.entries(engines)) {
  for (const kind of ["month", "week"] as const)
    test(`${name}: days absent, incidents and suspensions of a year's ${kind}s add up to those of the year`, async () => {
      const records = fullYearRecords(6);
      const whole = await cubeOf(open, records, sums);
      const parts = await cubeOf(open, records, sums, calendarAxis(kind, calendar));
      expect(parts.periodKind).toBe(kind);
      expect(parts.periods.length).toBeGreaterThan(kind === "month" ? 50 : 200);
      const compared = sums.map(() => 0);
      whole.plan.indicators.forEach((_, i) => {
        whole.years.forEach((year, y) => {
          whole.places.forEach((place, p) => {
            const inParts = parts.places.findIndex((x) => x.kind === place.kind && x.id === place.id);
            const total = countsAt(whole, i, y, p, 0);
            const added = parts.years.reduce((sum, partYear, k) => {
              const counts = partYear === year ? countsAt(parts, i, k, inParts, 0) : undefined;
              return sum + (counts?.kind === "mean" ? counts.sum : 0);
            }, 0);
            if (total?.kind !== "mean" || total.sum === 0) return;
            expect(added).toBeCloseTo(total.sum, 6);
            compared[i] = (compared[i] ?? 0) + 1;
          });
        });
      });
      for (const count of compared.slice(0, 3)) expect(count).toBeGreaterThan(40);
    });

  test(`${name}: one period for the whole year has the cells of the year`, async () => {
    const records = datedRecords(5);
    const given = calendar.map((row) => ({
      name: String(row["school_year"]),
      schoolYear: Number(row["school_year"]),
      start: String(row["year_start"]),
      end: String(row["year_end"]),
    }));
    const whole = await cubeOf(open, records, indicators);
    const one = await cubeOf(open, records, indicators, markingPeriodAxis(given));
    const asked = new Set(one.plan.indicators.map(({ id }) => id));
    for (const id of ["attendance", "chronic-absence", "suspended", "days-lost", "extracurricular"])
      expect(asked).toContain(id);
    const grouped = new Set(one.groups.map((g) => g.grouping));
    for (const id of ["race-ethnicity", "el-status", "disability", "race-ethnicity*gender"])
      expect(grouped).toContain(id);
    const expected = [...cellsOf(whole)].filter(([key]) => {
      const [id = "", , , group = ""] = key.split(" ");
      return asked.has(id) && grouped.has(group.split("=")[0] ?? "");
    });
    const found = cellsOf(one);
    expect(found.size).toBeGreaterThan(1000);
    expect(differences(found, new Map(expected))).toEqual([]);
  });
}

test("an indicator of whole years or of records without dates is not computed by month, with the reason", async () => {
  const cube = await cubeOf(
    engines["memory"]!,
    datedRecords(7),
    indicators,
    calendarAxis("month", calendar, "2026-02-28"),
  );
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
    const cube = await cubeOf(engines["memory"]!, fullYearRecords(7), asked, calendarAxis(kind, calendar));
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
  const cube = await cubeOf(engines["memory"]!, only, suspended, calendarAxis("month", calendar));
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
