import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ImpactRules } from "../../src/app/disproportionate-impact.ts";
import { askImpact, resultsOf } from "./ask.ts";

interface Case {
  readonly id: string;
  readonly method: string;
  readonly input: {
    readonly groups: readonly string[];
    readonly success: readonly number[];
    readonly n: readonly number[];
    readonly reference?: string;
    readonly min_moe?: number;
    readonly use_prop_in_moe?: boolean;
    readonly cutoff?: number;
  };
  readonly expected: { readonly groups: readonly Readonly<Record<string, number | string | null>>[] };
}

const { cases } = JSON.parse(readFileSync("test/vectors/01-rates-gaps.json", "utf8")) as { cases: readonly Case[] };

/** The columns of the program for the keys of a vector, by method. */
const columnsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  di_ppg: {
    pct: "pct",
    reference: "ppg_reference",
    moe: "moe",
    pct_lo: "pct_lo",
    pct_hi: "pct_hi",
    di_indicator: "di_indicator_ppg",
    success_needed_not_di: "success_needed_not_di_ppg",
    success_needed_full_parity: "success_needed_full_parity_ppg",
  },
  eighty_percent: {
    pct: "pct",
    index: "di_80_index",
    di_indicator: "di_indicator_80_index",
    success_needed_not_di: "success_needed_not_di_80_index",
    success_needed_full_parity: "success_needed_full_parity_80_index",
  },
  proportionality_index: {
    index: "di_prop_index",
    di_indicator: "di_indicator_prop_index",
    success_needed_not_di: "success_needed_not_di_prop_index",
    success_needed_full_parity: "success_needed_full_parity_prop_index",
  },
};

const rulesOf = ({ input }: Case): ImpactRules => ({
  ...(input.min_moe === undefined ? {} : { minimumMargin: input.min_moe }),
  ...(input.use_prop_in_moe === undefined ? {} : { marginFromRate: input.use_prop_in_moe }),
  ...(input.cutoff === undefined ? {} : { ratioCutoff: input.cutoff, shareCutoff: input.cutoff }),
  ...(input.reference === undefined ? {} : { gapReference: [input.reference], ratioReference: [input.reference] }),
});

test("the three methods reproduce the reference vectors from a file, with cases of the same rules repeated by case", async () => {
  const own = cases.filter(({ method }) => method in columnsOf);
  expect(own.length).toBeGreaterThan(50);
  let compared = 0;
  for (const alike of Map.groupBy(own, (one) => JSON.stringify(rulesOf(one))).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const rows = alike.flatMap(({ id, input }) =>
      input.groups.map((group, i) => [id, "all", group, input.success[i] ?? null, input.n[i] ?? null]),
    );
    const answer = await askImpact(
      [["case", "of", "group", "hits", "n"], ...rows.filter((row) => row[4] !== 0)],
      { success: ["hits"], weight: "n", disaggregation: "of", group: ["group"], summarizeBy: ["case"] },
      rulesOf(first),
    );
    const results = resultsOf(answer);
    for (const { id, method, expected } of alike) {
      for (const wanted of expected.groups) {
        const found = results.find((result) => result["case"] === id && result["group"] === wanted["group"]);
        if (found === undefined) continue;
        for (const [key, column] of Object.entries(columnsOf[method] ?? {})) {
          const value = wanted[key];
          if (value === undefined) continue;
          if (value === null) expect(found[column], `${id} ${wanted["group"]} ${key}`).toBeNull();
          else expect(found[column], `${id} ${wanted["group"]} ${key}`).toBeCloseTo(value as number, 9);
          compared += 1;
        }
      }
    }
  }
  expect(compared).toBeGreaterThan(1000);
});
