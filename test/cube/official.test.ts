import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { cellAt, countsAt } from "../../src/cube/cube.ts";
import { officialCube } from "../../src/cube/official.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { createRecordTables, loadRecords } from "../../src/engine/records.ts";
import { groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { officialIndicators } from "../../src/indicators/official.ts";
import type { Row } from "../../src/records/table.ts";
import { type Given, officialRow } from "./official-row.ts";

const questions = { indicators: [...indicators, ...officialIndicators], groupings };
const origin = { program: "test", fingerprint: "test" };

/** A published cell, by default of a school of Shore Unified. */
const cell = (given: Given): Row =>
  officialRow({
    place_kind: "school",
    place_id: "6000001",
    place_name: "Dune",
    district_id: "2766092",
    district_name: "Shore Unified",
    county_id: "27",
    county_name: "Monterey",
    ...given,
  });

const engines: Readonly<Record<string, (rows: readonly Row[]) => Promise<Engine>>> = {
  memory: async (rows) => new Memory({ official_figure: rows, school: [] }),
  duckdb: async (rows) => {
    const db = await openDuckDb();
    await createRecordTables(db);
    await loadRecords(db, { official_figure: [...rows], school: [] });
    return db;
  },
};

for (const [name, open] of Object.entries(engines)) {
  const cubeOf = async (rows: readonly Row[]) => {
    const engine = await open(rows);
    try {
      const cube = await officialCube(engine, questions, origin);
      const at = (place: string, group: string, indicator = "suspended", year = 2024) =>
        [
          cube.plan.indicators.findIndex((i) => i.id === indicator),
          cube.years.indexOf(year),
          cube.places.findIndex((p) => `${p.kind}:${p.id}` === place),
          cube.groups.findIndex((g) => `${g.grouping}=${g.level}` === group),
        ] as const;
      return {
        cube,
        figure: (...a: Parameters<typeof at>) => cellAt(cube, ...at(...a)),
        cell: (...a: Parameters<typeof at>) => countsAt(cube, ...at(...a)),
      };
    } finally {
      await engine.close();
    }
  };

  test(`${name}: counted, zero, withheld, blank, rate only and absent are six different contents of a cell`, async () => {
    const { figure, cell: counted } = await cubeOf([
      cell({ n: 200, hits: 5 }),
      cell({ grouping: "race-ethnicity", level: "black", n: 40, hits: 0 }),
      cell({ grouping: "race-ethnicity", level: "asian", status: "suppressed", marker: "*" }),
      cell({ grouping: "race-ethnicity", level: "white", status: "blank" }),
      cell({ grouping: "race-ethnicity", level: "hispanic", n: 90, value: 0.031 }),
      cell({ grouping: "race-ethnicity", level: "filipino", n: 0 }),
      cell({
        place_id: "6000002",
        place_name: "Cove",
        grouping: "race-ethnicity",
        level: "pacific-islander",
        n: 20,
        hits: 2,
      }),
    ]);
    const of = (level: string) => figure("school:6000001", `race-ethnicity=${level}`);
    expect(figure("school:6000001", "all=all")).toEqual({ kind: "share", n: 200, hits: 5 });
    expect(of("black")).toEqual({ kind: "share", n: 40, hits: 0 });
    expect(of("asian")).toEqual({ kind: "none", reason: "suppressed_input", n: null, value: null });
    expect(of("white")).toEqual({ kind: "none", reason: "missing_data", n: null, value: null });
    expect(of("hispanic")).toEqual({ kind: "none", reason: "not_estimable", n: 90, value: 0.031 });
    expect(of("filipino")).toEqual({ kind: "share", n: 0, hits: 0 });
    expect(of("pacific-islander")).toBeUndefined();
    expect(counted("school:6000001", "race-ethnicity=asian")).toBeUndefined();
    expect(counted("school:6000001", "race-ethnicity=black")).toEqual({ kind: "share", n: 40, hits: 0 });
  });

  test(`${name}: the denominator of the state's reclassification rate is the English learners of the year before`, async () => {
    const learners = (year: number, n: number, more = {}): Row =>
      cell({
        indicator: "reclassification-english-learners",
        publication: "reclassification",
        school_year: year,
        n,
        ...more,
      });
    const reclassified = (year: number, n: number, more = {}): Row =>
      cell({
        indicator: "reclassification-reclassified",
        publication: "reclassification",
        school_year: year,
        n,
        ...more,
      });
    const { figure } = await cubeOf([
      ...[learners(2018, 200), reclassified(2018, 40), learners(2019, 150), reclassified(2019, 30)],
      // Two years apart, and a school that reclassified more learners than it had.
      ...[learners(2021, 90), reclassified(2021, 9)],
      ...[learners(2018, 5, { place_id: "6000002" }), reclassified(2019, 8, { place_id: "6000002" })],
    ]);
    const rate = (place: string, year: number) => figure(place, "all=all", "reclassification-reclassified", year);
    expect(rate("school:6000001", 2019)).toEqual({ kind: "share", n: 200, hits: 30 });
    expect(rate("school:6000001", 2018)).toBeUndefined();
    expect(rate("school:6000001", 2021)).toBeUndefined();
    expect(rate("school:6000002", 2019)).toMatchObject({ kind: "none", reason: "missing_data" });
  });

  test(`${name}: places have their parents, which have names even without figures`, async () => {
    const { cube } = await cubeOf([
      cell({ n: 20, hits: 1 }),
      cell({
        place_kind: "state",
        place_id: "CA",
        place_name: "California",
        district_id: null,
        county_id: null,
        n: 9,
        hits: 1,
      }),
    ]);
    expect(cube.places.map((p) => [p.kind, p.id, p.name, p.within])).toEqual([
      ["state", "CA", "California", -1],
      ["county", "27", "Monterey", 0],
      ["district", "2766092", "Shore Unified", 1],
      ["school", "6000001", "Dune", 2],
    ]);
  });

  test(`${name}: all students are preferred to a part of the schools, and a publication of the same year to a later one`, async () => {
    const { cube, figure } = await cubeOf([
      cell({ counted_students: "non-charter", n: 150, hits: 4 }),
      cell({ n: 200, hits: 5 }),
      cell({ counted_students: "non-charter", grouping: "gender", level: "F", n: 70, hits: 1 }),
      cell({ place_id: "6000002", counted_students: "charter", n: 50, hits: 1 }),
      cell({ indicator: "ela-distance", publication: "dashboard-2025", n: 30, value: -9 }),
      cell({ indicator: "ela-distance", publication: "dashboard-2024", n: 30, value: -8.5 }),
    ]);
    expect(figure("school:6000001", "all=all")).toEqual({ kind: "share", n: 200, hits: 5 });
    // Girls were published only for another set of students, so they have no figure.
    expect(figure("school:6000001", "gender=F")).toBeUndefined();
    expect(figure("school:6000002", "all=all")).toEqual({ kind: "share", n: 50, hits: 1 });
    expect(figure("school:6000001", "all=all", "ela-distance")).toMatchObject({ value: -9 });
    expect(cube.official?.origins.map((o) => o.counted)).toContain("charter");
  });

  test(`${name}: grades are levels of the grouping grade; achievement levels are kept where they were published`, async () => {
    const levels = { at_level_1: 5, at_level_2: 5, at_level_3: 6, at_level_4: 4 };
    const { figure } = await cubeOf([
      cell({ indicator: "ela-met", n: 20, hits: 10, grade: "05", ...levels }),
      cell({ indicator: "ela-met", n: 50, hits: 20 }),
      cell({ indicator: "ela-met", n: 9, hits: 1, grade: "05", grouping: "gender", level: "F" }),
      cell({ indicator: "ela-met", n: 30, hits: 9, grouping: "race-ethnicity*disadvantaged", level: "black*yes" }),
    ]);
    expect(figure("school:6000001", "grade=05", "ela-met")).toEqual({
      kind: "share",
      n: 20,
      hits: 10,
      achievementLevels: [5, 5, 6, 4],
    });
    expect(figure("school:6000001", "all=all", "ela-met")).toEqual({ kind: "share", n: 50, hits: 20 });
    expect(figure("school:6000001", "race-ethnicity*disadvantaged=black*yes", "ela-met")).toMatchObject({ n: 30 });
  });

  test(`${name}: a share of two separately published counts is withheld or blank where one of them is`, async () => {
    const of = (indicator: string, level: string, given: Parameters<typeof cell>[0]): Row =>
      cell({ publication: "crdc", indicator, grouping: "race-ethnicity", level, ...given });
    const { figure } = await cubeOf([
      of("crdc-enrollment", "black", { n: 100 }),
      of("crdc-suspended-out", "black", { n: 12 }),
      of("crdc-enrollment", "white", { n: 90 }),
      of("crdc-suspended-out", "white", { status: "suppressed", marker: "-11" }),
      of("crdc-suspended-out", "asian", { n: 3 }),
      of("crdc-enrollment", "hispanic", { n: 5 }),
      of("crdc-suspended-out", "hispanic", { n: 6 }),
    ]);
    const share = (level: string) => figure("school:6000001", `race-ethnicity=${level}`, "crdc-suspended-out");
    expect(share("black")).toEqual({ kind: "share", n: 100, hits: 12 });
    expect(share("white")).toMatchObject({ reason: "suppressed_input", n: 90 });
    expect(share("asian")).toMatchObject({ reason: "missing_data" });
    expect(isNone(share("hispanic"))).toBe(true);
  });

  test(`${name}: indicators without a publication are listed with the publications they need`, async () => {
    const { cube } = await cubeOf([cell({ n: 20, hits: 1 })]);
    const missing = cube.missing.map((m) => m.id);
    expect(missing).toContain("chronic-absence");
    expect(missing).not.toContain("suspended");
    expect(missing).not.toContain("dashboard-suspended");
  });
}
