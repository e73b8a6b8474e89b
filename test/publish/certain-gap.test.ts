/** What a page says about a gap holds for every table that would be printed alike. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { smallestShareGap, verdictOf } from "../../src/measures/verdict.ts";
import { type Printed, printedNumber } from "../../src/release/printed.ts";
import { printedCountRange, printedRate, type Rounding } from "../../src/release/rounding.ts";
import { certainGap, certainVerdict, familyLimits, likelyShare } from "../../src/reports/public/certain-gap.ts";
import { type CellLimits, cellLimits, limitsOfOthers } from "../../src/reports/public/printed-limits.ts";
import { defaultAuditRules } from "../../src/rules/audit.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { benjaminiHochberg } from "../../src/stats/multiplicity.ts";
import { newcombe } from "../../src/stats/newcombe.ts";
import { twoRateP } from "../../src/stats/two-rate-test.ts";
import { wilson } from "../../src/stats/wilson.ts";

const { ranges, rates, minimumCount } = privacyPolicies["us-ca"];
const rounding: Rounding = { counts: ranges, rates };
const rules = defaultAuditRules;
const confidence = rules.confidence;

/** A group of at least the minimum, with its students with the outcome, and whether its count is printed as a range. */
const group = (most: number): fc.Arbitrary<{ n: number; x: number; isRanged: boolean }> =>
  fc
    .record({
      n: fc.integer({ min: minimumCount, max: most }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      isRanged: fc.boolean(),
    })
    .map(({ n, share, isRanged }) => ({ n, x: Math.round(share * n), isRanged: isRanged && n >= ranges.from }));

function printed({ n, x, isRanged }: { n: number; x: number; isRanged: boolean }): { n: Printed; rate: Printed } {
  const count = isRanged ? printedCountRange(n, ranges) : printedNumber(n);
  return { n: count, rate: printedRate(x, n, rates, count.kind === "range" ? count.low : n) };
}

const limitsOf = (one: Parameters<typeof printed>[0]): CellLimits => {
  const limits = cellLimits(printed(one), rounding);
  if (limits === undefined) throw new Error("not printed");
  return limits;
};

test("the printed numbers allow the true ones", () => {
  fc.assert(
    fc.property(group(5000), (one) => {
      const { n, hits, share } = limitsOf(one);
      expect(n.low <= one.n && one.n <= n.high).toBe(true);
      expect(hits.low <= one.x && one.x <= hits.high).toBe(true);
      expect(share.low <= one.x / one.n + 1e-12 && one.x / one.n <= share.high + 1e-12).toBe(true);
      const range = wilson(one.x, one.n, confidence);
      const likely = likelyShare(limitsOf(one), rules);
      expect(likely.low <= range.lower + 1e-12 && range.upper <= likely.high + 1e-12).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("all others are inside their limits", () => {
  fc.assert(
    fc.property(group(800), group(3000), fc.boolean(), (one, rest, isRanged) => {
      const all = { n: one.n + rest.n, x: one.x + rest.x, isRanged: isRanged && one.n + rest.n >= ranges.from };
      const others = limitsOfOthers(limitsOf(all), limitsOf(one), minimumCount);
      if (others === undefined) return;
      expect(others.n.low <= rest.n && rest.n <= others.n.high).toBe(true);
      expect(others.share.low <= rest.x / rest.n + 1e-12 && rest.x / rest.n <= others.share.high + 1e-12).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("a gap is as wide, as unsure and as weakly worded as the true numbers allow", () => {
  let clear = 0;
  fc.assert(
    fc.property(group(1500), group(4000), (one, rest) => {
      const certain = certainGap(limitsOf(one), limitsOf(rest), rules);
      const truth = newcombe(one.x, one.n, rest.x, rest.n, confidence);
      const p = twoRateP(one.x, one.n, rest.x, rest.n);
      expect(certain.gap.low <= truth.gap + 1e-12 && truth.gap <= certain.gap.high + 1e-12).toBe(true);
      expect(certain.interval.low).toBeLessThanOrEqual(truth.lower + 1e-9);
      expect(certain.interval.high).toBeGreaterThanOrEqual(truth.upper - 1e-9);
      if (!isNone(p)) expect(certain.p).toBeGreaterThanOrEqual(p * (1 - 1e-9));
      const line = smallestShareGap(one.n, rest.x / rest.n, rules);
      expect(certain.line.low <= line + 1e-12 && line <= certain.line.high + 1e-12).toBe(true);
      // Alone in its family, a p-value is its own adjusted value.
      const word = certainVerdict(certain, familyLimits([certain.p], rules));
      const known = verdictOf(
        { value: truth.gap, lower: truth.lower, upper: truth.upper },
        isNone(p) ? null : p,
        line,
        rules,
      );
      if (word === "clear") {
        clear++;
        expect(known).toBe("clear");
      }
      if (word === "clear-small") expect(["clear", "clear-small"]).toContain(known);
      if (word === "probable") expect(["clear", "probable"]).toContain(known);
      if (word === "no-sign") expect(["no-sign", "clear-small"]).toContain(known);
    }),
    { numRuns: 2000 },
  );
  expect(clear).toBeGreaterThan(100);
});

test("the limits of a family are those of Benjamini and Hochberg", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p ** 3),
        { minLength: 1, maxLength: 60 },
      ),
      (p) => {
        const { clear, probable, tests } = familyLimits(p, rules);
        const q = benjaminiHochberg(p);
        expect(tests).toBe(p.length);
        p.forEach((one, at) => {
          expect(one <= clear).toBe(q[at]! <= rules.clearQ);
          expect(one <= probable).toBe(q[at]! <= rules.probableQ);
        });
      },
    ),
    { numRuns: 300 },
  );
});

test("a hidden number allows nothing to be said", () => {
  const hidden: Printed = { kind: "hidden" };
  expect(cellLimits({ n: hidden, rate: printedNumber(20) }, rounding)).toBeUndefined();
  expect(cellLimits({ n: printedNumber(400), rate: hidden }, rounding)).toBeUndefined();
});
