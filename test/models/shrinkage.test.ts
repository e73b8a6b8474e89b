import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { shrink } from "../../src/models/shrinkage.ts";
import { shrinkRates } from "../../src/models/shrunken-rates.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { finiteNumber } from "./chance.ts";

const unit = fc.record({
  value: fc.double({ min: -50, max: 50, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 30, noNaN: true }),
});
const units = fc.array(unit, { minLength: 2, maxLength: 40 });
const method = fc.constantFrom("DL" as const, "REML" as const);

const of = (list: readonly { value: number; variance: number }[], how: "DL" | "REML" = "DL") => {
  const found = shrink(
    list.map(({ value }) => value),
    list.map(({ variance }) => variance),
    how,
  );
  if (isNone(found)) throw new Error(found.reason);
  return found;
};

test("a shrunken value is between the value and the mean, and a noisier value is shrunk more", () => {
  fc.assert(
    fc.property(units, method, (list, how) => {
      const found = of(list, how);
      list.forEach(({ value, variance }, i) => {
        expect(found.shrunk[i]).toBeGreaterThanOrEqual(Math.min(value, found.mean) - 1e-9);
        expect(found.shrunk[i]).toBeLessThanOrEqual(Math.max(value, found.mean) + 1e-9);
        expect(found.shrunkSe[i]).toBeGreaterThanOrEqual(found.posteriorSd[i]! - 1e-12);
        list.forEach((other, j) => {
          if (other.variance > variance) expect(found.reliability[j]).toBeLessThanOrEqual(found.reliability[i]!);
        });
      });
    }),
  );
});

test("changing the unit of measurement changes only the unit", () => {
  fc.assert(
    fc.property(units, method, fc.double({ min: 0.1, max: 10, noNaN: true }), (list, how, factor) => {
      const plain = of(list, how);
      const scaled = of(
        list.map(({ value, variance }) => ({ value: factor * value + 7, variance: factor * factor * variance })),
        how,
      );
      plain.shrunk.forEach((value, i) => {
        expect(Math.abs(scaled.shrunk[i]! - (factor * value + 7))).toBeLessThan(1e-3 * factor);
      });
    }),
  );
});

test("equal values have no variance between them: every unit gets the mean", () => {
  for (const how of ["DL", "REML"] as const) {
    const found = of(
      [
        { value: 3, variance: 1 },
        { value: 3, variance: 2 },
        { value: 3, variance: 5 },
      ],
      how,
    );
    expect(found.betweenVariance).toBe(0);
    expect([...found.shrunk]).toEqual([3, 3, 3]);
  }
});

test("one unit has no others to borrow from; a cell without students has no rate", () => {
  expect(shrink([1.2], [0.4])).toEqual({ kind: "none", reason: "too_few_units" });
  expect(shrink([1, 2], [1, 0])).toEqual({ kind: "none", reason: "invalid_input" });
  const found = shrinkRates([
    { n: 10, hits: 1 },
    { n: 0, hits: 0 },
    { n: 20, hits: 12 },
  ]);
  expect(isNone(found) ? found : found.rates[1]).toEqual({ kind: "none", reason: "zero_denominator" });
});

const pairsOf = (number: fc.Arbitrary<number>) => fc.array(fc.tuple(number, number), { maxLength: 8 });

test("any numbers give a finite answer, a reason or an error", () => {
  fc.assert(
    fc.property(fc.oneof(pairsOf(finiteNumber), pairsOf(anyNumber)), method, (pairs, how) => {
      expectSound(() =>
        shrink(
          pairs.map(([value]) => value),
          pairs.map(([, variance]) => variance),
          how,
        ),
      );
      expectSound(() =>
        shrinkRates(
          pairs.map(([n, hits]) => ({ n, hits })),
          { method: how },
        ),
      );
    }),
    { numRuns: 500 },
  );
});
