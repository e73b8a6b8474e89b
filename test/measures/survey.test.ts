import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { favorable } from "../../src/measures/favorable.ts";
import { nonresponseBounds, type ResponseCell, responseWarnings } from "../../src/measures/nonresponse.ts";
import { poststratified } from "../../src/measures/poststratified.ts";
import { scaleScore } from "../../src/measures/scale-score.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const cell: fc.Arbitrary<ResponseCell> = fc
  .tuple(fc.nat(300), fc.nat(300), fc.nat(300))
  .map((counts) => counts.toSorted((a, b) => a - b) as [number, number, number])
  .map(([favorable, responded, eligible]) => ({ favorable, responded, eligible }));
const groups = fc
  .array(cell, { minLength: 1, maxLength: 5 })
  .map((cells) => cells.map((one, i) => ({ ...one, group: `g${i}` })));

test("favorable and unfavorable shares add up to 1, and nothing is shown below ten answers", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { minLength: 5, maxLength: 5 }), (counts) => {
      const [good, rest] = [favorable(counts, [4, 5]), favorable(counts, [1, 2, 3])];
      const n = counts.reduce((sum, count) => sum + count, 0);
      if (isNone(good) || isNone(rest)) {
        expect(good).toMatchObject({ reason: n === 0 ? "zero_denominator" : "below_min_n" });
        return;
      }
      expect(n).toBeGreaterThanOrEqual(10);
      expect(good.share.value + rest.share.value).toBeCloseTo(1, 12);
      expect(good.share.lower).toBeCloseTo(1 - rest.share.upper, 10);
      expect(good.mean).toBeGreaterThanOrEqual(1);
      expect(good.mean).toBeLessThanOrEqual(5);
    }),
  );
});

test("the observed share is within the nonresponse bounds, which have no width when all answer", () => {
  fc.assert(
    fc.property(cell, (one) => {
      const found = nonresponseBounds(one);
      if (isNone(found)) {
        expect(one.eligible).toBe(0);
        return;
      }
      expect(found.upper - found.lower).toBeCloseTo(1 - found.responseRate, 12);
      if (isNone(found.observed)) {
        expect(one.responded).toBe(0);
        return;
      }
      expect(found.observed).toBeGreaterThanOrEqual(found.lower - 1e-12);
      expect(found.observed).toBeLessThanOrEqual(found.upper + 1e-12);
    }),
  );
});

test("poststratification changes nothing at equal response rates, and stays within the range of the groups", () => {
  fc.assert(
    fc.property(groups, (given) => {
      const found = poststratified(given);
      if (isNone(found)) {
        expect(given.every(({ responded }) => responded === 0)).toBe(true);
        return;
      }
      const shares = given
        .filter(({ responded }) => responded > 0)
        .map(({ favorable, responded }) => favorable / responded);
      expect(found.share.value).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
      expect(found.share.value).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
      expect(found.dropped).toEqual(given.filter(({ responded }) => responded === 0).map(({ group }) => group));
      const alike = poststratified(given.map((one) => ({ ...one, eligible: one.responded })));
      if (!isNone(alike)) expect(alike.share.value).toBeCloseTo(alike.unweighted, 10);
    }),
  );
});

test("low and uneven response rates give warnings at their thresholds", () => {
  const two = (first: number, second: number) =>
    responseWarnings([
      { eligible: 100, responded: first, favorable: 0 },
      { eligible: 100, responded: second, favorable: 0 },
    ]);
  expect(two(70, 50)).toMatchObject({ tooFew: false, uneven: false, rate: 0.6 });
  expect(two(70, 49)).toMatchObject({ tooFew: true, uneven: true });
  expect(responseWarnings([{ eligible: 9, responded: 9, favorable: 1 }])).toMatchObject({
    gap: { reason: "no_comparison_group" },
    uneven: false,
  });
});

test("a scale is the mean of the items answered, if at least half are", () => {
  expect(scaleScore([5, null, 4, null])).toBe(4.5);
  expect(scaleScore([5, null, null])).toEqual({ kind: "none", reason: "missing_data" });
  // The mean of the three is a number, but the rounding of its thirds is not
  expectSound(() => scaleScore([Number.MAX_VALUE, Number.MAX_VALUE, Number.MAX_VALUE]));
});

test("any counts give a finite answer, a reason or an error", () => {
  const wild = fc.record({ group: fc.string(), eligible: anyNumber, responded: anyNumber, favorable: anyNumber });
  fc.assert(
    fc.property(
      fc.array(anyNumber, { maxLength: 5 }),
      fc.array(anyNumber, { maxLength: 3 }),
      fc.array(wild, { maxLength: 3 }),
      fc.array(anyPoint, { maxLength: 5 }),
      anyNumber,
      (counts, levels, cells, answers, x) => {
        expectSound(() => favorable(counts, levels));
        expectSound(() =>
          favorable(
            counts.map((c) => Math.abs(Math.trunc(c))),
            [1],
            { confidence: x, minimum: 0 },
          ),
        );
        expectSound(() => cells.map(nonresponseBounds));
        expectSound(() => responseWarnings(cells));
        expectSound(() => poststratified(cells, x));
        expectSound(() => scaleScore(answers, x));
        expectSound(() => scaleScore(answers));
      },
    ),
    { numRuns: 500 },
  );
});

test("a scale of the largest numbers there are has a mean too", () => {
  expect(scaleScore(Array(3).fill(Number.MAX_VALUE), 0)).toBe(Number.MAX_VALUE);
});
