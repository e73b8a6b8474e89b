import fc from "fast-check";
import { expect, test } from "vitest";
import { indicators } from "../../src/indicators/index.ts";
import { familiesOf, isSameComparison } from "../../src/reports/judged/families.ts";
import type { TestedColumns } from "../../src/reports/judged/judged.ts";

const lists = {
  years: [2025, 2026],
  places: [
    { kind: "district", within: -1 },
    { kind: "school", within: 0 },
  ],
  groups: [
    { grouping: "all", level: "all" },
    { grouping: "gender", level: "F" },
    { grouping: "gender", level: "M" },
    { grouping: "race", level: "a" },
    { grouping: "race", level: "b" },
    { grouping: "race", level: "c" },
  ],
  indicators: [{ id: "met" }, { id: "distance", restates: "met" }, { id: "other", restates: "not asked" }],
  comparisons: ["everyone-else"],
} as const;

/** The same rows at each place in each year: by indicator and group. */
function gapsOf(
  rows: readonly (readonly [indicator: number, group: number])[],
  placeCount: number = lists.places.length,
): TestedColumns {
  const blocks = placeCount * lists.years.length;
  const all = Array.from({ length: blocks }, () => rows).flat();
  const numbers = new Float64Array(all.length);
  return {
    rows: all.length,
    start: Int32Array.from({ length: blocks + 1 }, (_, k) => k * rows.length),
    indicator: Uint16Array.from(all, ([indicator]) => indicator),
    group: Uint16Array.from(all, ([, group]) => group),
    comparison: new Uint16Array(all.length),
    ...{
      n: numbers,
      comparisonN: numbers,
      hits: numbers,
      comparisonHits: numbers,
      rate: numbers,
      comparisonRate: numbers,
    },
    ...{ value: numbers, lower: numbers, upper: numbers, variance: numbers, p: numbers, actionLine: numbers },
  };
}

/** The schools of a district with more of them. */
const places = [
  { kind: "school", within: 2 },
  { kind: "school", within: 2 },
  { kind: "district", within: -1 },
] as const;

test("earlier years and schools have separate families", () => {
  const gaps = gapsOf([[0, 3]], places.length);
  const { family, repeats } = familiesOf(gaps, { ...lists, places });
  expect(Array.from(family)).toEqual([3, 1, 3, 1, 2, 0]);
  expect(Array.from(repeats)).toEqual([0, 0, 0, 0, 0, 0]);
});

test("a district's only school repeats the district's comparisons", () => {
  const { family, repeats } = familiesOf(gapsOf([[0, 3]]), lists);
  expect(Array.from(family)).toEqual([2, 0, 2, 0]);
  expect(Array.from(repeats)).toEqual([0, 0, 1, 1]);
});

test("of two groups that are each other's comparison, one counts; of three, all count", () => {
  const { repeats } = familiesOf(gapsOf([[0, 1], [0, 2], [0, 3], [0, 4], [0, 5]]), lists); // biome-ignore format: one row
  expect(Array.from(repeats.subarray(0, 5))).toEqual([0, 1, 0, 0, 0]);
});

test("a restated outcome is not a separate test if the original is in the audit", () => {
  const { repeats } = familiesOf(gapsOf([[0, 3], [1, 3], [2, 3]]), lists); // biome-ignore format: one row
  expect(Array.from(repeats.subarray(0, 3))).toEqual([0, 1, 0]);
});

test("the same students under another name count once: a crossing with all of a group, or a grouping that may repeat another", () => {
  const groups = [
    { grouping: "all", level: "all" },
    { grouping: "el-status", level: "EO" },
    { grouping: "el-status", level: "EL" },
    { grouping: "el-status", level: "RFEP-recent" },
    { grouping: "home-language", level: "00" },
    { grouping: "home-language", level: "01" },
    { grouping: "home-language", level: "02" },
    { grouping: "el-status*disability", level: "EL*yes" },
    { grouping: "el-status*disability", level: "EL*no" },
  ];
  const gaps = gapsOf(groups.slice(1).map((_, k) => [0, k + 1] as const));
  const size = (row: number): number => [50, 40, 10, 50, 41, 9, 40, 39][row % 8] ?? 0;
  const n = Float64Array.from({ length: gaps.rows }, (_, row) => size(row));
  const { repeats } = familiesOf({ ...gaps, n }, { ...lists, groups });
  expect(Array.from(repeats.subarray(0, 8))).toEqual([0, 0, 0, 1, 0, 0, 1, 0]);
});

test("what an indicator restates is in the catalog, and counts there", () => {
  const known = new Map<string, (typeof indicators)[number]>(indicators.map((i) => [i.id, i]));
  const restating = indicators.filter(({ restates }) => restates !== undefined);
  expect(restating.length).toBeGreaterThan(5);
  for (const { id, restates = "" } of restating) {
    const chain = [id, restates];
    for (let next = known.get(restates)?.restates; next !== undefined; next = known.get(next)?.restates)
      chain.push(next);
    expect(
      chain.every((one) => known.has(one)),
      chain.join(" > "),
    ).toBe(true);
    expect(new Set(chain).size).toBe(chain.length);
  }
});

test("the same comparison is recognized whatever the order in which its values were summed, and no other one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -300, max: 300, noNaN: true }), { minLength: 2, maxLength: 40 }),
      (values) => {
        const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 1);
        const value = Float64Array.of(sum(values), sum(values.toReversed()), sum(values) + 1);
        const same = Float64Array.of(9, 9, 9);
        const rows = { n: same, comparisonN: same, hits: same, value };
        expect(isSameComparison(rows, 0, 1)).toBe(true);
        expect(isSameComparison(rows, 0, 2)).toBe(false);
      },
    ),
  );
  const rows = { n: Float64Array.of(9, 8), comparisonN: Float64Array.of(9, 9), hits: Float64Array.of(1, 1) };
  expect(isSameComparison({ ...rows, value: Float64Array.of(0, 0) }, 0, 1)).toBe(false);
});
