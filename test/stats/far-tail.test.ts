import { expect, test } from "vitest";
import { farTail } from "../../src/rules/confidence.ts";
import { hypergeometricMasses } from "../../src/stats/hypergeometric.ts";
import { twoRateP, twoRateTest } from "../../src/stats/two-rate-test.ts";

const levels = [1, 0.1, 0.01, 1e-3, 1e-4].map((part) => part * farTail.value);

/**
 * How many times as often as it says the p-value of a group is at most each level if its students are drawn at random from all. Summed exactly.
 *
 * @param pOf  p-value of k hits in the group
 */
function excess(n1: number, hits: number, n: number, pOf: (k: number) => number): number[] {
  const masses = hypergeometricMasses(n1, hits, n).map(({ k, mass }) => ({ p: pOf(k), mass }));
  return levels.map((level) => masses.reduce((sum, { p, mass }) => sum + (p < level ? mass : 0), 0) / level);
}

const groups = [60, 150, 1000, 9000].flatMap((n) =>
  [0.01, 0.05, 0.2, 0.5].flatMap((part) =>
    [0.004, 0.03, 0.15, 0.5].map((rate) => [Math.round(n * part), Math.round(n * rate), n] as const),
  ),
);

test("labels dealt at random make no p-value of the far tail more often than it says, whatever the group and the rate", () => {
  const found = groups.map(([n1, hits, n]) =>
    excess(n1, hits, n, (k) => {
      const p = twoRateP(k, n1, hits - k, n - n1);
      return typeof p === "number" ? p : 1;
    }),
  );
  expect(Math.max(...found.flat())).toBeLessThanOrEqual(1);
  // A test that never rejects would pass as well: with many hits the levels are nearly used up.
  expect(Math.max(...found.flat())).toBeGreaterThan(0.95);
});

test("the check rejects the normal tail", () => {
  const found = groups.map(([n1, hits, n]) =>
    excess(n1, hits, n, (k) => {
      const { pScore } = twoRateTest(k, n1, hits - k, n - n1);
      return typeof pScore === "number" ? pScore : 1;
    }),
  );
  expect(Math.max(...found.flat())).toBeGreaterThan(5);
});

test("a tail too far out for a number of its own is 0, however many students there are", () => {
  expect(twoRateP(600_000, 3_000_000, 400_000, 3_000_000)).toBe(0);
});
