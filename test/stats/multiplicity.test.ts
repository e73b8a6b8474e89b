import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { adjustPresent, benjaminiHochberg, holm } from "../../src/stats/multiplicity.ts";
import { twoRateP } from "../../src/stats/two-rate-test.ts";
import { seeded } from "../models/chance.ts";
import { binomialDraws } from "./binomial-draws.ts";

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

/** Straight from the definition: the least of m/j p(j) over all p(j) that are not smaller. */
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

test("a missing p-value stays missing and does not count", () => {
  fc.assert(
    fc.property(family, fc.nat(60), (p, at) => {
      const holes = [...p.slice(0, at), null, ...p.slice(at)];
      for (const adjust of [benjaminiHochberg, holm]) {
        const adjusted = adjustPresent(holes, adjust);
        const place = Math.min(at, p.length);
        expect(adjusted[place]).toBeNull();
        expect(adjusted.filter((_, i) => i !== place)).toEqual(Array.from(adjust(p)));
      }
    }),
  );
});

test("the given array is left as it was, and what is no share is refused", () => {
  const given = Float64Array.of(0.3, 0.1, 0.2);
  benjaminiHochberg(given);
  expect(Array.from(given)).toEqual([0.3, 0.1, 0.2]);
  for (const noShare of [1.1, -0.1, Number.NaN])
    for (const adjust of [benjaminiHochberg, holm])
      expect(() => adjust([noShare])).toThrow(expect.objectContaining({ code: "stats.bad-share" }));
});

test("under no difference at all, a screen of 100 gaps shows a false finding in no more than 5 of 100 audits", () => {
  const random = seeded(11).share;
  const audits = 2000;
  const sizes = [12, 25, 60, 150, 700];
  const draws = sizes.map((n) =>
    [0.05, 0.3, 0.8, 0.95].map((p) => [n, binomialDraws(n, p, random), binomialDraws(2000, p, random)] as const),
  );
  const gaps = Array.from({ length: 5 }, () => draws.flat()).flat();
  let withFinding = 0;
  for (let audit = 0; audit < audits; audit++) {
    const p = gaps.flatMap(([n, group, rest]) => {
      const chance = twoRateP(group(), n, rest(), 2000);
      return isNone(chance) ? [] : [chance];
    });
    if (benjaminiHochberg(p).some((q) => q <= 0.05)) withFinding += 1;
  }
  expect(gaps.length).toBe(100);
  // three standard errors of 2,000 audits are a point and a half
  expect(withFinding / audits).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / audits));
});

test("among real gaps and none, the share of false findings stays at the stated rate", () => {
  const random = seeded(12).share;
  const audits = 1000;
  const same = [0.05, 0.3, 0.8].map(
    (p) => [150, binomialDraws(150, p, random), binomialDraws(2000, p, random)] as const,
  );
  const apart = [150, binomialDraws(150, 0.45, random), binomialDraws(2000, 0.3, random)] as const;
  const gaps = Array.from({ length: 100 }, (_, i) => ({ real: i % 4 === 0, draw: i % 4 === 0 ? apart : same[i % 3]! }));
  let share = 0;
  let found = 0;
  for (let audit = 0; audit < audits; audit++) {
    const p = Float64Array.from(gaps, ({ draw: [n, group, rest] }) => twoRateP(group(), n, rest(), 2000) as number);
    const flagged = Array.from(benjaminiHochberg(p)).flatMap((q, i) => (q <= 0.05 ? [gaps[i]!.real] : []));
    found += flagged.filter((real) => real).length;
    share += flagged.length === 0 ? 0 : flagged.filter((real) => !real).length / flagged.length;
  }
  expect(share / audits).toBeLessThanOrEqual(0.05);
  expect(found / audits).toBeGreaterThan(15); // of 25 real ones: the test has teeth
});
