import { expect, test } from "vitest";
import { quarantineHolds } from "../../src/sources/hold-quarantined.ts";

import type { Reading } from "../../src/sources/reading.ts";

/** A reading of one file with these rows, of which some wait in quarantine, and some of those because of a code without a meaning. */
function reading(of: number, rows: number, unknownCodes = 0, students = of): Reading {
  const file = {
    name: "daily.csv",
    sha256: "",
    source: "mapped.daily",
    recordType: "daily",
    recordName: null,
    schoolYears: [2025],
    scopes: [],
    rowsIn: of,
    rowsLoaded: of - rows,
    rowsQuarantined: rows,
    setAside: {},
    students,
  };
  const problem = {
    code: "sources.unknown-code",
    severity: "error",
    file: "daily.csv",
    rows: unknownCodes,
    facts: { outcome: "quarantined" },
  } as unknown as Reading["problems"][number];
  return { files: [file], problems: unknownCodes > 0 ? [problem] : [], quarantine: [], tables: [] };
}

test.each([
  ["every row of one code, though it is a small share", reading(20_000, 400, 400), [400, 400]],
  ["a tenth of a small file with one code, such as every absence of a class", reading(120, 16, 16), [16, 16]],
  ["more than a tenth of the rows", reading(400, 60), [60, 0]],
  ["more than half of a small file", reading(20, 13), [13, 0]],
])("a load is held by %s", (_, given, [rows, unknownCodes]) => {
  expect(quarantineHolds(given)).toEqual([
    { kind: "rows-quarantined", file: "daily.csv", rows, of: given.files[0]?.rowsIn, unknownCodes },
  ]);
});

test.each([
  ["a few faulty rows", reading(400, 30)],
  ["a code in a handful of rows", reading(20_000, 19, 19)],
  ["a code in a few rows of a small file", reading(60, 9, 9)],
  ["two bad rows of three", reading(3, 2)],
  ["figures of an office, which name no student", reading(400, 300, 0, 0)],
])("a load is not held by %s", (_, given) => {
  expect(quarantineHolds(given)).toEqual([]);
});
