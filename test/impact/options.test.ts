import { expect, test } from "vitest";
import type { ImpactRules } from "../../src/app/disproportionate-impact.ts";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";
import { askImpact, type Result, resultsOf } from "./ask.ts";

const table = [
  ["Year", "School", "Race", "Gender", "Won", "N"],
  [2024, "Elm", "A", "F", 30, 100],
  [2024, "Elm", "B", "F", 0, 200],
  [2024, "Oak", "A", "M", 45, 50],
  [2024, "Oak", "C", "M", 40, 40],
  [2025, "Oak", "C", "M", 10, 40],
];
const request: ImpactRequest = { success: ["Won"], weight: "N", group: ["Race"] };

async function group(name: string, asked: ImpactRequest, rules: ImpactRules = {}): Promise<Result> {
  const found = resultsOf(await askImpact(table, asked, rules)).find((result) => result["group"] === name);
  if (found === undefined) throw new Error(`there is a group ${name}`);
  return found;
}

test("prop_sub_0 and prop_sub_1 replace a rate of 0 or 1 in a margin from the group's own rate", async () => {
  const own = { marginFromRate: true };
  // 1.96 sqrt(0.5 x 0.5 / 200) and 1.96 sqrt(0.1 x 0.9 / 200)
  expect((await group("B", request, own))["moe"]).toBeCloseTo(0.0692965, 7);
  expect((await group("B", request, { ...own, inPlaceOf0: 0.1 }))["moe"]).toBeCloseTo(0.0415779, 7);
  // 1.96 sqrt(0.2 x 0.8 / 40)
  const year = { ...request, only: ["Year=2024"] };
  expect((await group("C", year, { ...own, inPlaceOf1: 0.2 }))["moe"]).toBeCloseTo(0.1239613, 7);
  expect((await group("A", year, { ...own, inPlaceOf0: 0.1, inPlaceOf1: 0.2 }))["moe"]).toBeCloseTo(0.08, 4);
  // Without the group's own rate they change nothing.
  expect((await group("B", request, { inPlaceOf0: 0.1 }))["moe"]).toBeCloseTo(0.0692965, 7);
});

test("a total has a row with DisImpact's names, unless turned off", async () => {
  const [total] = resultsOf(await askImpact(table, request));
  expect(total).toMatchObject({ disaggregation: "- None", group: "- All", cohort: "- All", n: 430, success: 125 });
  const without = resultsOf(await askImpact(table, { ...request, total: false }));
  expect(without.map((result) => result["group"])).toEqual(["A", "B", "C"]);
});

test("references: one group for all, one per grouping, everyone else's rate; totals are not affected", async () => {
  const both: ImpactRequest = { ...request, group: ["Race,Gender"] };
  const named = { gapReference: ["Race=A", "Gender=F"], ratioReference: ["Race=overall"] };
  expect(await group("B", both, named)).toMatchObject({
    ppg_reference: 0.5,
    ppg_reference_group: "A",
    di_80_index_reference_group: "overall",
  });
  expect(await group("M", both, named)).toMatchObject({ ppg_reference: 0.1, ppg_reference_group: "F" });
  expect(await group("- All", both, named)).toMatchObject({ ppg_reference_group: "overall" });
  expect(await group("B", request, { gapReference: ["A"] })).toMatchObject({ ppg_reference: 0.5 });
  expect(await group("C", request, { gapReference: ["all but current"] })).toMatchObject({ ppg_reference: 75 / 350 });
  expect(await group("C", request, { gapReference: ["hpg"] })).toMatchObject({ ppg_reference_group: "C" });
});

test("a missing reference group is an error, or on request gives no number and no flag", async () => {
  await expect(askImpact(table, request, { gapReference: ["Race=D"] })).rejects.toMatchObject({
    code: "impact.reference",
    facts: { named: "D", known: ["A", "B", "C"] },
  });
  const byYear: ImpactRequest = { ...request, cohort: ["Year"] };
  const [a] = resultsOf(await askImpact(table, byYear, { gapReference: ["A"] })).filter(
    (r) => r["cohort"] === "2025" && r["group"] === "C",
  );
  expect(a).toMatchObject({ ppg_reference: null, di_indicator_ppg: 0 });
  expect(await group("B", request, { gapReference: ["D"], checkReference: false })).toMatchObject({
    ppg_reference: null,
    ppg_reference_group: "D",
  });
});

test("the long form can mark the group to compare with", async () => {
  const long = [
    ["what", "who", "won", "n", "reference"],
    ["Race", "A", 5, 10, 0],
    ["Race", "B", 9, 12, 1],
    ["Gender", "F", 8, 11, 1],
    ["Gender", "M", 6, 11, 0],
  ];
  const asked = { success: ["won"], weight: "n", disaggregation: "what", group: ["who"], referenceFlag: "reference" };
  const results = resultsOf(await askImpact(long, asked));
  expect(
    results.map((r) => [r["disaggregation"], r["group"], r["ppg_reference"], r["di_80_index_reference_group"]]),
  ).toEqual([
    ["Gender", "F", 8 / 11, "F"],
    ["Gender", "M", 8 / 11, "F"],
    ["Race", "A", 0.75, "B"],
    ["Race", "B", 0.75, "B"],
  ]);
  await expect(askImpact(long, asked, { gapReference: ["hpg"] })).rejects.toMatchObject({
    facts: { wrong: "two-references" },
  });
});

