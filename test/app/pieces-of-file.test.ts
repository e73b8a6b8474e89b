import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { piecesOfFile } from "../../src/app/pieces-of-file.ts";
import type { ReleaseCell } from "../../src/release/cell.ts";
import { writeCells } from "../../src/release/cells-file.ts";
import { hiddenValue } from "../../src/release/printed.ts";

test("a file read in pieces has the same text, with no character cut in two, each time it is gone through", () => {
  const path = join(mkdtempSync(join(tmpdir(), "fairlead-pieces-")), "text");
  const text = "ñandú 学校\n🏫 escuela\n".repeat(5);
  writeFileSync(path, text);
  for (const bytes of [1, 2, 3, 5, 7, 1000]) {
    const pieces = piecesOfFile(path, bytes);
    expect([...pieces].join("")).toBe(text);
    expect([...pieces].join("")).toBe(text);
  }
});

test("cells.csv is written in pieces of whole lines, a line a cell", () => {
  const cell: ReleaseCell = {
    ...{ population: "enrolled", indicator: "", schoolYear: "2025-26", placeKind: "school", placeId: "A" },
    ...{ grade: "all", grouping: "all", level: "all", n: hiddenValue, rate: null, value: null, unit: "" },
  };
  const pieces = [...writeCells(Array.from({ length: 25_001 }, () => cell))];
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true);
  expect(pieces.join("").split("\n")).toHaveLength(25_003);
});
