import fc from "fast-check";
import { expect, test } from "vitest";
import { indicators } from "../../src/indicators/index.ts";
import type { Verdict } from "../../src/measures/verdict.ts";
import { factTest } from "../../src/reports/judged/facts.ts";
import { type GapColumns, verdicts } from "../../src/reports/judged/judged.ts";

const groups = [
  { grouping: "all", level: "all" },
  { grouping: "el-status", level: "EO" },
  { grouping: "home-language", level: "00" },
];
/** A table of one place and year: for each indicator, the verdict on each group, or none. */
function tableOf(ids: readonly string[], verdictOf: readonly (readonly (Verdict | undefined)[])[], n = [50, 60]) {
  const rows = ids.flatMap((_, indicator) =>
    groups.slice(1).flatMap((_, k) => {
      const verdict = verdictOf[indicator]?.[k];
      return verdict === undefined
        ? []
        : [{ at: { indicator, year: 0, place: 0, group: k + 1 }, verdict, n: n[k] ?? 0 }];
    }),
  );
  const zeros = new Float64Array(rows.length);
  const gaps: GapColumns = {
    rows: rows.length,
    start: Int32Array.of(0, rows.length),
    indicator: Uint16Array.from(rows, ({ at }) => at.indicator),
    group: Uint16Array.from(rows, ({ at }) => at.group),
    n: Float64Array.from(rows, (row) => row.n),
    verdict: Uint8Array.from(rows, ({ verdict }) => verdicts.indexOf(verdict)),
    ...{
      comparison: zeros,
      comparisonN: zeros,
      hits: zeros,
      comparisonHits: zeros,
      rate: zeros,
      comparisonRate: zeros,
    },
    ...{ value: zeros, lower: zeros, upper: zeros, variance: zeros, p: zeros, q: zeros, actionLine: zeros },
  };
  const declared = ids.map((id) => {
    const one = indicators.find((i) => i.id === id);
    if (one === undefined) throw new Error(id);
    return one;
  });
  return { rows, isFact: factTest({ gaps, years: [2026], groups, indicators: declared }) };
}

const outcome = ["suspended", "suspended-full-day", "suspended-out", "days-lost"] as const;

test("of one outcome of one group one finding is a fact, and no other is surer", () => {
  const verdict = fc.option(fc.constantFrom(...verdicts), { nil: undefined });
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...outcome], { minLength: 1 }),
      fc.array(verdict, { minLength: 4, maxLength: 4 }),
      (ids, given_) => {
        const { rows, isFact } = tableOf(
          ids,
          given_.map((v) => [v]),
        );
        // Without what it restates, an indicator is an outcome of its own.
        const isChain = ids.includes("suspended") && (!ids.includes("days-lost") || ids.includes("suspended-out"));
        if (!isChain || rows.length === 0) return;
        const facts = rows.filter(isFact);
        expect(facts).toHaveLength(1);
        const order = ["clear", "clear-small", "probable"];
        const sureness = (v: Verdict): number => (order.includes(v) ? order.indexOf(v) : 3);
        expect(sureness(facts[0]?.verdict ?? "cannot-tell")).toBe(
          Math.min(...rows.map((row) => sureness(row.verdict))),
        );
      },
    ),
  );
});

test("equally sure, the outcome itself counts; a surer restatement counts in its place", () => {
  const clear = tableOf(["ela-met", "ela-distance"], [["clear"], ["clear"]]);
  expect(clear.rows.map(clear.isFact)).toEqual([true, false]);
  const surer = tableOf(["ela-met", "ela-distance"], [["cannot-tell"], ["clear"]]);
  expect(surer.rows.map(surer.isFact)).toEqual([false, true]);
  const alone = tableOf(["ela-met", "ela-distance"], [[undefined], ["cannot-tell"]]);
  expect(alone.rows.map(alone.isFact)).toEqual([true]);
});

test("students of one language at home who are the English only students are one fact; others are their own", () => {
  const same = tableOf(["suspended"], [["clear", "clear"]], [50, 50]);
  expect(same.rows.map(same.isFact)).toEqual([true, false]);
  const others = tableOf(["suspended"], [["clear", "clear"]], [50, 51]);
  expect(others.rows.map(others.isFact)).toEqual([true, true]);
});

test("no two questions of the catalog ask the same of the same students", () => {
  const asked = indicators.flatMap((i) =>
    "hit" in i ? [{ id: i.id, restates: i.restates, rule: JSON.stringify([i.population, i.hit]) }] : [],
  );
  const again = asked.filter(
    ({ rule, restates }, k) => restates === undefined && asked.findIndex((a) => a.rule === rule) < k,
  );
  expect(asked.length).toBeGreaterThan(50);
  expect(again.map(({ id }) => id)).toEqual([]);
});
