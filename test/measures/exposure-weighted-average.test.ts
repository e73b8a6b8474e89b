import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { exposureDifference, exposureWeightedAverage } from "../../src/measures/exposure-weighted-average.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

test("any input gives a finite average, a reason or an error", () => {
  const unit = fc.record({ students: anyNumber, value: anyPoint });
  fc.assert(
    fc.property(fc.array(unit), fc.array(unit), (a, b) => {
      expectSound(() => exposureWeightedAverage(a));
      expectSound(() => exposureDifference(exposureWeightedAverage(a), exposureWeightedAverage(b)));
    }),
  );
});

test("the average is between the schools' values and does not change when a school is split", () => {
  const unit = fc.record({
    students: fc.integer({ min: 2, max: 500 }),
    value: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), (units) => {
      const found = exposureWeightedAverage(units);
      const split = exposureWeightedAverage(
        units.flatMap(({ students, value }) => [
          { students: 1, value },
          { students: students - 1, value },
        ]),
      );
      if (isNone(found) || isNone(split)) throw new Error("there are students");
      const values = units.map(({ value }) => value);
      expect(found.average).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
      expect(found.average).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
      expect(split.average).toBeCloseTo(found.average, 12);
      expect(found.coverage).toBe(1);
    }),
  );
});

test("a group in no school, or only where nothing is known, has no average", () => {
  expect(exposureWeightedAverage([{ students: 0, value: 1 }])).toEqual({ kind: "none", reason: "zero_denominator" });
  expect(exposureWeightedAverage([{ students: 4, value: null }])).toEqual({ kind: "none", reason: "missing_data" });
});
