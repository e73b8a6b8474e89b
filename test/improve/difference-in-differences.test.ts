import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import {
  differenceInDifferences,
  type PanelRow,
  schoolPermutation,
} from "../../src/improve/difference-in-differences.ts";
import { anyNumber, expectSound } from "../sound.ts";

/** A panel of schools over periods, the first `pilots` of them in the pilot, which starts after `before` periods. */
const panel = (values: readonly (readonly number[])[], pilots: number, before: number): PanelRow[] =>
  values.flatMap((row, school) =>
    row.map((value, period) => ({
      school: `School ${school + 1}`,
      period,
      pilot: school < pilots,
      after: period >= before,
      value,
    })),
  );
const values = fc.array(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 4, maxLength: 4 }), {
  minLength: 4,
  maxLength: 9,
});

test("any input gives a finite estimate, a reason or an error", () => {
  const row = fc.record({
    school: fc.constantFrom("a", "b", "c", "d"),
    period: fc.oneof(fc.integer({ min: 0, max: 4 }), anyNumber),
    pilot: fc.boolean(),
    after: fc.boolean(),
    value: anyNumber,
  });
  fc.assert(fc.property(fc.array(row), (rows) => expectSound(() => differenceInDifferences(rows))));
  fc.assert(
    fc.property(fc.array(fc.array(anyNumber, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 }), (rows) =>
      expectSound(() => differenceInDifferences(panel(rows, Math.ceil(rows.length / 2), 1))),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ change: anyNumber, pilot: fc.boolean() }), { maxLength: 12 }), (schools) =>
      expectSound(() => schoolPermutation(schools)),
    ),
  );
});

test("in a balanced panel the estimate is the difference of the schools' mean changes", () => {
  fc.assert(
    fc.property(values, (held) => {
      const found = differenceInDifferences(panel(held, 2, 2));
      if (isNone(found) || isNone(found.permutation)) throw new Error("both sides have schools");
      expect(found.estimate).toBeCloseTo(found.permutation.difference, 8);
      expect(found).toMatchObject({ pilotSchools: 2, comparisonSchools: held.length - 2 });
    }),
  );
});

test("school levels and period effects cancel out", () => {
  fc.assert(
    fc.property(values, fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 9, maxLength: 9 }), (held, shifts) => {
      const moved = held.map((row, school) => row.map((value, period) => value + shifts[school]! + 7 * period));
      const [plain, other] = [differenceInDifferences(panel(held, 2, 2)), differenceInDifferences(panel(moved, 2, 2))];
      if (isNone(plain) || isNone(other)) throw new Error("both sides have schools");
      expect(other.estimate).toBeCloseTo(plain.estimate, 7);
      if (isNone(plain.errors) || isNone(other.errors)) return;
      expect(plain.errors.lower).toBeLessThanOrEqual(plain.estimate);
    }),
  );
});

test("one pilot school has an estimate and a permutation, whose p is never below one over the schools; no clustered error", () => {
  fc.assert(
    fc.property(values, (held) => {
      const found = differenceInDifferences(panel(held, 1, 2));
      if (isNone(found) || isNone(found.permutation)) throw new Error("both sides have schools");
      expect(found.errors).toEqual({ kind: "none", reason: "too_few_units" });
      expect(found.permutation.smallestP).toBeCloseTo(1 / held.length, 12);
      expect(found.permutation.p).toBeGreaterThanOrEqual(found.permutation.smallestP);
    }),
  );
});

test("schools with identical changes have no standard error", () => {
  const held = [1, 2, 3, 4].map((level) => [level, level, level + 1, level + 1]);
  expect(differenceInDifferences(panel(held, 2, 2))).toMatchObject({ errors: { reason: "zero_variance" } });
});

test("staggered starts, a school in and out of the pilot, and a pilot of all are refused", () => {
  const rows = panel(
    [
      [1, 2, 3],
      [2, 3, 4],
      [1, 1, 1],
      [4, 4, 5],
    ],
    2,
    1,
  );
  const staggered = rows.map((row) => (row.school === "School 2" && row.period === 1 ? { ...row, after: false } : row));
  expect(differenceInDifferences(staggered)).toEqual({ kind: "none", reason: "not_estimable" });
  const moving = rows.map((row) => (row.school === "School 1" && row.period === 2 ? { ...row, pilot: false } : row));
  expect(differenceInDifferences(moving)).toEqual({ kind: "none", reason: "invalid_input" });
  const all = rows.map((row) => ({ ...row, pilot: true }));
  expect(differenceInDifferences(all)).toEqual({ kind: "none", reason: "no_comparison_group" });
  expect(differenceInDifferences(rows.filter((row) => row.after))).toEqual({ kind: "none", reason: "missing_data" });
});
