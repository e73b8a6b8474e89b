import fc from "fast-check";
import { expect, test } from "vitest";
import { printedOutcomes } from "../../src/privacy/printed-outcomes.ts";
import { printedText } from "../../src/release/printed.ts";
import { printedRate } from "../../src/release/rounding.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";

const { rates, minimumCount, need } = privacyPolicies["us-ca"];

test("the range has exactly the numbers that print the same rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(), (n, start, below) => {
      const x = start % (n + 1);
      const size = Math.max(n - (below % 20), 1);
      const text = (y: number): string => printedText(printedRate(y, n, rates, size));
      const range = printedOutcomes(x, n, rates, size);
      if (size < minimumCount) {
        expect(range).toBeUndefined();
        return;
      }
      for (let y = 0; y <= n; y++) expect(y >= range!.low && y <= range!.high).toBe(text(y) === text(x));
      expect(range!.isCoded).toBe(/[<>]/.test(text(x)));
    }),
  );
});

test("if the group had another size, the range has the numbers that still print the same rate", () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 700 }), fc.nat(), fc.nat(19), (n, start, other) => {
      const x = start % (n + 1);
      const size = n - (n % 20);
      const could = size + other;
      const text = (y: number, of: number): string => printedText(printedRate(y, of, rates, size));
      const range = printedOutcomes(x, n, rates, size, could)!;
      for (let y = 0; y <= could; y++) expect(y >= range.low && y <= range.high).toBe(text(y, could) === text(x, n));
    }),
  );
});

test("a code for a group of any size that is shown has enough values", () => {
  for (let n = minimumCount; n <= 700; n++)
    for (const x of [0, n]) {
      const { low, high } = printedOutcomes(x, n, rates, n)!;
      expect(high - low).toBeGreaterThanOrEqual(need.extreme);
    }
});
