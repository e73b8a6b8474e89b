import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { labelPermutation } from "../../src/stats/label-permutation.ts";
import { anyNumber, expectSound } from "../sound.ts";

test("any input gives a finite count, a reason or an error", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyNumber, fc.boolean()), { maxLength: 14 }), (units) =>
      expectSound(() =>
        labelPermutation(
          units.map(([value]) => value),
          units.map(([, labeled]) => labeled),
        ),
      ),
    ),
  );
});

test("counts equal those of enumerating every assignment", () => {
  const units = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.boolean()), { minLength: 2, maxLength: 11 });
  fc.assert(
    fc.property(units, (held) => {
      const values = held.map(([value]) => value);
      const labeled = held.map(([, label]) => label);
      const chosen = labeled.filter(Boolean).length;
      fc.pre(chosen > 0 && chosen < held.length);
      const found = labelPermutation(values, labeled);
      if (isNone(found)) throw new Error("both sides have units");
      // whole numbers: with T the total, the difference in means orders as n S - chosen T
      const total = values.reduce((sum, x) => sum + x, 0);
      const size = (mask: number): number => {
        const inside = values.filter((_, at) => (mask >> at) & 1).reduce((sum, x) => sum + x, 0);
        return Math.abs(held.length * inside - chosen * total);
      };
      const masks = Array.from({ length: 2 ** held.length }, (_, mask) => mask).filter(
        (mask) => values.filter((_, at) => (mask >> at) & 1).length === chosen,
      );
      const seen = size(labeled.reduce((mask, label, at) => mask + (label ? 2 ** at : 0), 0));
      expect(found.assignments).toBe(masks.length);
      expect(found.asLarge).toBe(masks.filter((mask) => size(mask) >= seen).length);
    }),
  );
});

test("all 137,846,528,820 assignments of 20 of 40 units are counted in seconds", () => {
  const values = Array.from({ length: 40 }, (_, at) => Math.sin(at * at));
  const found = labelPermutation(
    values,
    values.map((_, at) => at % 2 === 0),
  );
  expect(found).toMatchObject({ assignments: 137_846_528_820 });
});

test("more than 40 units, or one side empty, is refused", () => {
  const values = new Array<number>(41).fill(1);
  expect(
    labelPermutation(
      values,
      values.map((_, at) => at < 3),
    ),
  ).toEqual({ kind: "none", reason: "not_estimable" });
  expect(labelPermutation([1, 2], [true, true])).toEqual({ kind: "none", reason: "no_comparison_group" });
});
