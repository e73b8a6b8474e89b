import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import {
  changeLevel,
  changeWord,
  colorMinimum,
  dashboardReading,
  gridReading,
  percentYear,
  shownReading,
  statusLevel,
  statusWord,
} from "../../src/measures/dashboard.ts";
import { colorStability } from "../../src/measures/dashboard-stability.ts";
import { type DashboardRule, dashboardRules } from "../../src/rules/us-ca-dashboard.ts";
import { anyNumber, expectSound } from "../sound.ts";

const rule = fc.constantFrom(...dashboardRules);
const ruleOf = (id: string): DashboardRule => dashboardRules.find((held) => held.id === id)!;
const counts = fc.integer({ min: 1, max: 400 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));
const year = fc.record({ value: fc.double({ min: -150, max: 150, noNaN: true }), n: fc.nat(500) });

test("any input gives a finite reading, a reason or an error", () => {
  const anyYear = fc.record({ value: anyNumber, n: anyNumber });
  fc.assert(
    fc.property(rule, anyYear, anyYear, fc.constantFrom("X", "D", "S"), (held, current, prior, record) => {
      expectSound(() => gridReading(held, current.value, prior.value, current.n));
      expectSound(() => dashboardReading(held, current, prior));
      expectSound(() => shownReading(held, { record, group: "FOS" }, current, prior));
      expectSound(() => percentYear({ hits: current.value, n: current.n }));
    }),
  );
  const small = fc.oneof(fc.integer({ min: -3, max: 300 }), fc.double(), fc.constant(Number.NaN));
  const anyCounts = fc.record({ hits: small, n: small });
  fc.assert(
    fc.property(rule, anyCounts, anyCounts, (held, current, prior) => {
      expectSound(() => colorStability(held, current, prior));
    }),
  );
});

test("a better value never has a worse status level, a better change never a worse change level", () => {
  const value = fc.double({ min: -150, max: 150, noNaN: true });
  fc.assert(
    fc.property(rule, value, value, (held, a, b) => {
      const [worse, better] =
        held.better === "lower" ? [Math.max(a, b), Math.min(a, b)] : [Math.min(a, b), Math.max(a, b)];
      expect(statusLevel(held, better)).toBeGreaterThanOrEqual(statusLevel(held, worse));
      expect(changeLevel(held, better)).toBeGreaterThanOrEqual(changeLevel(held, worse));
    }),
  );
});

test("status words follow the value, not the level: level 5 is a very low suspension rate and a very high graduation rate", () => {
  expect(statusWord(ruleOf("suspension_unified"), 5)).toBe("very_low");
  expect(statusWord(ruleOf("graduation"), 5)).toBe("very_high");
  expect(changeWord(ruleOf("suspension_unified"), 5)).toBe("declined_significantly");
  expect(changeWord(ruleOf("graduation"), 5)).toBe("increased_significantly");
});

test("levels are decided on the rounded value, change on unrounded ones", () => {
  // 4.547 percent is printed 4.5 and is level 3, although it lies above the cut
  expect(statusLevel(ruleOf("suspension_unified"), 4.547)).toBe(3);
  const [current, prior] = [percentYear({ hits: 35558, n: 1235033 }), percentYear({ hits: 33517, n: 1272253 })];
  if (isNone(current) || isNone(prior)) throw new Error("these are counts");
  expect(dashboardReading(ruleOf("suspension_unified"), current, prior)).toMatchObject({
    value: 2.9,
    priorValue: 2.6,
    difference: 0.2,
  });
});

test("significant changes need more on the worse side where the state says so", () => {
  const chronic = ruleOf("chronic_absenteeism");
  expect([3, 3.1, -2.9, -3].map((change) => changeLevel(chronic, change))).toEqual([2, 1, 4, 5]);
  const ela = ruleOf("ela_3_8");
  expect([-15, -15.1, 14.9, 15].map((change) => changeLevel(ela, change))).toEqual([2, 1, 4, 5]);
});

