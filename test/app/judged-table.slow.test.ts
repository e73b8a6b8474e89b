import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { crc32 } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgedOf } from "../../src/app/judged-table.ts";
import { buildCube } from "../../src/cube/build.ts";
import type { Cube } from "../../src/cube/cube.ts";
import { saveCube } from "../../src/cube/file.ts";
import { Memory } from "../../src/engine/memory.ts";
import { defaultCrossings, groupings } from "../../src/groups/index.ts";
import { indicators } from "../../src/indicators/index.ts";
import { readJudged } from "../../src/reports/judged/file.ts";
import { judge } from "../../src/reports/judged/judge.ts";
import { defaultAuditRules as rules } from "../../src/rules/audit.ts";
import { randomRecords } from "../engine/random-records.ts";

const questions = { indicators, groupings };
const settings = { rules: { ...rules, minimumN: 3 }, comparison: "everyone-else" } as const;
let folder: string;
let cube: Cube<"internal">;
let path: string;
let table: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "judged-"));
  const plan = { ...questions, crossings: defaultCrossings };
  cube = await buildCube(new Memory(randomRecords(27, 300)), [], plan, { program: "p", fingerprint: "f" });
  path = join(folder, "a.cube");
  table = join(folder, "a.judged");
  saveCube(cube, path);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a judged table is saved next to its cube and read back unchanged", async () => {
  const judged = await judgedOf(cube, questions, settings, path);
  expect(judged.gaps.rows).toBeGreaterThan(500);
  expect(judged.depth.row.length).toBeGreaterThan(5);
  expect(isDeepStrictEqual(readJudged(cube, questions, settings, table), judged)).toBe(true);
  // The saved table is read rather than recomputed: a mark in its last column is still there.
  const bytes = readFileSync(table);
  bytes.writeDoubleLE(0.123456, bytes.length - 12);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  writeFileSync(table, bytes);
  expect([...(await judgedOf(cube, questions, settings, path)).depth.shrunken.upper].at(-1)).toBe(0.123456);
  // With a wrong checksum the mark counts as corruption, and the table is recomputed.
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 20) ^ 1, bytes.length - 20);
  writeFileSync(table, bytes);
  expect(isDeepStrictEqual(await judgedOf(cube, questions, settings, path), judged)).toBe(true);
  rmSync(table);
});

test.each([
  ["fewer students judged", { ...settings, rules: { ...settings.rules, minimumN: 20 } }],
  ["another confidence", { ...settings, rules: { ...settings.rules, confidence: 0.9 } }],
  ["another comparison", { ...settings, comparison: "all" } as const],
])("a table with other settings is recomputed: %s", async (_, other) => {
  await judgedOf(cube, questions, settings, path);
  expect(readJudged(cube, questions, other, table)).toBeUndefined();
  const judged = await judgedOf(cube, questions, other, path);
  expect(isDeepStrictEqual(judged, judge(cube, questions, other))).toBe(true);
  expect(isDeepStrictEqual(readJudged(cube, questions, other, table), judged)).toBe(true);
});

test.each([
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length - 3)],
  ["cut inside its head", (bytes: Buffer) => bytes.subarray(0, 9)],
  ["empty", () => Buffer.alloc(0)],
  ["something else", () => Buffer.from("something else, long enough to be looked at")],
])("a broken table is judged again: %s", async (_, broken) => {
  const judged = await judgedOf(cube, questions, settings, path);
  writeFileSync(table, broken(readFileSync(table)));
  expect(readJudged(cube, questions, settings, table)).toBeUndefined();
  expect(isDeepStrictEqual(await judgedOf(cube, questions, settings, path), judged)).toBe(true);
  expect(readJudged(cube, questions, settings, table)).toBeDefined();
});
