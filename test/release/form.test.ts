import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import "../property-seed.ts";
import { AppError } from "../../src/base/errors.ts";
import { languages } from "../../src/base/lang.ts";
import type { Release } from "../../src/release/cell.ts";
import { readCells } from "../../src/release/cells-file.ts";
import { printedText, readPrinted } from "../../src/release/printed.ts";
import {
  type AverageScale,
  type LadderStep,
  ladderStepOf,
  printedAverage,
  printedCountRange,
  printedRate,
} from "../../src/release/rounding.ts";
import { readStructure, writeStructure } from "../../src/release/structure-file.ts";
import { errorWords } from "../../src/ui/language/errors.ts";
import { anyRelease } from "./any-release.ts";
import { cellsText } from "./cells-text.ts";

const read = (cells: string, structure: string): Release => {
  const form = readStructure(structure);
  return { structure: form, cells: readCells(cells, form) };
};

const refusal = (call: () => unknown): AppError => {
  try {
    call();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
};

test("a release that is written reads as the same release, and writes as the same bytes", () => {
  fc.assert(
    fc.property(anyRelease, fc.nat(), (release, choice) => {
      const cells = cellsText(release.cells);
      const structure = writeStructure(release.structure);
      const back = read(cells, structure);
      expect(back).toEqual(release);
      expect(cellsText(back.cells)).toBe(cells);
      expect(writeStructure(back.structure)).toBe(structure);
      const middle = choice % cells.length;
      const pieces = [cells.slice(0, middle), "", cells.slice(middle, middle + 1), cells.slice(middle + 1)];
      expect(readCells(pieces, back.structure)).toEqual(release.cells);
    }),
    { numRuns: 20 },
  );
});

test("cells.csv without one of its lines, with two lines swapped, or cut anywhere, is refused", () => {
  fc.assert(
    fc.property(anyRelease, fc.nat(), (release, choice) => {
      const { structure } = release;
      const text = cellsText(release.cells);
      const lines = text.trimEnd().split("\n");
      const at = choice % lines.length;
      const without = lines.filter((_, line) => line !== at);
      expect(refusal(() => readCells(`${without.join("\n")}\n`, structure)).code).toBe("release.cells");
      const [moved = ""] = lines.slice(at, at + 1);
      const swapped = [...without, moved];
      if (at < lines.length - 1)
        expect(refusal(() => readCells(`${swapped.join("\n")}\n`, structure)).code).toBe("release.cells");
      const cut = text.slice(0, choice % text.length);
      expect(refusal(() => readCells(cut, structure)).code).toBe("release.cells");
      expect(refusal(() => readCells(`${text}${moved}\n`, structure)).code).toBe("release.cells");
    }),
    { numRuns: 15 },
  );
});

test("a printed value has one text", () => {
  for (const text of ["0", "34", "28.6", "-3.25", "20-29", ">=95", "<=5", "<=-4.5", ">=0.50", "*"])
    expect(printedText(readPrinted(text) ?? { kind: "hidden" })).toBe(text);
  for (const text of [
    "",
    "<11",
    "**",
    "n/a",
    "034",
    "-0",
    "-0.0",
    "1e3",
    "5 ",
    "29-20",
    "1,140",
    ">= 95",
    ".5",
    "5.",
    "<=05",
    ">=",
    "1.5-2",
  ])
    expect(readPrinted(text), text).toBeUndefined();
});

const page = readFileSync("docs/release-form.md", "utf8");
const block = (kind: string): string => new RegExp(`\`\`\`${kind}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

test("the documented example is a release", () => {
  const { cells, structure } = read(block("csv"), block("json"));
  expect(cells).toHaveLength(18);
  expect(structure.populations.map(({ id }) => id)).toEqual(["tested"]);
});

const example = readStructure(block("json"));

/** Changes the documented structure. */
const changed = (change: (structure: Record<string, unknown>) => void): string => {
  const copy = JSON.parse(block("json")) as Record<string, unknown>;
  change(copy);
  return JSON.stringify(copy);
};

test.each<[string, string, string]>([
  ["not JSON", "{", "not-json"],
  ["another form", changed((s) => Object.assign(s, { form: "fairlead-release-2" })), "form"],
  ["an unknown key", changed((s) => Object.assign(s, { secret: 1 })), "shape"],
  ["no minimum", changed((s) => delete s["minimum"]), "shape"],
  ["a crossing of an unknown grouping", changed((s) => Object.assign(s, { crossings: [["el", "race"]] })), "unknown"],
  [
    "a level twice",
    changed((s) => Object.assign(s, { groupings: [{ id: "el", levels: ["yes", "yes"], sum: "exact" }] })),
    "twice",
  ],
  [
    "a level named all",
    changed((s) => Object.assign(s, { groupings: [{ id: "el", levels: ["all"], sum: "exact" }] })),
    "reserved",
  ],
  [
    "a comma in an id",
    changed((s) => Object.assign(s, { groupings: [{ id: "el", levels: ["a,b"], sum: "exact" }] })),
    "shape",
  ],
  ["a place before its parent", changed((s) => (s["places"] as unknown[]).reverse()), "unknown"],
  [
    "steps that overlap",
    changed(
      (s) =>
        ((s["rounding"] as { rates: LadderStep[] }).rates[1] = {
          from: 30,
          to: null,
          low: 5,
          high: 95,
          step: 5,
          form: "band",
        }),
    ),
    "order",
  ],
])("structure.json with %s is refused", (_, text, wrong) => {
  const error = refusal(() => readStructure(text));
  expect(error.code).toBe("release.structure");
  expect(error.facts).toMatchObject({ wrong });
  for (const lang of languages) expect(errorWords(error, lang).what).toContain("structure.json");
});

test.each<[string, (text: string) => string, string, number]>([
  ["another header", (text) => text.replace("school_year", "year"), "header", 1],
  ["a count that is a phrase", (text) => text.replace(",89,,,", ",n<11,,,"), "unreadable", 2],
  ["a rate above 100", (text) => text.replace("40-44", "100-104"), "unreadable", 3],
  ["half a student", (text) => text.replace(",89,,,", ",88.5,,,"), "unreadable", 2],
  ["a rate in the row of a denominator", (text) => text.replace(",89,,,", ",89,40,,"), "not-empty", 2],
  ["a column too many", (text) => text.replace(",89,,,", ",89,,,,37"), "columns", 2],
  ["a unit that nothing declares", (text) => text.replace(",89,,,", ",89,,,days"), "unit", 2],
  ["a last line that is cut off", (text) => text.trimEnd(), "cut-short", 19],
  ["a place that is not offered", (text) => text.replace("school,1,", "school,7,"), "not-offered", 8],
])("cells.csv with %s is refused", (_, change, wrong, line) => {
  const error = refusal(() => readCells(change(block("csv")), example));
  expect(error.facts).toMatchObject({ wrong, line });
  const isWholeLine = ["cut-short", "columns", "missing"].includes(wrong);
  for (const lang of languages) {
    const { what } = errorWords(error, lang);
    expect(what).toContain("cells.csv");
    expect(/columna? [a-z]/.test(what.split(": ")[0] ?? "")).toBe(!isWholeLine);
  }
});

const ladder: readonly LadderStep[] = [
  { from: 10, to: 20, low: 20, high: 80, step: 10, form: "band" },
  { from: 21, to: 40, low: 10, high: 90, step: 10, form: "band" },
  { from: 41, to: 100, low: 5, high: 95, step: 5, form: "band" },
  { from: 101, to: 300, low: 2, high: 98, step: 2, form: "rounded" },
  { from: 301, to: null, low: 1, high: 99, step: 1, form: "rounded" },
];

/** Whether a printed rate says something true of x of n. */
function isTrueOf(x: number, n: number): boolean {
  const printed = printedRate(x, n, ladder);
  switch (printed.kind) {
    case "hidden":
      return n < 10;
    case "at-most":
      return 100 * x <= printed.high * n;
    case "at-least":
      return 100 * x >= printed.low * n;
    case "range":
      return 100 * x >= printed.low * n && 100 * x < (printed.high + 1) * n;
    case "number": {
      const half = (ladderStepOf(ladder, n)?.step ?? 0) / 2;
      return 100 * x >= (printed.value - half) * n && 100 * x < (printed.value + half) * n;
    }
  }
}

test("a printed rate contains the rate, on every edge", () => {
  const wrong: string[] = [];
  for (let n = 1; n <= 420; n += 1) for (let x = 0; x <= n; x += 1) if (!isTrueOf(x, n)) wrong.push(`${x} of ${n}`);
  expect(wrong).toEqual([]);
});

/** Whether a printed average says something true of a sum over n students. */
function isTrueOfAverage(sum: number, n: number, scale: AverageScale): boolean {
  const printed = printedAverage(sum, n, scale, ladder);
  const average = sum / n;
  const step = ((ladderStepOf(ladder, n)?.step ?? 0) * (scale.most - scale.least)) / 100;
  if (printed.kind === "number") return Math.abs(average - printed.value) <= step / 2 + 1e-6;
  if (printed.kind === "at-most") return average <= printed.high + 1e-6;
  return printed.kind === "at-least" ? average >= printed.low - 1e-6 : printed.kind === "hidden" && n < 10;
}

test("a printed average is at most half a step from the average, and its text reads back", () => {
  const scales = [
    { least: 0, most: 100 },
    { least: 0, most: 50 },
    { least: -200, most: 200 },
    { least: 1, most: 5 },
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...scales),
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (scale, n, at) => {
        const sum = n * (scale.least + at * (scale.most - scale.least));
        const printed = printedAverage(sum, n, scale, ladder);
        expect(isTrueOfAverage(sum, n, scale), `${sum} of ${n}`).toBe(true);
        expect(readPrinted(printedText(printed))).toEqual(printed);
      },
    ),
  );
  expect(printedText(printedAverage(8, 400, { least: 0, most: 50 }, ladder))).toBe("<=0.5");
  expect(printedText(printedAverage(-79600, 400, { least: -200, most: 200 }, ladder))).toBe("<=-196");
  expect(printedText(printedAverage(950, 40, { least: 0, most: 50 }, ladder))).toBe("25.0");
});

test("a printed range of a count is on the grid and contains it", () => {
  expect(printedCountRange(1159, { from: 40, step: 20 })).toEqual({ kind: "range", low: 1140, high: 1159 });
  for (let n = 40; n < 200; n += 1) {
    const range = printedCountRange(n, { from: 40, step: 20 });
    if (range.kind !== "range") throw new Error("not a range");
    expect(range.low % 20).toBe(0);
    expect(n >= range.low && n <= range.high).toBe(true);
  }
});
