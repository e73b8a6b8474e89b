import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { buildCube } from "../../src/cube/build.ts";
import { cellAt } from "../../src/cube/cube.ts";
import { readCube, saveCube } from "../../src/cube/file.ts";
import { cubeHistory, keepInHistory } from "../../src/cube/history.ts";
import { Memory } from "../../src/engine/memory.ts";
import { indicators } from "../../src/indicators/index.ts";
import { randomRecords } from "../engine/random-records.ts";

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "history-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the latest twelve cubes are kept, the latest first, with the time they were filled and their as-of day", () => {
  const folder = newFolder();
  const history = join(folder, "history");
  for (let month = 1; month <= 14; month++) {
    const path = join(folder, month === 14 ? "as-of-2025-09-30-abc.cube" : `f${month}.cube`);
    writeFileSync(path, "a cube");
    utimesSync(path, 0, Date.UTC(2025, month - 1, 5, 10, 15) / 1000);
    keepInHistory(path, history);
    expect(existsSync(path)).toBe(false);
  }
  writeFileSync(join(history, "notes.txt"), "not a cube");
  const kept = cubeHistory(history);
  expect(kept.map(({ filled }) => filled.slice(0, 7))).toEqual([
    "2026-02",
    "2026-01",
    "2025-12",
    "2025-11",
    "2025-10",
    "2025-09",
    "2025-08",
    "2025-07",
    "2025-06",
    "2025-05",
    "2025-04",
    "2025-03",
  ]);
  expect(kept[0]).toMatchObject({ filled: "2026-02-05T10:15:00Z", asOf: "2025-09-30" });
  expect(kept[1]?.asOf).toBeNull();
});

test("a cube of the history is read back unchanged", async () => {
  const folder = newFolder();
  const plan = { indicators, groupings: [], crossings: [] };
  const cube = await buildCube(
    new Memory(randomRecords(2, 10)),
    [],
    plan,
    { program: "p", fingerprint: "f" },
    { threads: 0 },
  );
  saveCube(cube, join(folder, "f.cube"));
  keepInHistory(join(folder, "f.cube"), join(folder, "history"));
  const read = readCube(cubeHistory(join(folder, "history"))[0]?.path ?? "");
  expect(read.places).toEqual(cube.places);
  expect(cellAt(read, 0, 0, 0, 0)).toEqual(cellAt(cube, 0, 0, 0, 0));
});
