/*
 * Figures printed in the documentation of the R package DisImpact: "DisImpact Tutorial" (V. Nguyen, version 0.0.2 and
 * later) and "Disproportionate Impact Calculations on Long, Summarized Data Sets" (version 0.0.17).
 */
import { expect, test } from "vitest";
import type { ImpactRules } from "../../src/app/disproportionate-impact.ts";
import type { ImpactRequest } from "../../src/reports/impact/plan.ts";
import { askImpact, resultsOf } from "./ask.ts";

/** The tutorial's summary of its data set: cohort, ethnicity, students, transfers. */
const equity = [
  ["Cohort", "Ethnicity", "n", "Transfer"],
  [2017, "Asian", 3000, 2062],
  [2017, "Black", 1000, 310],
  [2017, "Hispanic", 2000, 410],
  [2017, "Multi-Ethnicity", 500, 262],
  [2017, "Native American", 100, 43],
  [2017, "White", 3400, 2053],
  [2018, "Asian", 3000, 2230],
  [2018, "Black", 1000, 297],
  [2018, "Hispanic", 2000, 437],
  [2018, "Multi-Ethnicity", 500, 242],
  [2018, "Native American", 100, 35],
  [2018, "White", 3400, 2147],
];
const byEthnicity: ImpactRequest = { success: ["Transfer"], group: ["Ethnicity"], weight: "n", total: false };
const byCohort: ImpactRequest = { ...byEthnicity, cohort: ["Cohort"] };

async function column(request: ImpactRequest, name: string, rules: ImpactRules = {}): Promise<unknown[]> {
  return resultsOf(await askImpact(equity, request, rules)).map((result) => result[name]);
}

/** Equal to the number of digits printed. */
function expectPrinted(found: readonly unknown[], printed: readonly number[]): void {
  expect(found).toHaveLength(printed.length);
  printed.forEach((value, i) => {
    expect(found[i] as number).toBeCloseTo(value, 6);
  });
}

test("percentage point gap: counts, rates, margins, flags", async () => {
  const results = resultsOf(await askImpact(equity, byEthnicity));
  expect(results.map(({ group, n, success }) => [group, n, success])).toEqual([
    ["Asian", 6000, 4292],
    ["Black", 2000, 607],
    ["Hispanic", 4000, 847],
    ["Multi-Ethnicity", 1000, 504],
    ["Native American", 200, 78],
    ["White", 6800, 4200],
  ]);
  expectPrinted(
    results.map(({ pct }) => pct),
    [0.7153333, 0.3035, 0.21175, 0.504, 0.39, 0.6176471],
  );
  expectPrinted(
    results.map(({ moe }) => moe),
    [0.03, 0.03, 0.03, 0.03099032, 0.06929646, 0.03],
  );
  expectPrinted(
    results.map((result) => result["pct_lo"]),
    [0.6853333, 0.2735, 0.18175, 0.4730097, 0.3207035, 0.5876471],
  );
  expectPrinted(
    results.map((result) => result["pct_hi"]),
    [0.7453333, 0.3335, 0.24175, 0.5349903, 0.4592965, 0.6476471],
  );
  expect(results.map((result) => result["di_indicator_ppg"])).toEqual([0, 1, 1, 0, 1, 0]);
  expect(new Set(results.map((result) => result["ppg_reference"]))).toEqual(new Set([0.5264]));
  expect(new Set(results.map((result) => result["ppg_reference_group"]))).toEqual(new Set(["overall"]));
});

