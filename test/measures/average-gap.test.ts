import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { averageGap } from "../../src/measures/average-gap.ts";
import type { CellGap } from "../../src/measures/gap-estimate.ts";
import { seeded } from "../models/chance.ts";
import { meanCell, ratioCell } from "./drawn-cells.ts";

const gapOf = (a: readonly number[], b: readonly number[]): CellGap => {
  const gap = averageGap(meanCell(a), meanCell(b), 0.95);
  if (isNone(gap)) throw new Error(gap.reason);
  return gap;
};
const times = (n: number, of: number): number[] => Array.from({ length: n }, () => of);
const someDays = fc.array(fc.constantFrom(0, 0, 0, 100, 200, 500), { minLength: 60, maxLength: 200 });
const refusal = (a: readonly number[], b: readonly number[]): string | undefined => {
  const gap = averageGap(meanCell(a), meanCell(b), 0.95);
  return isNone(gap) ? gap.reason : undefined;
};

test("a group of all zeros is not certain: five nonzero values must be expected, or there is no verdict", () => {
  // 40 of 1,000 lost days, so four of 100 others would be expected by chance.
  const others = [...times(40, 300), ...times(960, 0)];
  expect(refusal(times(100, 0), others)).toBe("too_few_events");
  expect(refusal(times(29, 0), [...times(500, 300), ...times(500, 0)])).toBe("too_few_events");
  const { p, lower, upper } = gapOf(times(200, 0), others);
  expect(p).toBeGreaterThan(1e-3);
  expect(upper - lower).toBeGreaterThan(8);
});

test("none of 400 against one in ten is still found", () => {
  const { p, upper } = gapOf(times(400, 0), [...times(100, 100), ...times(900, 0)]);
  expect(p).toBeLessThan(1e-6);
  expect(upper).toBeLessThan(0);
});

test("swapping the groups changes the sign and nothing else; a gap in other units has the same p-value", () => {
  fc.assert(
    fc.property(someDays, someDays, fc.constantFrom(0.01, 3, -2), (a, b, unit) => {
      const gap = averageGap(meanCell(a), meanCell(b), 0.95);
      const swapped = averageGap(meanCell(b), meanCell(a), 0.95);
      if (isNone(gap) || isNone(swapped)) {
        expect(swapped).toEqual(gap);
        return;
      }
      expect(swapped.value).toBeCloseTo(-gap.value, 9);
      expect(swapped.lower).toBeCloseTo(-gap.upper, 9);
      expect(swapped.p as number).toBeCloseTo(gap.p as number, 9);
      const scaled = gapOf(
        a.map((x) => x * unit),
        b.map((x) => x * unit),
      );
      expect(scaled.value).toBeCloseTo(gap.value * unit, 6);
      expect(scaled.p as number).toBeCloseTo(gap.p as number, 6);
    }),
    { numRuns: 60 },
  );
});

test("a ratio of sums with one whole for all is the average of the parts over the whole", () => {
  const { share } = seeded(3);
  const parts = Array.from({ length: 300 }, () => Math.floor(40 + share() * 60));
  const wholes = times(300, 100);
  const ratio = averageGap(ratioCell(parts, wholes, 0, 80), ratioCell(parts, wholes, 80, 300), 0.95);
  const mean = averageGap(meanCell(parts, 0, 80), meanCell(parts, 80, 300), 0.95);
  if (isNone(ratio) || isNone(mean)) throw new Error("no gap");
  expect(ratio.value).toBeCloseTo(mean.value / 100, 12);
  expect(ratio.lower).toBeCloseTo(mean.lower / 100, 12);
  expect(ratio.p as number).toBeCloseTo(mean.p as number, 12);
});

test("attending every day counts as an event like attending none: a ratio uses its rarer side", () => {
  const wholes = times(200, 180);
  const parts = wholes.map((w, i) => (i % 50 === 0 ? w - 20 : w));
  const gap = averageGap(ratioCell(parts, wholes, 0, 60), ratioCell(parts, wholes, 60, 200), 0.95);
  expect(isNone(gap) && gap.reason).toBe("too_few_events");
});
