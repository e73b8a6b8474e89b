import fc from "fast-check";
import { expect, test } from "vitest";
import { deviancePart } from "../../src/stats/saddle-point.ts";

test("a part of the deviance of two numbers whose sum overflows is a number or too large, never NaN", () => {
  // Found by `npm run test:explore`.
  expect(() => deviancePart(1.797693124862316e308, 1e300)).toThrow("stats.out-of-range");
  expect(deviancePart(Number.MAX_VALUE, Number.MAX_VALUE)).toBe(0);
  expect(deviancePart(1.6e308, 1.7e308)).toBeGreaterThan(0);
  expect(() => deviancePart(Number.MAX_VALUE, 1e-300)).toThrow("stats.out-of-range");
});

test("it scales with both numbers, exactly for powers of two, up to the largest", () => {
  const size = fc.double({ min: 1, max: 1.99, noNaN: true });
  fc.assert(
    fc.property(size, size, fc.integer({ min: -900, max: 1023 }), (x, m, power) => {
      const scale = 2 ** power;
      expect(deviancePart(x * scale, m * scale)).toBe(deviancePart(x, m) * scale);
    }),
  );
});