test("each cohort has its own reference, and a rate can be given for all cohorts or per cohort", async () => {
  const flags = "di_indicator_ppg";
  expectPrinted(await column(byCohort, "ppg_reference"), [...Array(6).fill(0.514), ...Array(6).fill(0.5388)]);
  expect(await column(byCohort, flags)).toEqual([0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
  expect(await column(byEthnicity, flags, { gapReference: ["0.54"] })).toEqual([0, 1, 1, 1, 1, 0]);
  const each = { gapReference: ["2017=0.5", "2018=0.55"] };
  expectPrinted(await column(byCohort, "ppg_reference", each), [...Array(6).fill(0.5), ...Array(6).fill(0.55)]);
  expect(await column(byCohort, flags, each)).toEqual([0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0]);
});

test("the margin: its minimum, and from each group's own rate", async () => {
  const least = { minimumMargin: 0.02 };
  expectPrinted(await column(byEthnicity, "moe", least), [0.02, 0.02191347, 0.02, 0.03099032, 0.06929646, 0.02]);
  expectPrinted(
    await column(byEthnicity, "moe", { ...least, marginFromRate: true }),
    [0.02, 0.02015028, 0.02, 0.03098933, 0.06759869, 0.02],
  );
});

test("proportionality index, without and with cohorts", async () => {
  expectPrinted(
    await column(byEthnicity, "di_prop_index"),
    [1.3589159, 0.5765578, 0.4022606, 0.9574468, 0.7408815, 1.1733417],
  );
  expectPrinted(
    await column(byCohort, "di_prop_index"),
    [
      1.3372244, 0.6031128, 0.3988327, 1.0194553, 0.8365759, 1.1747539, 1.379609, 0.5512249, 0.4055308, 0.8982925,
      0.6495917, 1.1719944,
    ],
  );
});

test("80% index, without and with cohorts, against the highest group", async () => {
  expectPrinted(await column(byEthnicity, "di_80_index"), [1, 0.4242777, 0.2960158, 0.7045666, 0.5452004, 0.8634395]);
  expect(await column(byEthnicity, "di_indicator_80_index")).toEqual([0, 1, 1, 1, 1, 0]);
  expect(await column(byEthnicity, "di_80_index_reference_group")).toEqual(Array(6).fill("Asian"));
  expectPrinted(
    await column(byCohort, "di_80_index"),
    [1, 0.4510184, 0.2982541, 0.7623666, 0.6256062, 0.8785017, 1, 0.3995516, 0.2939462, 0.6511211, 0.470852, 0.849512],
  );
});

test("an unfavorable outcome counts students without it", async () => {
  const turned = { ...byEthnicity, unfavorable: true };
  expect(await column(turned, "success")).toEqual([1708, 1393, 3153, 496, 122, 2600]);
  expect(await column(turned, "di_indicator_ppg")).toEqual([1, 0, 0, 0, 0, 1]);
});

/** The six rows that the vignette prints of its long data set, with a group that its file would have masked and one of another disaggregation. */
const outcome =
  "Completed Both Transfer-Level Math and English Within the District in the First Year Aligned with SCFF";
const long = [
  ["categoryLabel", "cohort", "academicYear", "disagg1", "subgroup1", "value", "denom"],
  [outcome, "After 3 Years", 2015, "Ethnicity", "All Masked Values", 10, 132],
  [outcome, "After 3 Years", 2015, "Ethnicity", "Asian", 115, 938],
  [outcome, "After 3 Years", 2015, "Ethnicity", "Filipino", 16, 97],
  [outcome, "After 3 Years", 2015, "Ethnicity", "Hispanic", 69, 903],
  [outcome, "After 3 Years", 2015, "Ethnicity", "Two or More Races", 21, 162],
  [outcome, "After 3 Years", 2015, "Ethnicity", "White", 133, 1178],
  [outcome, "After 3 Years", 2015, "Ethnicity", "Black", null, null],
  [outcome, "After 3 Years", 2015, "Veterans", "Veteran", 8, 60],
  [outcome, "After 3 Years", 2015, "Veterans", "Not Veteran", 356, 3350],
];

test("the long form: every figure of the vignette's first example", async () => {
  const all = resultsOf(
    await askImpact(
      long,
      {
        success: ["value"],
        weight: "denom",
        disaggregation: "disagg1",
        group: ["subgroup1"],
        cohort: ["academicYear"],
        summarizeBy: ["categoryLabel", "cohort"],
      },
      { gapReference: ["all but current"], ratioReference: ["all but current"] },
    ),
  );
  const results = all.filter(({ disaggregation }) => disaggregation === "Ethnicity");
  expect(all).toHaveLength(8);
  expect(results[0]).toMatchObject({ categoryLabel: outcome, cohort: "2015" });
  const of = (name: string): unknown[] => results.map((result) => result[name]);
  expectPrinted(of("pct"), [0.07575758, 0.12260128, 0.16494845, 0.07641196, 0.12962963, 0.11290323]);
  expectPrinted(of("ppg_reference"), [0.1079927, 0.1007282, 0.1050407, 0.1176705, 0.1056034, 0.1034946]);
  expect(of("ppg_reference_group")).toEqual(Array(6).fill("all but current"));
  expectPrinted(of("moe"), [0.08529805, 0.03199813, 0.09950392, 0.03261236, 0.07699607, 0.03]);
  expectPrinted(of("pct_lo"), [-0.009540476, 0.090603145, 0.065444529, 0.043799602, 0.052633558, 0.082903226]);
  expect(of("di_indicator_ppg")).toEqual([0, 0, 0, 1, 0, 0]);
  expect(of("success_needed_not_di_ppg")).toEqual([0, 0, 0, 8, 0, 0]);
  expect(of("success_needed_full_parity_ppg")).toEqual([5, 0, 0, 38, 0, 0]);
  expectPrinted(of("di_prop_index"), [0.709707, 1.148545, 1.5452589, 0.7158373, 1.2143875, 1.0576923]);
  expect(of("di_indicator_prop_index")).toEqual([1, 0, 0, 1, 0, 0]);
  expect(of("success_needed_not_di_prop_index")).toEqual([2, 0, 0, 11, 0, 0]);
  expect(of("success_needed_full_parity_prop_index")).toEqual([5, 0, 0, 38, 0, 0]);
  expectPrinted(of("di_80_index"), [0.7015066, 1.2171501, 1.5703282, 0.6493721, 1.2275132, 1.0909091]);
  expect(of("di_indicator_80_index")).toEqual([1, 0, 0, 1, 0, 0]);
  expect(of("success_needed_not_di_80_index")).toEqual([2, 0, 0, 17, 0, 0]);
  expect(of("success_needed_full_parity_80_index")).toEqual([5, 0, 0, 38, 0, 0]);
});

test("the long form with years together: the printed figures of the second example", async () => {
  const counts = [
    ["All Masked Values", 117, 798],
    ["Asian", 1316, 6391],
    ["Filipino", 174, 622],
    ["Hispanic", 647, 4757],
    ["Two or More Races", 251, 984],
    ["White", 1262, 6797],
    // The vignette prints six rows. Their references leave 10 of 67 for the group after them.
    ["not printed", 10, 67],
  ] as const;
  // Each group in two years, which are added up.
  const years = counts.flatMap(([group, hits, n]) => [
    ["Ethnicity", group, 2015, Math.floor(hits / 3), Math.floor(n / 3)],
    ["Ethnicity", group, 2016, hits - Math.floor(hits / 3), n - Math.floor(n / 3)],
  ]);
  const answer = await askImpact(
    [["disagg1", "subgroup1", "academicYear", "value", "denom"], ...years],
    { success: ["value"], weight: "denom", disaggregation: "disagg1", group: ["subgroup1"] },
    { gapReference: ["all but current"], ratioReference: ["all but current"] },
  );
  const printed = resultsOf(answer).filter(({ group }) => group !== "not printed");
  const of = (name: string): unknown[] => printed.map((result) => result[name]);
  expectPrinted(of("ppg_reference"), [0.1865634, 0.1754724, 0.1820249, 0.1998851, 0.1814533, 0.1846685]);
  expect(of("success_needed_not_di_ppg")).toEqual([5, 0, 0, 162, 0, 0]);
  expect(of("success_needed_full_parity_ppg")).toEqual([32, 0, 0, 304, 0, 0]);
  expect(of("success_needed_not_di_prop_index")).toEqual([2, 0, 0, 71, 0, 0]);
  expectPrinted(of("di_80_index"), [0.7858807, 1.1734871, 1.5368383, 0.6804415, 1.4057685, 1.0054242]);
  expect(of("success_needed_not_di_80_index")).toEqual([3, 0, 0, 114, 0, 0]);
});
