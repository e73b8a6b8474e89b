import fc from "fast-check";
import { expect, test } from "vitest";
import { ceilStudents } from "../../src/base/students.ts";
import { median, quantile } from "../../src/stats/quantile.ts";
import { roundHalfAway } from "../../src/stats/rounding.ts";
import { compensatedSum, mean, meanAndVariance } from "../../src/stats/variance.ts";

/** Numbers as found in tables: two decimals. */
const value = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((x) => x / 100);
const some = fc.array(value, { minLength: 2, maxLength: 30 });

test("a quantile is between the ends, rises with p and does not depend on the order", () => {
  fc.assert(
    fc.property(
      some,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, p, q) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        const [a, b] = [quantile(list, low) as number, quantile(list, high) as number];
        expect(a).toBeLessThanOrEqual(b + 1e-9 * Math.abs(b));
        expect(quantile(list, 0)).toBe(Math.min(...list));
        expect(quantile(list, 1)).toBe(Math.max(...list));
        expect(quantile([...list].reverse(), p)).toBe(quantile(list, p));
      },
    ),
  );
  expect(quantile([2, 8, 4, 10], 0.25)).toBe(3.5);
  expect(median([3, 1, 2])).toBe(2);
});

test("variance does not change with a shift, and scales with the square", () => {
  fc.assert(
    fc.property(some, value, (list, by) => {
      const of = (x: number[]): number => meanAndVariance(x).variance as number;
      const plain = of(list);
      const spread = Math.max(...list.map(Math.abs)) + Math.abs(by);
      expect(Math.abs(of(list.map((x) => x + by)) - plain)).toBeLessThanOrEqual(
        1e-9 * plain + 1e-12 * (1 + spread ** 2),
      );
      expect(Math.abs(of(list.map((x) => 2 * x)) - 4 * plain)).toBeLessThanOrEqual(1e-9 * plain);
    }),
  );
});

test("the mean of a concatenation is the weighted mean of the parts", () => {
  fc.assert(
    fc.property(some, some, (a, b) => {
      const parts = ((mean(a) as number) * a.length + (mean(b) as number) * b.length) / (a.length + b.length);
      expect(Math.abs((mean([...a, ...b]) as number) - parts)).toBeLessThanOrEqual(1e-8);
    }),
  );
  expect(mean([])).toEqual({ kind: "none", reason: "no_data" });
});

test("a compensated sum keeps digits that a plain loop loses", () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(compensatedSum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
});

test("rounding is odd, half goes away from zero, and floating-point error does not cost a student", () => {
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 4 }), (x, decimals) => {
      expect(roundHalfAway(-x, decimals) + roundHalfAway(x, decimals)).toBe(0);
      expect(Math.abs(roundHalfAway(x, decimals) - x)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-8);
    }),
  );
  expect(roundHalfAway(2.25, 1)).toBe(2.3);
  expect(roundHalfAway(-0.25, 1)).toBe(-0.3);
  expect(ceilStudents(30.000000000000004)).toBe(30);
  expect(ceilStudents(30.01)).toBe(31);
  expect(Object.is(ceilStudents(-0.5), 0)).toBe(true);
});
