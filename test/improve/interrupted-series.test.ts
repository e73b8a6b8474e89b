import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { interruptedSeries } from "../../src/improve/interrupted-series.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

test("any input gives a finite coefficient, a reason or an error", () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 30 }), fc.integer({ min: -1, max: 31 }), anyNumber, (y, after, lag) => {
      expectSound(() => interruptedSeries(y, after));
      expectSound(() => interruptedSeries(y, after, lag));
    }),
  );
  fc.assert(
    fc.property(fc.array(anyNumber, { minLength: 8, maxLength: 20 }), (y) =>
      expectSound(() => interruptedSeries(y, 4)),
    ),
  );
});

test("levels and slopes of two joined lines are recovered", () => {
  const number = fc.integer({ min: -20, max: 20 });
  fc.assert(
    fc.property(number, number, number, number, (level, slope, jump, bend) => {
      const y = Array.from({ length: 24 }, (_, at) => {
        const t = at + 1;
        return level + slope * t + (t > 12 ? jump + bend * (t - 13) : 0);
      });
      const found = interruptedSeries(y, 12);
      if (isNone(found)) throw new Error("24 points are enough");
      const { coefficients } = found;
      expect(coefficients.level.value).toBeCloseTo(level, 8);
      expect(coefficients.slope.value).toBeCloseTo(slope, 8);
      expect(coefficients.levelChange.value).toBeCloseTo(jump, 8);
      expect(coefficients.slopeChange.value).toBeCloseTo(bend, 8);
      expect(found.durbinWatson).toEqual({ kind: "none", reason: "zero_variance" });
    }),
  );
});

test("adding a constant to the series changes only the level", () => {
  const y = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 16, maxLength: 24 });
  fc.assert(
    fc.property(y, (held) => {
      const [plain, moved] = [
        interruptedSeries(held, 8),
        interruptedSeries(
          held.map((x) => x + 3),
          8,
        ),
      ];
      if (isNone(plain) || isNone(moved)) throw new Error("16 points are enough");
      expect(moved.coefficients.level.value).toBeCloseTo(plain.coefficients.level.value + 3, 8);
      expect(moved.coefficients.levelChange.value).toBeCloseTo(plain.coefficients.levelChange.value, 8);
      expect(moved.coefficients.slopeChange.neweyWest).toBeCloseTo(plain.coefficients.slopeChange.neweyWest, 8);
      expect(plain.coefficients.levelChange.lower).toBeLessThanOrEqual(plain.coefficients.levelChange.value);
    }),
  );
});

test("a gap in the series, or one point on a side, is refused; a short side is marked", () => {
  expect(interruptedSeries([1, 2, null, 3, 4, 5], 3)).toEqual({ kind: "none", reason: "missing_data" });
  expect(interruptedSeries([1, 2, 3, 4, 5, 6], 5)).toEqual({ kind: "none", reason: "too_few_points" });
  expect(interruptedSeries([1, 3, 2, 4, 5, 7], 3)).toMatchObject({ enoughPoints: false });
});
