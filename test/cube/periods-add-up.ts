/** Cubes of months and weeks: `npm test` checks that they add up in memory, the slow tier in DuckDB. */
import { expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, countsAt } from "../../src/cube/cube.ts";
import { calendarAxis, markingPeriodAxis, type PeriodAxis } from "../../src/cube/periods.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { calendarRows } from "../../src/records/calendar.ts";
import { column } from "../../src/records/expr.ts";
import { needs } from "../../src/records/needs.ts";
import type { Records } from "../../src/records/rows.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const years = [2022, 2023, 2024, 2025, 2026];
export const calendar = calendarRows(years);
const origin = { program: "p", fingerprint: "f" };

/** Random records in which every event has a date, attendance is daily only, and there are no survey answers. */
export function datedRecords(seed: number): Records {
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
export function fullYearRecords(seed: number): Records {
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

export const engines = {
  memory: async (records: Records): Promise<Engine> => new Memory(records),
  duckdb: async (records: Records): Promise<Engine> => {
    const db = await openDuckDb();
    await loadRecords(db, records);
    return db;
  },
};

export async function cubeOf(
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
export function cellsOf(cube: Cube<"internal">): Map<string, string> {
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

/** Tests that the periods of a year add up to the year, on one engine. */
export function testPeriodsAddUp(name: "memory" | "duckdb"): void {
  const open = engines[name];
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
      for (const count of compared.slice(0, 3)) expect(count).toBeGreaterThan(20);
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
