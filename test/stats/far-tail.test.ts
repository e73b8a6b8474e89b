import { expect, test } from "vitest";
import { twoRateP, twoRateTest } from "../../src/stats/two-rate-test.ts";

/** Groups from small to large, rates from rare to even, and the differences at which a normal tail is near 1e-4 to 1e-8. */
const cases = [
  [58, 2570, 0.16],
  [100, 5000, 0.06],
  [124, 4368, 0.045],
  [400, 2000, 0.03],
  [1000, 8000, 0.008],
  [300, 900, 0.5],
] as const;

test("in the far tail the p-value of two rates is near Fisher's exact one, where the normal tail is many times too small", () => {
  let worst = 1;
  for (const [n1, n2, base] of cases)
    for (let x1 = Math.ceil(n1 * base); x1 <= n1; x1++) {
      const x2 = Math.round(n2 * base);
      const { pScore, pFisher } = twoRateTest(x1, n1, x2, n2);
      const p = twoRateP(x1, n1, x2, n2);
      if (typeof p !== "number" || typeof pScore !== "number" || pScore >= 1e-3 || pFisher < 1e-9) continue;
      expect(p).toBeGreaterThanOrEqual(pScore);
      // Fisher's test counts the observed table whole, a continuous tail about half of it; twice one tail is more than both tails where they are unlike.
      expect(p, `${x1} of ${n1}, ${x2} of ${n2}`).toBeGreaterThan(pFisher / 2.5);
      expect(p).toBeLessThan(6 * pFisher);
      worst = Math.max(worst, pFisher / pScore);
    }
  expect(worst).toBeGreaterThan(5);
});
