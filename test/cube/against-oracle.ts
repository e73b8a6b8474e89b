import { expect, test } from "vitest";
import { type BuildOptions, buildCube } from "../../src/cube/build.ts";
import type { CellCounts } from "../../src/cube/cell.ts";
import { coverageRows } from "../../src/cube/coverage.ts";
import { cellAt } from "../../src/cube/cube.ts";
import type { CubePlan } from "../../src/cube/plan.ts";
import { readCoverage } from "../../src/engine/coverage.ts";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { Memory } from "../../src/engine/memory.ts";
import { loadRecords } from "../../src/engine/records.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { listedNeeds } from "../../src/records/coverage/made-table.ts";
import { evaluate } from "../../src/records/evaluate.ts";
import type { Records } from "../../src/records/rows.ts";
import { studentYear } from "../../src/records/student-year/student-year.ts";
import type { Row } from "../../src/records/table.ts";
import { randomRecords } from "../engine/random-records.ts";

const plan: CubePlan = { indicators, groupings, crossings: defaultCrossings };
const origin = { program: "test", fingerprint: "test" };

const engines: Readonly<Record<string, (records: Records) => Promise<Engine>>> = {
  memory: async (records) => new Memory(records),
  duckdb: async (records) => {
    const db = await openDuckDb();
    await loadRecords(db, records);
    return db;
  },
};

/** The oracle: evaluates each indicator on each student-year, one place and group at a time, without packing, slicing or rolling up. */
function directly(rows: readonly Row[], levels: ReadonlyMap<string, readonly string[]>): Map<string, CellCounts> {
  const cells = new Map<string, CellCounts>();
  for (const row of rows) {
    const schoolId = row["school_id"];
    const places = [
      ...(row["at_state"] === true ? [`state:${row["state"]}`] : []),
      ...(row["at_county"] === true && row["county_id"] !== null ? [`county:${row["county_id"]}`] : []),
      ...(row["at_district"] === true ? [`district:${row["district_id"]}`] : []),
      ...(row["at_school"] === true ? [`school:${schoolId}`] : []),
      ...(row["at_school"] === true && row["grade_band"] !== null
        ? [`grade-band:${schoolId}/${row["grade_band"]}`]
        : []),
      ...(row["at_school"] === true && row["grade"] !== null ? [`grade:${schoolId}/${row["grade"]}`] : []),
    ];
    const levelOf = new Map(groupings.map((g) => [g.id, evaluate(g.of, row)]));
    const oneWay = [
      "all/all",
      ...groupings
        .filter((g) => levels.get(g.id)?.includes(String(levelOf.get(g.id))))
        .map((g) => `${g.id}/${levelOf.get(g.id)}`),
    ];
    const crossed = defaultCrossings
      .filter(
        ([a, b]) => levels.get(a)?.includes(String(levelOf.get(a))) && levels.get(b)?.includes(String(levelOf.get(b))),
      )
      .map(([a, b]) => `${a}*${b}/${levelOf.get(a)}*${levelOf.get(b)}`);
    for (const i of indicators) {
      if (evaluate(i.population, row) !== true) continue;
      for (const place of places) {
        for (const group of place.startsWith("grade") ? oneWay : [...oneWay, ...crossed]) {
          const key = `${i.id} ${row["school_year"]} ${place} ${group}`;
          if (i.kind === "share") {
            const hit = evaluate(i.hit, row);
            if (hit === null) continue;
            const before = cells.get(key) ?? {
              kind: "share",
              n: 0,
              hits: 0,
              ...(i.achievementLevels === undefined
                ? {}
                : { achievementLevels: Array(i.achievementLevels.count).fill(0) }),
            };
            if (before.kind !== "share") throw new Error("kind");
            const level = i.achievementLevels === undefined ? null : evaluate(i.achievementLevels.of, row);
            cells.set(key, {
              ...before,
              n: before.n + 1,
              hits: before.hits + (hit === true ? 1 : 0),
              ...(before.achievementLevels === undefined
                ? {}
                : { achievementLevels: before.achievementLevels.map((x, k) => (level === k + 1 ? x + 1 : x)) }),
            });
          } else if (i.kind === "mean") {
            const v = evaluate(i.value, row);
            if (v === null) continue;
            const before = cells.get(key) ?? {
              ...{ kind: "mean", n: 0, nonZero: 0, sum: 0, sumOfSquares: 0, sumOfCubes: 0 },
            };
            if (before.kind !== "mean") throw new Error("kind");
            cells.set(key, {
              kind: "mean",
              n: before.n + 1,
              nonZero: before.nonZero + (Number(v) === 0 ? 0 : 1),
              sum: before.sum + Number(v),
              sumOfSquares: before.sumOfSquares + Number(v) ** 2,
              sumOfCubes: before.sumOfCubes + Number(v) ** 3,
            });
          } else {
            const part = evaluate(i.part, row);
            const whole = evaluate(i.whole, row);
            if (part === null || whole === null) continue;
            const [p, w] = [Number(part), Number(whole)];
            const b = cells.get(key) ?? {
              ...{ kind: "ratio", n: 0, nonZero: 0, notWhole: 0, part: 0, whole: 0 },
              ...{ partSquared: 0, wholeSquared: 0, product: 0 },
              ...{ partCubed: 0, partSquaredByWhole: 0, partByWholeSquared: 0, wholeCubed: 0 },
            };
            if (b.kind !== "ratio") throw new Error("kind");
            cells.set(key, {
              kind: "ratio",
              n: b.n + 1,
              nonZero: b.nonZero + (p === 0 ? 0 : 1),
              notWhole: b.notWhole + (p === w ? 0 : 1),
              part: b.part + p,
              whole: b.whole + w,
              partSquared: b.partSquared + p * p,
              wholeSquared: b.wholeSquared + w * w,
              product: b.product + p * w,
              partCubed: b.partCubed + p ** 3,
              partSquaredByWhole: b.partSquaredByWhole + p * p * w,
              partByWholeSquared: b.partByWholeSquared + p * w * w,
              wholeCubed: b.wholeCubed + w ** 3,
            });
          }
        }
      }
    }
  }
  return cells;
}

