import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { clopperPearson } from "../../src/stats/clopper-pearson.ts";
import { cohensH, standardizedMeanDifference } from "../../src/stats/effect-size.ts";
import { newcombe } from "../../src/stats/newcombe.ts";
import { minimumDetectableRateDifference, powerOfTwoRates, sampleSizeForMargin } from "../../src/stats/power.ts";
import { oddsRatio, rateRatio } from "../../src/stats/rate-ratio.ts";
import { studentTTwoSidedP } from "../../src/stats/student-t.ts";
import { twoRateP, twoRateTest } from "../../src/stats/two-rate-test.ts";
import { welch } from "../../src/stats/welch.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { counts } from "../measures/any-counts.ts";

const level = fc.double({ min: 0.5, max: 0.999, noNaN: true });

describe("intervals of one rate", () => {
  test("lie in [0, 1], contain the rate, mirror with the complement and widen with the level", () => {
    fc.assert(
      fc.property(counts(), level, fc.constantFrom(wilson, clopperPearson), ({ n, hits }, at, interval) => {
        const { lower, upper } = interval(hits, n, at);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(hits / n + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(hits / n - 1e-12);
        const mirrored = interval(n - hits, n, at);
        expect(mirrored.lower).toBeCloseTo(1 - upper, 10);
        expect(mirrored.upper).toBeCloseTo(1 - lower, 10);
        const wider = interval(hits, n, (at + 1) / 2);
        expect(wider.lower).toBeLessThanOrEqual(lower + 1e-12);
        expect(wider.upper).toBeGreaterThanOrEqual(upper - 1e-12);
      }),
    );
  });

  test("no hits start at exactly 0, only hits end at exactly 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), level, (n, at) => {
        expect(wilson(0, n, at).lower).toBe(0);
        expect(wilson(n, n, at).upper).toBe(1);
      }),
    );
  });

  test("more students at the same rate narrow the Wilson interval", () => {
    fc.assert(
      fc.property(counts(), fc.integer({ min: 2, max: 50 }), ({ n, hits }, times) => {
        const small = wilson(hits, n, 0.95);
        const large = wilson(hits * times, n * times, 0.95);
        expect(large.upper - large.lower).toBeLessThan(small.upper - small.lower);
      }),
    );
  });

  test("a numerator above the denominator is refused, not clipped; 95 is no level", () => {
    for (const call of [
      () => wilson(27, 10, 0.95),
      () => wilson(0, 0, 0.95),
      () => wilson(1.5, 10, 0.95),
      () => newcombe(1, 2, 3, 2, 0.95),
      () => twoRateP(-1, 2, 1, 2),
    ])
      expect(call).toThrow(expect.objectContaining({ code: "stats.bad-counts" }));
    expect(() => wilson(2, 10, 95)).toThrow(AppError);
    expect(() => wilson(2, 10, 95)).toThrow(expect.objectContaining({ code: "stats.bad-confidence" }));
  });

  test("the examples of the docstrings are correct", () => {
    const eight = wilson(8, 10, 0.95);
    expect(eight.lower).toBeCloseTo(0.4901625, 7);
    expect(eight.upper).toBeCloseTo(0.9433178, 7);
    const suspended = newcombe(45, 300, 120, 1500, 0.95);
    expect(suspended.gap).toBeCloseTo(0.07, 12);
    expect(suspended.lower).toBeCloseTo(0.0310965, 7);
    expect(suspended.upper).toBeCloseTo(0.116577, 7);
    expect(sampleSizeForMargin(0.5, 0.03, 0.95)).toBe(1068);
    expect(sampleSizeForMargin(0.5, 0.05, 0.95)).toBe(385);
  });
});

