import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialMasses } from "../../src/stats/binomial-masses.ts";
import { binomialDensity } from "./binomial-density.ts";

test("masses equal the binomial density, and the dropped ones are negligible", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, p) => {
      const { from, masses } = binomialMasses(n, p);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from + masses.length - 1).toBeLessThanOrEqual(n);
      expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 11);
      for (const at of [0, masses.length >> 1, masses.length - 1])
        expect(Math.abs(masses[at]! - binomialDensity(from + at, n, p))).toBeLessThan(1e-11);
    }),
  );
});
