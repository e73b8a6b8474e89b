import fc from "fast-check";
import { expect, test } from "vitest";
import { gammaTails } from "../../src/stats/incomplete-gamma.ts";
import { normalCdf } from "../../src/stats/normal.ts";
import { skewedTail } from "../../src/stats/skewed-tail.ts";

const zs = fc.double({ min: -12, max: 12, noNaN: true });
const skews = fc.double({ min: -3, max: 3, noNaN: true });

test("the long tail is that of a gamma distribution with this skewness, never below it by more than a thousandth", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 10, noNaN: true }),
      fc.double({ min: 0.001, max: 2, noNaN: true }),
      (z, skew) => {
        const shape = 4 / skew ** 2;
        const exact = gammaTails(shape, shape + z * Math.sqrt(shape)).upper;
        const ratio = skewedTail(z, skew) / exact;
        expect(ratio).toBeGreaterThan(0.999);
        expect(ratio).toBeLessThan(z < 2 ? 1.2 : 1.05);
      },
    ),
  );
});

test("the short tail, and any tail without skewness, is the normal one; no tail is smaller", () => {
  fc.assert(
    fc.property(zs, skews, (z, skew) => {
      const normal = normalCdf(-Math.abs(z));
      expect(skewedTail(z, skew)).toBeGreaterThanOrEqual(normal);
      if (z * skew <= 0) expect(skewedTail(z, skew)).toBe(normal);
    }),
  );
});

test("mirrored values have mirrored tails; farther out and more skewed is never less likely and more likely", () => {
  fc.assert(
    fc.property(zs, skews, fc.double({ min: 0, max: 3, noNaN: true }), (z, skew, more) => {
      const tail = skewedTail(z, skew);
      expect(skewedTail(-z, -skew)).toBe(tail);
      const slack = 1 + 1e-9;
      expect(skewedTail(z + Math.sign(z) * more, skew)).toBeLessThanOrEqual(tail * slack);
      if (Math.abs(z) > 2) expect(skewedTail(z, skew + Math.sign(skew) * more)).toBeGreaterThanOrEqual(tail / slack);
    }),
  );
});