describe("gap of two rates", () => {
  test("is in [-1, 1], contains the difference, changes sign with the order of the groups, and again with the complement", () => {
    fc.assert(
      fc.property(counts(), counts(), level, (a, b, at) => {
        const { gap, lower, upper } = newcombe(a.hits, a.n, b.hits, b.n, at);
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(gap);
        expect(upper).toBeGreaterThanOrEqual(gap);
        const turned = newcombe(b.hits, b.n, a.hits, a.n, at);
        expect(turned.gap).toBeCloseTo(-gap, 12);
        expect(turned.lower).toBeCloseTo(-upper, 10);
        const complement = newcombe(a.n - a.hits, a.n, b.n - b.hits, b.n, at);
        expect(complement.gap).toBeCloseTo(-gap, 12);
        expect(complement.upper).toBeCloseTo(-lower, 10);
      }),
    );
  });

  test("p-values are shares, the same whichever group comes first and whichever outcome is counted", () => {
    fc.assert(
      fc.property(counts(400), counts(400), (a, b) => {
        const p = twoRateP(a.hits, a.n, b.hits, b.n);
        for (const other of [twoRateP(b.hits, b.n, a.hits, a.n), twoRateP(a.n - a.hits, a.n, b.n - b.hits, b.n)]) {
          if (typeof p !== "number") expect(other).toEqual(p);
          else expect(other).toBeCloseTo(p, 10);
        }
        const { z, pScore, pFisher } = twoRateTest(a.hits, a.n, b.hits, b.n);
        for (const share of [pScore, pFisher, p].filter((x) => typeof x === "number")) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        if (typeof z === "number") expect(Math.sign(z)).toBe(Math.sign(a.hits * b.n - b.hits * a.n));
      }),
    );
  });

  test("the reported p-value is Fisher's below an expected count of 5 and in the far tail, of even groups the average, else the score test's", () => {
    expect(twoRateP(2, 9, 50, 61)).toBe(twoRateTest(2, 9, 50, 61).pFisher);
    expect(twoRateP(40, 300, 120, 1500)).toBe(twoRateTest(40, 300, 120, 1500).pScore);
    expect(twoRateP(45, 300, 120, 1500)).toBe(twoRateTest(45, 300, 120, 1500).pFisher);
    const { pScore, pFisher } = twoRateTest(24, 60, 60, 239);
    expect(twoRateP(24, 60, 60, 239)).toBe(((pScore as number) + pFisher) / 2);
    expect(twoRateP(24, 60, 60, 240)).toBe(twoRateTest(24, 60, 60, 240).pScore);
    expect(twoRateP(0, 20, 0, 200)).toEqual({ kind: "none", reason: "not_estimable" });
  });

  test("Fisher's test agrees with adding up every table", () => {
    const choose = (n: number, k: number): number => {
      let product = 1;
      for (let i = 0; i < k; i++) product = (product * (n - i)) / (i + 1);
      return product;
    };
    fc.assert(
      fc.property(counts(25), counts(25), (a, b) => {
        const hits = a.hits + b.hits;
        const weight = (x: number): number => choose(a.n, x) * choose(b.n, hits - x);
        let rare = 0;
        let all = 0;
        for (let x = Math.max(0, hits - b.n); x <= Math.min(a.n, hits); x++) {
          all += weight(x);
          if (weight(x) <= weight(a.hits) * (1 + 1e-7)) rare += weight(x);
        }
        expect(twoRateTest(a.hits, a.n, b.hits, b.n).pFisher).toBeCloseTo(rare / all, 10);
      }),
    );
  });

  test("under no difference Fisher's test rejects no more often than its level", () => {
    // Margins of 12 of 60 students with the outcome, 20 of them in the group: every table with its probability.
    const all = Array.from({ length: 13 }, (_, x) => ({
      p: twoRateTest(x, 20, 12 - x, 40).pFisher,
      weight: chance(x),
    }));
    for (const alpha of [0.01, 0.05, 0.1, 0.2])
      expect(all.reduce((sum, { p, weight }) => sum + (p <= alpha ? weight : 0), 0)).toBeLessThanOrEqual(alpha);

    function chance(x: number): number {
      const choose = (n: number, k: number): number =>
        Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((product, part) => product * part, 1);
      return (choose(20, x) * choose(40, 12 - x)) / choose(60, 12);
    }
  });
});

