import { beforeAll, describe, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, countsAt } from "../../src/cube/cube.ts";
import { clusterValues, sharedCounts } from "../../src/cube/shared-sums.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { groupings } from "../../src/groups/index.ts";
import { customIndicators } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import { sharedValueOf } from "../../src/indicators/shared-value.ts";
import { cellRate } from "../../src/measures/cell-gap.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const asked = indicators.filter((i) => sharedValueOf(i) !== undefined);
const plan = {
  indicators: asked,
  groupings: groupings.filter(({ id }) => ["gender", "race-ethnicity", "el-status"].includes(id)),
  crossings: [["gender", "race-ethnicity"]] as const,
};
const records = randomRecords(5, 200);
const cubes: Cube<"internal">[] = [];

beforeAll(async () => {
  const db = await openDuckDb();
  await loadRecords(db, records);
  for (const engine of [new Memory(records), db]) {
    cubes.push(await buildCube(engine, [], plan, { program: "p", fingerprint: "f" }, { threads: 0 }));
    await engine.close();
  }
});

test("values that belong to teachers or schools are read from the rules of indicators", () => {
  const by = (of: "teacher" | "section" | "school") =>
    asked.flatMap((i) => (sharedValueOf(i)?.by === of ? [i.id] : []));
  expect(by("teacher")).toEqual([
    "novice-teacher",
    "underprepared-teacher",
    "out-of-field-teacher",
    "teacher-of-color",
    "same-group-teacher",
  ]);
  expect(by("section")).toEqual(["class-size"]);
  expect(by("school")).toEqual(["teacher-turnover"]);
  expect(asked.every((i) => sharedValueOf(i)?.made !== "otherwise")).toBe(true);
});

test("a district's own rule over teachers is recognized, and has no certainty where it is no plain average", () => {
  const [share, mean] = customIndicators([
    { id: "all-novice", goal: 4, question: "?", outcome: "unfavorable", hit: { "at-least": ["novice_teachers", 2] } },
    {
      id: "novice-part",
      goal: 4,
      question: "?",
      outcome: "unfavorable",
      value: { "divided-by": ["novice_teachers", "core_teachers"] },
    },
  ]);
  expect(sharedValueOf(share!)).toEqual({ by: "teacher", made: "otherwise" });
  expect(sharedValueOf(mean!)).toEqual({
    by: "teacher",
    made: "part-of-whole",
    part: "novice_teachers",
    whole: "core_teachers",
  });
});

describe("the sums of a cube", () => {
  test("are the same from every engine", () => {
    const [first, ...others] = cubes.map(({ shared }) => shared);
    expect(others.length).toBeGreaterThan(0);
    expect(first?.counts.length).toBeGreaterThan(1000);
    const rounded = (of: Iterable<number> | undefined) => Array.from(of ?? [], (x) => Number(x.toPrecision(9)));
    const plain = (of: typeof first, at: number) => {
      const row = of?.at[at] ?? -1;
      const width = (of?.values.length ?? 0) * 7;
      return row < 0 ? [] : rounded(of?.counts.subarray(row * width, (row + 1) * width));
    };
    for (const other of others) {
      expect(rounded(other?.clusters).length).toBe(first?.clusters.length);
      for (let slot = 0; slot < (first?.at.length ?? 0); slot++) expect(plain(other, slot)).toEqual(plain(first, slot));
    }
  });

  test("give each student of the cell a weight of one among the teachers, and all of a school to it", () => {
    const cube = cubes[0]!;
    const { shared } = cube;
    let compared = 0;
    for (const [i, { made }] of asked.map((a) => sharedValueOf(a)!).entries())
      cube.places.forEach(({ kind }, place) => {
        if (kind !== "school" && kind !== "district") return;
        for (let year = 0; year < cube.years.length; year++) {
          const first = cube.slots[place * cube.years.length + year]!;
          if (first < 0) continue;
          for (let group = 0; group < cube.oneWayGroups; group++) {
            const cell = countsAt(cube, i, year, place, group);
            const sums = sharedCounts(shared!, first + group, shared!.columnOf[i]!);
            if (cell === undefined || cell.n === 0 || made !== "part-of-whole") continue;
            expect(sums?.weight).toBeCloseTo(cell.n, 8);
            compared++;
          }
        }
      });
    expect(compared).toBeGreaterThan(300);
  });
});