test("the three-by-five grid merges the outer columns below 150 students, except where an indicator has none", () => {
  expect(gridReading(ruleOf("suspension_unified"), 5, 21.6, 149)).toMatchObject({ change: 2, threeByFive: true });
  expect(gridReading(ruleOf("suspension_unified"), 5, 21.6, 150)).toMatchObject({ change: 1, threeByFive: false });
  expect(gridReading(ruleOf("ela_3_8"), 5, 21.6, 40)).toMatchObject({ change: 5, threeByFive: false });
});

test("graduation publishes the unmerged change level and the merged color", () => {
  const found = gridReading(ruleOf("graduation"), 94.5, 15.6, 73);
  expect(found).toMatchObject({ status: 4, change: 4, officialChange: 5, color: "Green", box: 90 });
});

test("with more students a row shows no less", () => {
  const order = ["nothing", "value", "status", "color"];
  fc.assert(
    fc.property(rule, year, year, fc.nat(50), (held, current, prior, more) => {
      const row = { record: "S", group: "ALL" } as const;
      const less = shownReading(held, row, current, prior).shows;
      const now = shownReading(held, row, { ...current, n: current.n + more }, { ...prior, n: prior.n + more }).shows;
      expect(order.indexOf(now)).toBeGreaterThanOrEqual(order.indexOf(less));
    }),
  );
});

test("foster, homeless and long-term English learner groups of a district need 15, everyone else 30", () => {
  expect(colorMinimum({ record: "D", group: "HOM" })).toBe(15);
  expect(colorMinimum({ record: "S", group: "HOM" })).toBe(30);
  expect(colorMinimum({ record: "D", group: "EL" })).toBe(30);
});

test("a year without students is a small prior year; a suppressed one has its own reason", () => {
  const current = { value: 10, n: 100 };
  const row = { record: "D", group: "ALL" } as const;
  const of = (reason: "zero_denominator" | "suppressed_input") =>
    shownReading(ruleOf("chronic_absenteeism"), row, current, { kind: "none", reason });
  expect(of("zero_denominator")).toMatchObject({ shows: "status", reason: "prior_year_below_min_n" });
  expect(of("suppressed_input")).toMatchObject({ shows: "status", reason: "suppressed_input" });
});

test("chances of the colors are those of a sum over every pair of counts, and add to 1", () => {
  const small = fc.integer({ min: 1, max: 40 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));
  const rates = fc.constantFrom(...dashboardRules.filter((held) => held.unit === "percent"));
  fc.assert(
    fc.property(rates, small, small, (held, current, prior) => {
      const found = colorStability(held, current, prior);
      if (isNone(found)) throw new Error("these are counts");
      const direct: Record<string, number> = {};
      for (let x = 0; x <= current.n; x++)
        for (let y = 0; y <= prior.n; y++) {
          const cell = dashboardReading(
            held,
            { value: (100 * x) / current.n, n: current.n },
            { value: (100 * y) / prior.n, n: prior.n },
          );
          if (isNone(cell)) throw new Error("these are counts");
          direct[cell.color] = (direct[cell.color] ?? 0) + mass(x, current) * mass(y, prior);
        }
      for (const [color, chance] of Object.entries(found.chances)) expect(chance).toBeCloseTo(direct[color] ?? 0, 10);
      expect(Object.values(found.chances).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
    }),
    { numRuns: 60 },
  );
});

test("a whole state's chances are found without adding up every pair of counts", () => {
  const found = colorStability(
    ruleOf("suspension_unified"),
    { hits: 212_681, n: 6_019_472 },
    { hits: 189_079, n: 6_066_021 },
  );
  if (isNone(found)) throw new Error("these are counts");
  expect(found.sameColor).toBeGreaterThan(0.99);
});

test("points from standard are not counts, so their color has no such chance", () => {
  fc.assert(
    fc.property(counts, counts, (current, prior) => {
      expect(colorStability(ruleOf("math_11"), current, prior)).toEqual({ kind: "none", reason: "not_estimable" });
    }),
  );
});

/** Binomial mass by its definition, for small n. */
function mass(k: number, { hits, n }: { hits: number; n: number }): number {
  const p = hits / n;
  let ways = 1;
  for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1);
  return ways * p ** k * (1 - p) ** (n - k);
}
