import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "../../src/engine/duckdb.ts";
import type { Hold } from "../../src/sources/hold.ts";
import { driftHolds } from "../../src/sources/hold-drifted.ts";
import { quarantineHolds } from "../../src/sources/hold-quarantined.ts";
import { readDelivery } from "../../src/sources/read.ts";
import { enrollmentFile, freshFolder } from "./small-district.ts";

let db: DuckDb;
const folder = freshFolder();
beforeAll(async () => {
  db = await openDuckDb();
  return () => db.close();
});

/** Positions in a SENR row, from 1. */
const gender = 18;
const entry = 22;
const grade = 24;

const rows = enrollmentFile({ schoolYear: 2026, schools: [60], grade: (i) => (i % 2 === 0 ? "05" : "KN") })
  .trim()
  .split(/\r?\n/)
  .map((line, i) => line.split("^").map((cell, at) => (at === entry - 1 ? `202508${10 + (i % 15)}` : cell)));

/** The holds of the file with columns in other places. */
const holdsOf = (arrange: (row: readonly string[]) => string[]): Promise<Hold[]> => holdsOfRows(rows.map(arrange));

async function holdsOfRows(arranged: readonly (readonly string[])[]): Promise<Hold[]> {
  const path = join(folder, "file.txt");
  writeFileSync(path, `${arranged.map((row) => row.join("^")).join("\r\n")}\r\n`);
  const reading = await readDelivery([{ name: "file.txt", path }], db);
  return [...driftHolds(reading), ...quarantineHolds(reading)];
}

const swapped =
  (a: number, b: number) =>
  (row: readonly string[]): string[] =>
    row.map((cell, i) => (i === a - 1 ? (row[b - 1] ?? "") : i === b - 1 ? (row[a - 1] ?? "") : cell));

test("a file whose columns are where the format says is not held", async () => {
  expect(await holdsOf((row) => [...row])).toEqual([]);
});

test.each([
  [grade, entry, "Grade Level Code", "Enrollment Start Date"],
  [entry, gender, "Enrollment Start Date", "Student Gender Code"],
  [grade, gender, "Grade Level Code", "Student Gender Code"],
])("columns %i and %i in each other's place are held, with where the values are", async (a, b, from, to) => {
  const holds = await holdsOf(swapped(a, b));
  expect(holds.length).toBeGreaterThan(0);
  const said = JSON.stringify(holds);
  expect(said).toContain(from);
  expect(said).toContain(to);
});

test("student information whose school year is in another column is held: its rows would belong to no year", async () => {
  const information = Array.from({ length: 60 }, (_, i) => {
    const cells = {
      1: "SINF",
      4: "20230815",
      6: "5912345",
      8: "2025-2026",
      9: `${1_000_000_000 + i}`,
      10: `L${i}`,
      19: "F",
    };
    return Array.from({ length: 50 }, (__, at) => (cells as Record<number, string>)[at + 1] ?? "");
  });
  const moved = information.map(swapped(8, 10));
  expect(await holdsOfRows(information)).toEqual([]);
  expect(await holdsOfRows(moved)).toContainEqual({
    kind: "layout-drifted",
    file: "file.txt",
    columns: ["Academic Year ID"],
    instead: [],
  });
});
