import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { type Cube, cellAt } from "../../src/cube/cube.ts";
import { readCube, saveCube } from "../../src/cube/file.ts";
import { Memory } from "../../src/engine/memory.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { randomRecords } from "../engine/random-records.ts";

let folder: string;
let cube: Cube<"internal">;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cube-"));
  const engine = new Memory(randomRecords(5));
  cube = await buildCube(
    engine,
    [],
    { indicators, groupings, crossings: defaultCrossings },
    { program: "p", fingerprint: "f" },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a saved cube is read back unchanged", () => {
  const path = join(folder, "a.cube");
  saveCube(cube, path);
  const read = readCube(path);
  const { tally: _, ...described } = cube;
  const { tally: __, ...readDescribed } = read;
  expect(readDescribed).toEqual(described);
  const cells = (of: Cube<"internal">): unknown[] =>
    of.plan.indicators.flatMap((_, i) =>
      of.years.flatMap((_, y) => of.places.flatMap((_, p) => of.groups.map((_, g) => cellAt(of, i, y, p, g)))),
    );
  const before = cells(cube);
  expect(before.filter((c) => c !== undefined).length).toBeGreaterThan(1000);
  expect(JSON.stringify(cells(read)) === JSON.stringify(before)).toBe(true);
  // Reading and saving again gives the same file, since the unused parts were dropped the first time.
  const again = join(folder, "again.cube");
  saveCube(read, again);
  expect(readFileSync(again).equals(readFileSync(path))).toBe(true);
});

test("a truncated or different file is rejected, not guessed at", () => {
  const path = join(folder, "b.cube");
  saveCube(cube, path);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 4));
  expect(() => readCube(path)).toThrow(
    expect.objectContaining({ code: "cube.not-a-cube", facts: { path, why: "cut-short" } }),
  );
  writeFileSync(path, "something else, long enough to be looked at");
  expect(() => readCube(path)).toThrow(
    expect.objectContaining({ code: "cube.not-a-cube", facts: { path, why: "other-file" } }),
  );
});

test("one changed bit anywhere in a saved cube is noticed", () => {
  const path = join(folder, "c.cube");
  saveCube(cube, path);
  const whole = readFileSync(path);
  for (let i = 0; i < 40; i++) {
    const changed = Buffer.from(whole);
    const at = Math.floor((i * whole.length) / 40);
    changed.writeUInt8(whole.readUInt8(at) ^ (1 << (i % 8)), at);
    writeFileSync(path, changed);
    expect(() => readCube(path), `byte ${at}`).toThrow(expect.objectContaining({ code: "cube.not-a-cube" }));
  }
});
