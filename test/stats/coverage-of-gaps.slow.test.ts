import { describe, expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { cohensH } from "../../src/stats/effect-size.ts";
import { newcombe } from "../../src/stats/newcombe.ts";
import { oddsRatio, rateRatio } from "../../src/stats/rate-ratio.ts";
import { average, type Bounds, chanceOfTwo, someRates } from "./exact-coverage.ts";

/*
 * Two independent groups, summed exactly over all pairs of samples, without simulation. Rates from 0.01 to 0.99
 * against each other.
 */

const level = 0.95;
const pairs: readonly (readonly [number, number])[] = [
  [5, 5],
  [5, 50],
  [5, 5000],
  [10, 100],
  [20, 20],
  [50, 500],
  [100, 100],
  [100, 5000],
  [500, 500],
  [1000, 5000],
  [5000, 5000],
];

interface Found {
  /** Per pair of rates: probability that the interval contains the true value, given that there is one. */
  readonly coverage: number[];
}

/**
 * Over all pairs of rates; `expected`: only those with at least this expected count with and without the outcome in
 * both groups.
 */
function coverage(
  [n1, n2]: readonly [number, number],
  interval: (x1: number, x2: number) => Bounds | null,
  truth: (p1: number, p2: number) => number,
  expected = 0,
): Found {
  const enough = (n: number, p: number): boolean => Math.min(n * p, n * (1 - p)) >= expected;
  const found: Found = { coverage: [] };
  for (const p1 of someRates.filter((p) => enough(n1, p)))
    for (const p2 of someRates.filter((p) => enough(n2, p))) {
      const wanted = truth(p1, p2);
      // Floating-point error in a true value of 0.1 - 0.1 must not miss a bound of 0.
      const chance = chanceOfTwo([n1, p1], [n2, p2], (x1, x2) => {
        const bounds = interval(x1, x2);
        return bounds && bounds.lower <= wanted + 1e-12 && wanted - 1e-12 <= bounds.upper;
      });
      found.coverage.push(chance);
    }
  return found;
}

const least = (list: readonly number[]): number => Math.min(...list);
const z = 1.959963984540054;
const ratio =
  ([n1, n2]: readonly [number, number]) =>
  (x1: number, x2: number): Bounds | null => {
    const found = rateRatio(x1, n1, x2, n2, level);
    return isNone(found) || isNone(found.interval) ? null : found.interval;
  };
const odds =
  ([n1, n2]: readonly [number, number]) =>
  (x1: number, x2: number): Bounds | null => {
    const found = oddsRatio(x1, n1, x2, n2, level);
    return isNone(found) ? null : found;
  };
const h =
  ([n1, n2]: readonly [number, number]) =>
  (x1: number, x2: number): Bounds | null => {
    const found = cohensH(x1, n1, x2, n2, level);
    return isNone(found) ? null : found;
  };
const oddsOf = (p: number): number => p / (1 - p);
const angle = (p: number): number => 2 * Math.asin(Math.sqrt(p));

/** Checks for an interval of a gap; the textbook interval must fail them. */
const gapOnAverage = ({ coverage: found }: Found): boolean => average(found) > 0.945 && average(found) < 0.965;
const gapNeverFar = ({ coverage: found }: Found, smallest: number): boolean =>
  least(found) > (smallest < 20 ? 0.9 : 0.92);

describe("at 95 %", () => {
  for (const sizes of pairs) {
    const [n1, n2] = sizes;
    test(`${n1} and ${n2} students: Newcombe's interval of a gap covers at its level on average and never covers far below it`, () => {
      const found = coverage(
        sizes,
        (x1, x2) => newcombe(x1, n1, x2, n2, level),
        (p1, p2) => p1 - p2,
      );
      expect(gapOnAverage(found), `average ${average(found.coverage)}`).toBe(true);
      expect(gapNeverFar(found, Math.min(n1, n2)), `least ${least(found.coverage)}`).toBe(true);
    });
    test(`${n1} and ${n2} students: the odds ratio's interval covers at its level or above on average`, () => {
      const found = coverage(sizes, odds(sizes), (p1, p2) => oddsOf(p1) / oddsOf(p2));
      expect(average(found.coverage)).toBeGreaterThan(0.945);
    });
  }

  for (const sizes of pairs.filter(([n1]) => n1 >= 20)) {
    const [n1, n2] = sizes;
    test(`${n1} and ${n2} students: where five are expected with and without the outcome, ratio, odds ratio and h cover at their level on average and never cover far below it`, () => {
      const found = [
        coverage(sizes, ratio(sizes), (p1, p2) => p1 / p2, 5),
        coverage(sizes, odds(sizes), (p1, p2) => oddsOf(p1) / oddsOf(p2), 5),
        coverage(sizes, h(sizes), (p1, p2) => angle(p1) - angle(p2), 5),
      ];
      for (const [at, { coverage: covered }] of found.entries()) {
        expect(average(covered), `${at}`).toBeGreaterThan(0.94);
        expect(least(covered), `${at}`).toBeGreaterThan(0.87);
      }
    });
  }

  test("the checks reject an interval that misses its level: the Wald interval of a gap", () => {
    for (const sizes of pairs.filter(([n1]) => n1 <= 100)) {
      const [n1, n2] = sizes;
      const found = coverage(
        sizes,
        (x1, x2) => {
          const [p1, p2] = [x1 / n1, x2 / n2];
          const half = z * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
          return { lower: p1 - p2 - half, upper: p1 - p2 + half };
        },
        (p1, p2) => p1 - p2,
      );
      expect(gapOnAverage(found), `${n1}, ${n2}: average ${average(found.coverage)}`).toBe(false);
      expect(gapNeverFar(found, n1), `${n1}, ${n2}: least ${least(found.coverage)}`).toBe(false);
    }
  });
});
