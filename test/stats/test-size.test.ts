import { expect, test } from "vitest";
import { twoRateP, twoRateTest } from "../../src/stats/two-rate-test.ts";
import { binomialDensity } from "./binomial-density.ts";

/** Groups from the smallest that gets a verdict: of one size, nearly so, and with up to ten times as many students on the other side. */
const pairs = [
  ...[11, 13, 15, 16, 18, 19, 20, 24, 25, 30, 33, 41, 50, 80].map((n) => [n, n] as const),
  ...[11, 14, 17, 20, 26, 32, 53].flatMap((n) => [1, 2, 5].map((more) => [n, n + more] as const)),
  ...[11, 14, 20, 28, 50].flatMap((n) => [1.5, 2, 3, 4, 6].map((times) => [n, Math.round(n * times)] as const)),
  [15, 150] as const,
  [11, 110] as const,
];
/** The test does not depend on which outcome is counted, so rates above a half repeat those below. */
const rates = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.36, 0.42, 0.46, 0.48, 0.5];
const levels = [0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/** How many times as often as it says the p-value is at most each level if both groups have the same rate; the largest over rates. Summed exactly. */
function sizes(n1: number, n2: number, pOf: (x1: number, x2: number) => number): number[] {
  const small: { readonly x1: number; readonly x2: number; readonly p: number }[] = [];
  for (let x1 = 0; x1 <= n1; x1++)
    for (let x2 = 0; x2 <= n2; x2++) {
      const p = pOf(x1, x2);
      if (p <= levels[0]!) small.push({ x1, x2, p });
    }
  const most = levels.map(() => 0);
  for (const rate of rates) {
    const first = Array.from({ length: n1 + 1 }, (_, x) => binomialDensity(x, n1, rate));
    const second = Array.from({ length: n2 + 1 }, (_, x) => binomialDensity(x, n2, rate));
    for (const [at, level] of levels.entries()) {
      let mass = 0;
      for (const { x1, x2, p } of small) if (p <= level) mass += first[x1]! * second[x2]!;
      most[at] = Math.max(most[at]!, mass / level);
    }
  }
  return most;
}

const number = (p: unknown): number => (typeof p === "number" ? p : 1);

test("without a difference no p-value of two rates comes more than 1.1 times as often as it says", () => {
  const largest = pairs.map(([n1, n2]) => Math.max(...sizes(n1, n2, (x1, x2) => number(twoRateP(x1, n1, x2, n2)))));
  expect(Math.max(...largest)).toBeLessThanOrEqual(1.1);
  // Fisher's test alone would pass with half of its level.
  expect(Math.max(...largest)).toBeGreaterThan(1);
});

test("the check rejects the score test", () => {
  expect(Math.max(...sizes(18, 18, (x1, x2) => number(twoRateTest(x1, 18, x2, 18).pScore)))).toBeGreaterThan(1.4);
});