test("the long form with a second layer names both layers", async () => {
  const long = [
    ["what", "who", "what2", "who2", "won", "n"],
    ["Race", "A", "Gender", "F", 5, 10],
    ["Race", "A", "Gender", "M", 4, 10],
  ];
  const asked = {
    success: ["won"],
    weight: "n",
    disaggregation: "what",
    group: ["who"],
    disaggregation2: "what2",
    group2: "who2",
  };
  expect(resultsOf(await askImpact(long, asked)).map((r) => [r["disaggregation"], r["group"]])).toEqual([
    ["Race + Gender", "A, F"],
    ["Race + Gender", "A, M"],
  ]);
});

test("combinations of scenarios can be excluded, including all students", async () => {
  const asked = { ...request, scenario: ["School,Year"], total: false };
  const keys = async (excludeScenario: readonly string[]): Promise<string[]> => [
    ...new Set(
      resultsOf(await askImpact(table, { ...asked, excludeScenario })).map((r) => `${r["School"]} ${r["Year"]}`),
    ),
  ];
  expect(await keys([])).toEqual([
    "- All - All",
    "- All 2024",
    "- All 2025",
    "Elm - All",
    "Elm 2024",
    "Oak - All",
    "Oak 2024",
    "Oak 2025",
  ]);
  expect(await keys(["School=Oak,Year=2024", "School=Elm"])).toEqual([
    "- All - All",
    "- All 2024",
    "- All 2025",
    "Oak - All",
    "Oak 2025",
  ]);
  expect(await keys(["School=- All"])).toEqual(["Elm - All", "Elm 2024", "Oak - All", "Oak 2024", "Oak 2025"]);
});

test("cutoffs change the flags of the two indexes, and each outcome can have its own cohort", async () => {
  expect(await group("A", request, { ratioCutoff: 0.1, shareCutoff: 0.1 })).toMatchObject({ di_indicator_80_index: 0 });
  expect(await group("C", request, { ratioCutoff: 1, shareCutoff: 1 })).toMatchObject({ di_indicator_prop_index: 0 });
  // 0.5 of 0.625 is 0.8, which is not below 0.8.
  expect(await group("A", request)).toMatchObject({ di_80_index: 0.8, di_indicator_80_index: 0 });
  expect(await group("A", request, { ratioCutoff: 0.81 })).toMatchObject({ di_indicator_80_index: 1 });
  const two = [
    ["Group", "Math", "Math year", "Transfer", "Year"],
    ...[0, 1, 1].map((hit) => ["A", hit, 2020, hit, 2021]),
    ["A", null, null, 1, 2021],
  ];
  const results = resultsOf(
    await askImpact(two, { success: ["Math,Transfer"], cohort: ["Math year,Year"], group: ["Group"], total: false }),
  );
  expect(results.map((r) => [r["success_variable"], r["cohort_variable"], r["cohort"], r["n"]])).toEqual([
    ["Math", "Math year", "2020", 3],
    ["Transfer", "Year", "2021", 4],
  ]);
});

test("group sizes can be fractions, summed exactly in any order", async () => {
  const weighted = [["g", "won", "w"], ...Array.from({ length: 30 }, (_, i) => [i % 2 ? "A" : "B", 0.1, 0.3])];
  const results = resultsOf(await askImpact(weighted, { success: ["won"], weight: "w", group: ["g"], total: false }));
  expect(results.map((r) => [r["n"], r["success"]])).toEqual([
    [4.5, 1.5],
    [4.5, 1.5],
  ]);
});

test("rows kept by a value with a comma, and rows kept by two columns", async () => {
  const named = [
    ["g", "place", "won"],
    ["A", "Elm, north", 1],
    ["A", "Elm", 0],
    ["B", "Oak", 1],
  ];
  const asked: ImpactRequest = { success: ["won"], group: ["g"], total: false };
  const kept = async (only: readonly string[]): Promise<unknown[]> =>
    resultsOf(await askImpact(named, { ...asked, only })).map((r) => [r["group"], r["n"], r["success"]]);
  expect(await kept(['place="Elm, north"'])).toEqual([["A", 1, 1]]);
  expect(await kept(["place=Elm,Oak"])).toEqual([
    ["A", 1, 0],
    ["B", 1, 1],
  ]);
  expect(await kept(["place=Elm,Oak", "g = B"])).toEqual([["B", 1, 1]]);
});

test("for overlapping groups the highest rate is that of the two sides of each flag, as in DisImpact", async () => {
  const flags = [
    ["x", "y", "won"],
    [1, 0, 1],
    [1, 1, 0],
    [0, 1, 0],
    [0, 0, 1],
    [0, 0, 1],
  ];
  const results = resultsOf(await askImpact(flags, { success: ["won"], flags: ["Any=x,y"], total: false }));
  // x: 1 of 2, the others 2 of 3. y: 0 of 2, the others 3 of 3.
  expect(results.map((r) => [r["group"], r["di_80_index"], r["di_80_index_reference_group"]])).toEqual([
    ["x", 0.75, "all but current"],
    ["y", 0, "all but current"],
  ]);
});
