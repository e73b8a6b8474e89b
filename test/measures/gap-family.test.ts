import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustPValues } from "../../src/measures/gap-family.ts";
import { benjaminiHochberg } from "../../src/stats/multiplicity.ts";
import { seeded } from "../models/chance.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const oneFamily = (length: number) => ({
  count: 1,
  family: new Uint8Array(length),
  repeats: new Uint8Array(length),
});

test("a gap without a p-value stays without, and does not count among those adjusted together", () => {
  fc.assert(
    fc.property(fc.array(share), fc.nat(60), (p, at) => {
      const adjusted = adjustPValues(
        Float64Array.of(...p.slice(0, at), Number.NaN, ...p.slice(at)),
        oneFamily(p.length + 1),
      );
      const place = Math.min(at, p.length);
      expect(adjusted[place]).toBeNaN();
      expect(Array.from(adjusted.filter((_, i) => i !== place))).toEqual(Array.from(benjaminiHochberg(p)));
    }),
  );
});

test("a repeated test does not affect the others, and is never more certain than the next larger counted p-value", () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1 }), fc.array(share), (p, again) => {
      const all = Float64Array.of(...p, ...again);
      const repeats = Uint8Array.from(all, (_, i) => Number(i >= p.length));
      const q = adjustPValues(all, { count: 1, family: new Uint8Array(all.length), repeats });
      const alone = benjaminiHochberg(p);
      expect(Array.from(q.subarray(0, p.length))).toEqual(Array.from(alone));
      again.forEach((x, i) => {
        const larger = p.flatMap((y, k) => (y >= x ? [alone[k]!] : []));
        expect(q[p.length + i]).toBe(Math.min(1, ...larger));
      });
    }),
  );
});

const familiesOf = fc.array(fc.tuple(share, fc.nat(3)), { minLength: 1, maxLength: 60 }).map((list) => ({
  p: Float64Array.from(list, ([x]) => x ** 4),
  in: { count: 4, family: Uint8Array.from(list, ([, f]) => f), repeats: new Uint8Array(list.length) },
}));

test("no gap is more certain in a report of several families than in its own, and order within a family is kept", () => {
  fc.assert(
    fc.property(familiesOf, ({ p, in: families }) => {
      const q = adjustPValues(p, families);
      for (let f = 0; f < families.count; f++) {
        const own = Array.from(p.keys()).filter((i) => families.family[i] === f);
        const alone = benjaminiHochberg(own.map((i) => p[i]!));
        own.forEach((i, k) => {
          expect(q[i]).toBeGreaterThanOrEqual(alone[k]! * (1 - 1e-12));
          for (const j of own) if (p[i]! < p[j]!) expect(q[i]).toBeLessThanOrEqual(q[j]!);
        });
      }
    }),
  );
});

test("if all families have as much to report, combining them loses nothing", () => {
  const one = [1e-6, 0.001, 0.2, 0.8];
  const q = adjustPValues(Float64Array.of(...one, ...one), {
    count: 2,
    family: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1),
    repeats: new Uint8Array(8),
  });
  expect(Array.from(q.subarray(0, 4))).toEqual(Array.from(benjaminiHochberg(one)));
});

test("without real gaps, a report of four families calls one clear no more often than a single family does", () => {
  const random = seeded(77);
  const trials = 2000;
  let [clear, apart] = [0, 0];
  for (let t = 0; t < trials; t++) {
    const p = Float64Array.from({ length: 80 }, () => random.share());
    const family = Uint8Array.from(p, (_, i) => i % 4);
    if (adjustPValues(p, { count: 4, family, repeats: new Uint8Array(80) }).some((x) => x <= 0.05)) clear++;
    if ([0, 1, 2, 3].some((f) => benjaminiHochberg(p.filter((_, i) => i % 4 === f)).some((x) => x <= 0.05))) apart++;
  }
  expect(clear / trials).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / trials));
  expect(apart / trials).toBeGreaterThan(0.15);
});
