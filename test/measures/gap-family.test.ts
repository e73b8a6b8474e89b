import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustPValues } from "../../src/measures/gap-family.ts";
import { benjaminiHochberg } from "../../src/stats/multiplicity.ts";

test("a gap without a p-value stays without, and does not count among those adjusted together", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat(60), (p, at) => {
      const adjusted = adjustPValues(Float64Array.of(...p.slice(0, at), Number.NaN, ...p.slice(at)));
      const place = Math.min(at, p.length);
      expect(adjusted[place]).toBeNaN();
      expect(Array.from(adjusted.filter((_, i) => i !== place))).toEqual(Array.from(benjaminiHochberg(p)));
    }),
  );
});
