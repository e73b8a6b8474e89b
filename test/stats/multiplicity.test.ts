import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochberg, holm } from "../../src/stats/multiplicity.ts";

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

/** Directly from the definition: the minimum of m/j p(j) over all p(j) that are not smaller. */
function slowly(p: readonly number[]): number[] {
  const sorted = [...p].sort((a, b) => a - b);
  return p.map((x) => Math.min(1, ...sorted.flatMap((y, i) => (y >= x ? [(y * sorted.length) / (i + 1)] : []))));
}

test("Benjamini-Hochberg agrees with its definition", () => {
  fc.assert(
    fc.property(family, (p) => {
      const wanted = slowly(p);
      Array.from(benjaminiHochberg(Float64Array.from(p))).forEach((q, i) => {
        expect(q).toBeCloseTo(wanted[i]!, 12);
      });
    }),
  );
});

test("adjusted values keep the order, are no smaller than p, and Holm's are no smaller than Benjamini and Hochberg's", () => {
  fc.assert(
    fc.property(family, (p) => {
      const given = Float64Array.from(p);
      const [bh, strict] = [benjaminiHochberg(given), holm(given)];
      p.forEach((x, i) => {
        expect(bh[i]).toBeGreaterThanOrEqual(x);
        expect(bh[i]).toBeLessThanOrEqual(1);
        expect(strict[i]! + 1e-15).toBeGreaterThanOrEqual(bh[i]!);
        p.forEach((y, j) => {
          if (x <= y) expect(bh[i]).toBeLessThanOrEqual(bh[j]!);
        });
      });
    }),
  );
});

test("the input array is unchanged, and a value that is not a share is refused", () => {
  const given = Float64Array.of(0.3, 0.1, 0.2);
  benjaminiHochberg(given);
  expect(Array.from(given)).toEqual([0.3, 0.1, 0.2]);
  for (const noShare of [1.1, -0.1, Number.NaN])
    for (const adjust of [benjaminiHochberg, holm])
      expect(() => adjust([noShare])).toThrow(expect.objectContaining({ code: "stats.bad-share" }));
});
