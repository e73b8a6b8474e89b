import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import type { Cube } from "../../src/cube/cube.ts";
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

test("a cube that was saved is read back as it was", () => {
  const path = join(folder, "a.cube");
  saveCube(cube, path);
  expect(readCube(path)).toEqual(cube);
});

test("a file that is cut short or something else is refused, not guessed at", () => {
  const path = join(folder, "b.cube");
  saveCube(cube, path);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, whole.length - 4));
  expect(() => readCube(path)).toThrow(/cut short/);
  writeFileSync(path, "something else, long enough to be looked at");
  expect(() => readCube(path)).toThrow(/begins otherwise/);
});
