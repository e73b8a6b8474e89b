import fc from "fast-check";
import { expect, test } from "vitest";
import { none } from "../../src/base/finding.ts";
import { absenceBand } from "../../src/measures/absence-band.ts";
import { absenceRules } from "../../src/rules/absence.ts";

test("each band begins at its rate and ends below the next", () => {
  absenceRules.bands.forEach(({ band, from }, i) => {
    expect(absenceBand(from)).toBe(band);
    const before = absenceRules.bands[i - 1];
    if (before !== undefined) expect(absenceBand(from - 1e-9)).toBe(before.band);
  });
});

test("more absence never leads to a milder band", () => {
  const order = absenceRules.bands.map(({ band }) => band as string);
  const rate = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((x) => order.indexOf(String(absenceBand(x))));
      expect(less).toBeLessThanOrEqual(more!);
    }),
  );
});

test("a rate outside 0 to 1 has no band", () => {
  for (const rate of [-0.01, 1.01, Number.NaN]) expect(absenceBand(rate)).toEqual(none("invalid_input"));
});
