import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { inequalityIndices, weightedGini } from "../../src/measures/spending-inequality.ts";
import { anyNumber, expectSound } from "../sound.ts";

const dollars = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 2, maxLength: 30 });
const close = (a: unknown, b: unknown): void => {
  if (typeof a === "number" && typeof b === "number") expect(a).toBeCloseTo(b, 9);
  else expect(a).toEqual(b);
};

test("any input gives a finite index, a reason or an error", () => {
  fc.assert(
    fc.property(fc.array(anyNumber), fc.array(anyNumber), (values, weights) => {
      expectSound(() => inequalityIndices(values));
      expectSound(() => weightedGini(values, weights));
    }),
  );
  expectSound(() => inequalityIndices([Number.MIN_VALUE, Number.MAX_VALUE, 1]));
});

test("indices do not change with the unit of money or the order of schools", () => {
  fc.assert(
    fc.property(dollars, fc.double({ min: 0.001, max: 1000, noNaN: true }), (values, factor) => {
      const plain = inequalityIndices(values);
      const other = inequalityIndices([...values].reverse().map((x) => x * factor));
      close(plain.gini, other.gini);
      close(plain.theil, other.theil);
      close(plain.atkinsonHalf, other.atkinsonHalf);
      close(plain.atkinsonOne, other.atkinsonOne);
      close(plain.coefficientOfVariation, other.coefficientOfVariation);
    }),
  );
});

test("indices stay within their bounds", () => {
  fc.assert(
    fc.property(dollars, (values) => {
      const { gini, atkinsonHalf, atkinsonOne, theil, mcLoone } = inequalityIndices(values);
      const n = values.length;
      expect(gini).toBeGreaterThanOrEqual(0);
      expect(gini).toBeLessThanOrEqual(1 - 1 / n + 1e-12);
      expect(theil).toBeLessThanOrEqual(Math.log(n) + 1e-12);
      for (const index of [atkinsonHalf, atkinsonOne, mcLoone])
        if (!isNone(index)) expect(index).toBeLessThanOrEqual(1);
    }),
  );
});

test("moving a dollar from a richer to a poorer school never raises the Gini, Theil or Atkinson index", () => {
  fc.assert(
    fc.property(dollars, fc.nat(29), fc.nat(29), (values, a, b) => {
      const [i, j] = [a % values.length, b % values.length];
      fc.pre(values[i]! - values[j]! >= 2);
      const moved = values.map((x, at) => (at === i ? x - 1 : at === j ? x + 1 : x));
      const [before, after] = [inequalityIndices(values), inequalityIndices(moved)];
      for (const index of ["gini", "theil", "atkinsonHalf", "atkinsonOne"] as const)
        expect(after[index]).toBeLessThanOrEqual((before[index] as number) + 1e-12);
    }),
  );
});

test("a Gini weighted by students is that of the students listed one by one", () => {
  const schools = fc.array(
    fc.record({ value: fc.integer({ min: 1, max: 500 }), students: fc.integer({ min: 1, max: 6 }) }),
    {
      minLength: 2,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(schools, (held) => {
      const each = held.flatMap(({ value, students }) => new Array<number>(students).fill(value));
      const weighted = weightedGini(
        held.map(({ value }) => value),
        held.map(({ students }) => students),
      );
      if (isNone(weighted)) throw new Error("there are students");
      close(weighted.gini, inequalityIndices(each).gini);
      close(weighted.mean, each.reduce((sum, x) => sum + x, 0) / each.length);
    }),
  );
});

test("zero spending has no scale, and one school no inequality", () => {
  expect(inequalityIndices([0, 0]).gini).toEqual({ kind: "none", reason: "zero_mean" });
  expect(inequalityIndices([9])).toMatchObject({ gini: 0, giniUnbiased: { reason: "too_few_units" } });
  expect(inequalityIndices([]).theil).toEqual({ kind: "none", reason: "no_data" });
  expect(weightedGini([1, 2], [0, 0])).toEqual({ kind: "none", reason: "zero_denominator" });
  expect(weightedGini([0, 2], [3, 0])).toEqual({ kind: "none", reason: "zero_mean" });
});