/** The oracle's cells for the records of a seed: the same for every engine and mode. */
const answers: Record<number, unknown[]> = {};

const plain = (cells: Map<string, CellCounts>): unknown[] =>
  [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, c]) => [k, JSON.stringify(c, (_, v) => (typeof v === "number" ? Number(v.toPrecision(9)) : v))]);

/** The modes: all students on one thread, and parts of the students with a second thread. */
const ways: Readonly<Record<string, BuildOptions>> = {
  "at once": { threads: 0 },
  "in parts, by two threads": { threads: 1, atATime: 25, worthAThread: 0 },
};

/**
 * Tests that cubes of random records have the oracle's cells, on each engine and in each mode.
 *
 * @param isTested  whether to test an engine in a mode; default: all
 */
export function testAgainstOracle(
  seeds: readonly number[],
  isTested: (engine: string, way: string) => boolean = () => true,
): void {
  const cases = Object.entries(engines).flatMap(([name, open]) =>
    Object.entries(ways)
      .filter(([way]) => isTested(name, way))
      .flatMap(([way, options]) => seeds.map((seed) => [name, open, way, options, seed] as const)),
  );
  for (const [name, open, way, options, seed] of cases) {
    test(`the cube of ${name}, ${way}, has the oracle's cells, seed ${seed}`, async () => {
      const records = randomRecords(seed, 60);
      const engine = await open(records);
      const coverage = coverageRows(await readCoverage(new Memory(records), listedNeeds), (year) => [year]);
      const cube = await buildCube(engine, [], plan, origin, options);
      await engine.close();

      const levels = new Map(
        groupings.map((g) => [g.id, cube.groups.filter((x) => x.grouping === g.id).map((x) => x.level)]),
      );
      answers[seed] ??= plain(directly(await new Memory({ ...records, coverage }).ask(studentYear), levels));
      const expected = answers[seed];
      const found = new Map<string, CellCounts>();
      cube.plan.indicators.forEach((i, ii) => {
        cube.years.forEach((year, y) => {
          cube.places.forEach((place, p) => {
            cube.groups.forEach((group, g) => {
              const cell = cellAt(cube, ii, y, p, g);
              if (cell !== undefined && cell.n > 0)
                found.set(`${i.id} ${year} ${place.kind}:${place.id} ${group.grouping}/${group.level}`, cell);
            });
          });
        });
      });
      expect(expected.length).toBeGreaterThan(2000);
      expect(plain(found)).toEqual(expected);
    });
  }
}