test("sums, clusters and averages are those of a district counted by hand", async () => {
  const { cube, novice } = await twoTeachers();
  const { shared } = cube;
  const place = cube.places.findIndex(({ kind }) => kind === "school");
  const slot = cube.slots[place * cube.years.length]!;
  const at = shared!.columnOf[asked.findIndex(({ id }) => id === "novice-teacher")]!;
  const girls = cube.groups.findIndex(({ grouping, level }) => grouping === "gender" && level === "F");
  // Two girls: one has both teachers, one only the new one; the boy has the other.
  expect(sharedCounts(shared!, slot + girls, at)).toMatchObject({
    weight: 2,
    squares: 1.5 ** 2 + 0.5 ** 2,
    withAll: 1.5 * 1.5 + 0.5 * 1.5,
    cubes: 1.5 ** 3 + 0.5 ** 3,
  });
  expect(clusterValues(shared!, place * cube.years.length, at)).toEqual({
    clusters: 2,
    sum: 1,
    sumOfSquares: 1,
    sumOfCubes: 1,
  });
  const rate = cellRate(countsAt(cube, novice, 0, place, girls)!);
  expect(rate).toBe(0.75);
});

test("class size is a value of the section, not of its teacher", async () => {
  const { cube } = await twoTeachers("new");
  const { shared } = cube;
  const place = cube.places.findIndex(({ kind }) => kind === "school");
  const clustersOf = (indicator: string) =>
    clusterValues(shared!, place * cube.years.length, shared!.columnOf[asked.findIndex(({ id }) => id === indicator)]!);
  expect(clustersOf("novice-teacher")?.clusters).toBe(1);
  // Two sections of two students.
  expect(clustersOf("class-size")).toEqual({ clusters: 2, sum: 4, sumOfSquares: 8, sumOfCubes: 16 });
});

async function twoTeachers(second = "old") {
  const year = 2026;
  const enrolled = (id: string): Row => ({
    school_year: year,
    school_id: "s",
    student_id: id,
    grade: "05",
    status: "primary",
    entry_date: "2025-08-18",
    exit_date: null,
    exit_kind: null,
  });
  const takes = (id: string, section: string): Row => ({
    school_year: year,
    school_id: "s",
    student_id: id,
    section_id: section,
    term: "FY",
  });
  const teaches = (section: string, staff: string): Row => ({
    school_year: year,
    school_id: "s",
    section_id: section,
    term: "FY",
    core: true,
    staff_id: staff,
  });
  const engine = new Memory({
    school: [{ school_year: year, school_id: "s", district_id: "d", county_id: "c", state: "CA", name: "S" }],
    enrollment: ["ann", "bea", "cal"].map(enrolled),
    student: ["ann", "bea", "cal"].map((id) => ({
      student_id: id,
      start_date: "2020-01-01",
      gender: id === "cal" ? "M" : "F",
    })),
    section: [teaches("1", "new"), teaches("2", second)],
    course_result: [takes("ann", "1"), takes("ann", "2"), takes("bea", "1"), takes("cal", "2")],
    staff: [
      { school_year: year, staff_id: "new", years_total: 1 },
      { school_year: year, staff_id: "old", years_total: 9 },
    ],
  });
  const cube = await buildCube(engine, [], plan, { program: "p", fingerprint: "f" }, { threads: 0 });
  return { cube, novice: asked.findIndex(({ id }) => id === "novice-teacher") };
}
