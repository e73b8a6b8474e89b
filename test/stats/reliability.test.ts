import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { cronbachAlpha } from "../../src/stats/reliability.ts";
import { anyPoint, expectSound } from "../sound.ts";

const answers = fc.integer({ min: 2, max: 6 }).chain((items) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: items, maxLength: items }), {
    minLength: 3,
    maxLength: 30,
  }),
);

test("alpha is at most 1, and both forms are equal without missing answers", () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const found = cronbachAlpha(rows);
      if (isNone(found)) {
        expect(found.reason).toBe("zero_variance");
        return;
      }
      if (isNone(found.alpha)) {
        expect(found.alphaPairwise).toEqual(found.alpha);
        return;
      }
      expect(found.alpha).toBeLessThanOrEqual(1 + 1e-12);
      expect(found.alphaPairwise).toBe(found.alpha);
      for (const r of found.itemRest) if (!isNone(r)) expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});

test("alpha does not depend on the unit of the answers, nor on the order of items and respondents", () => {
  fc.assert(
    fc.property(answers, (rows) => {
      const found = cronbachAlpha(rows);
      fc.pre(!isNone(found) && !isNone(found.alpha));
      for (const turned of [
        rows.map((row) => row.map((x) => 20 * x - 7)),
        rows.map((row) => row.toReversed()),
        rows.toReversed(),
      ]) {
        const again = cronbachAlpha(turned);
        const alpha = isNone(again) || isNone(again.alpha) ? Number.NaN : again.alpha;
        const first = isNone(found) || isNone(found.alpha) ? Number.NaN : found.alpha;
        expect(alpha).toBeCloseTo(first, 6);
      }
    }),
  );
});

test("copies of one item are perfectly reliable; a reversed item makes alpha negative", () => {
  const rows = [1, 2, 3, 5, 4, 2].map((x) => [x, x, x]);
  expect(cronbachAlpha(rows)).toMatchObject({ alpha: expect.closeTo(1, 12), alphaStandardized: expect.closeTo(1, 12) });
  const turned = [
    [1, 5],
    [2, 4],
    [3, 2],
    [5, 1],
    [4, 3],
  ];
  const found = cronbachAlpha(turned);
  if (isNone(found) || isNone(found.alpha)) return expect.fail("alpha exists");
  expect(found.alpha).toBeLessThan(0);
});

test("any answers give a finite answer, a reason or an error", () => {
  const wild = fc
    .integer({ min: 0, max: 4 })
    .chain((items) => fc.array(fc.array(anyPoint, { minLength: items, maxLength: items }), { maxLength: 8 }));
  const gaps = fc
    .integer({ min: 1, max: 4 })
    .chain((items) =>
      fc.array(
        fc.array(fc.option(fc.constantFrom(0.1, 1, 3, 1e-200, 1e160, -1e308)), { minLength: items, maxLength: items }),
        { maxLength: 8 },
      ),
    );
  fc.assert(
    fc.property(fc.oneof(wild, gaps), (rows) => expectSound(() => cronbachAlpha(rows))),
    { numRuns: 600 },
  );
});