describe("ratios and effect sizes", () => {
  test("a ratio is inverted when the groups are swapped", () => {
    fc.assert(
      fc.property(counts(), counts(), (a, b) => {
        const [there, back] = [rateRatio(a.hits, a.n, b.hits, b.n, 0.95), rateRatio(b.hits, b.n, a.hits, a.n, 0.95)];
        if (there.kind === "none" || back.kind === "none" || "kind" in there.interval || "kind" in back.interval)
          return;
        expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
        expect(there.interval.lower * back.interval.upper).toBeCloseTo(1, 9);
        const odds = oddsRatio(a.hits, a.n, b.hits, b.n, 0.95);
        const oddsBack = oddsRatio(b.hits, b.n, a.hits, a.n, 0.95);
        if (odds.kind === "none" || oddsBack.kind === "none") return;
        expect(odds.oddsRatio * oddsBack.oddsRatio).toBeCloseTo(1, 9);
      }),
    );
  });

  test("a ratio to a rate of 0 is a reason, never infinity", () => {
    expect(rateRatio(1, 5, 0, 9, 0.95)).toEqual({ kind: "none", reason: "zero_reference_rate" });
    expect(rateRatio(0, 5, 0, 9, 0.95)).toEqual({ kind: "none", reason: "not_estimable" });
    expect(rateRatio(0, 5, 3, 9, 0.95)).toMatchObject({ ratio: 0, interval: { reason: "zero_numerator" } });
    expect(rateRatio(0, 0, 3, 9, 0.95)).toEqual({ kind: "none", reason: "zero_denominator" });
  });

  test("h is odd and at most pi in size", () => {
    fc.assert(
      fc.property(counts(), counts(), (a, b) => {
        const [there, back] = [cohensH(a.hits, a.n, b.hits, b.n, 0.95), cohensH(b.hits, b.n, a.hits, a.n, 0.95)];
        if ("kind" in there || "kind" in back) throw new Error("both groups have students");
        expect(there.h).toBeCloseTo(-back.h, 12);
        expect(Math.abs(there.h)).toBeLessThanOrEqual(Math.PI + 1e-12);
      }),
    );
  });

  test("a standardized difference does not change with the unit of the scores", () => {
    const mean = fc.integer({ min: -500, max: 500 });
    const spread = fc.integer({ min: 1, max: 200 });
    const size = fc.integer({ min: 2, max: 500 });
    fc.assert(
      fc.property(
        mean,
        spread,
        size,
        mean,
        spread,
        size,
        fc.integer({ min: 1, max: 50 }),
        (m1, s1, n1, m2, s2, n2, unit) => {
          const one = standardizedMeanDifference(m1, s1, n1, m2, s2, n2, 0.95);
          const other = standardizedMeanDifference(m1 * unit, s1 * unit, n1, m2 * unit, s2 * unit, n2, 0.95);
          if ("kind" in one || "kind" in other) throw new Error("both vary");
          expect(other.g).toBeCloseTo(one.g, 9);
          // small samples shrink d, and less so as they grow
          expect(Math.abs(one.g)).toBeLessThanOrEqual(Math.abs(one.d) + 1e-15);
          const t = welch(m1, s1, n1, m2, s2, n2, 0.95);
          if ("kind" in t) throw new Error("both vary");
          const p = studentTTwoSidedP(t.gap / Math.sqrt(s1 ** 2 / n1 + s2 ** 2 / n2), t.df);
          expect(t.lower < 0 && t.upper > 0).toBe(p > 0.05);
        },
      ),
    );
  });

  test("the series for large samples meets the exact small-sample factor", () => {
    const factor = (n: number): number => {
      const found = standardizedMeanDifference(1, 1, n, 0, 1, n, 0.95);
      return "kind" in found ? Number.NaN : found.g / found.d;
    };
    // 100,000 degrees of freedom are the last computed exactly, 100,002 the first by series
    expect(factor(50_001)).toBeCloseTo(1 - 0.75 / 100_000, 10);
    expect(factor(50_002) - factor(50_001)).toBeGreaterThan(0);
    expect(factor(50_002) - factor(50_001)).toBeLessThan(1e-9);
  });
});

describe("power and detectable differences", () => {
  const size = fc.integer({ min: 5, max: 5000 });
  const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });

  test("power is a share, grows with students, and does not depend on which rate comes first", () => {
    fc.assert(
      fc.property(rate, rate, size, (p1, p2, n) => {
        const power = powerOfTwoRates(p1, p2, n, 0.05) as number;
        expect(power).toBeGreaterThanOrEqual(0);
        expect(power).toBeLessThanOrEqual(1);
        expect(powerOfTwoRates(p2, p1, n, 0.05)).toBe(power);
        expect(powerOfTwoRates(p1, p2, 2 * n, 0.05)).toBeGreaterThanOrEqual(power);
      }),
    );
  });

  test("the minimum detectable difference has the required power in groups of equal size", () => {
    fc.assert(
      fc.property(rate, size, (p, n) => {
        const gap = minimumDetectableRateDifference(n, n, p, 0.8, 0.05);
        if (typeof gap !== "number") return;
        const powers = [p - gap, p + gap]
          .filter((other) => other >= 0 && other <= 1)
          .map((other) => powerOfTwoRates(p, other, n, 0.05) as number);
        // the side on which it is just visible
        expect(Math.min(...powers)).toBeCloseTo(0.8, 5);
      }),
    );
  });

  test("more students detect smaller gaps", () => {
    expect(minimumDetectableRateDifference(40, 40, 0.5, 0.8, 0.05)).toBeCloseTo(0.2949, 4);
    fc.assert(
      fc.property(rate, size, size, (p, n1, n2) => {
        const [few, many] = [
          minimumDetectableRateDifference(n1, n2, p, 0.8, 0.05),
          minimumDetectableRateDifference(4 * n1, 4 * n2, p, 0.8, 0.05),
        ];
        if (typeof few !== "number") return;
        expect(many).toBeTypeOf("number");
        expect(many as number).toBeLessThanOrEqual(few);
      }),
    );
    expect(minimumDetectableRateDifference(1, 1, 0.5, 0.8, 0.05)).toEqual({ kind: "none", reason: "too_few_units" });
  });
});
