import { expect, test } from "vitest";
import { shareGap } from "../../src/measures/cell-gap.ts";
import { gapMovement } from "../../src/measures/gap-family.ts";
import { type GapCounts, shareChangeP } from "../../src/measures/share-change.ts";
import { hypergeometricMasses } from "../../src/stats/hypergeometric.ts";

const levels = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
/** Students of a group, and all students with them. */
const sizes = [
  [11, 80],
  [14, 1000],
  [40, 80],
  [54, 1300],
  [200, 400],
  [300, 6000],
] as const;
const rates = [
  [0.02, 0.02],
  [0.05, 0.3],
  [0.2, 0.2],
  [0.5, 0.5],
  [0.9, 0.9],
] as const;

type PValue = (earlier: GapCounts, later: GapCounts) => number;

const withGaps =
  (p: (change: number, variance: number, earlier: GapCounts, later: GapCounts) => number): PValue =>
  (earlier, later) => {
    const [then, now] = [earlier, later].map((x) => shareGap(x.hits, x.n, x.comparisonHits, x.comparisonN, 0.95)) as [
      ReturnType<typeof shareGap>,
      ReturnType<typeof shareGap>,
    ];
    return p(now.value - then.value, then.variance + now.variance, earlier, later);
  };

/** All ways to draw a group at random from all students, with their probabilities. */
const drawn = (n: number, all: number, rate: number): { counts: GapCounts; mass: number }[] => {
  const hits = Math.round(all * rate);
  return hypergeometricMasses(n, hits, all)
    .filter(({ mass }) => mass > 1e-13)
    .map(({ k, mass }) => ({ counts: { hits: k, n, comparisonHits: hits - k, comparisonN: all - n }, mass }));
};

/** How many times as often as it says a p-value is at most each level, with a group drawn at random in each of two years. Summed exactly. */
function excesses(pOf: PValue): number[] {
  return sizes.flatMap(([n, all]) =>
    sizes
      .filter(([m]) => Math.max(m / n, n / m) <= 5)
      .flatMap(([m, others]) =>
        rates.flatMap(([before, after]) => {
          const years = drawn(n, all, before).flatMap((a) =>
            drawn(m, others, after).map((b) => ({ p: pOf(a.counts, b.counts), mass: a.mass * b.mass })),
          );
          return levels.map((level) => years.reduce((sum, { p, mass }) => sum + (p <= level ? mass : 0), 0) / level);
        }),
      ),
  );
}

test("groups drawn at random in both years seldom have a small p-value of a change: by counts in steps, up to twice as often", () => {
  const found = excesses(withGaps(shareChangeP));
  expect(Math.max(...found)).toBeLessThan(2);
  expect(found.reduce((sum, x) => sum + x, 0) / found.length).toBeLessThan(1);
  expect(Math.max(...found)).toBeGreaterThan(0.9);
});

test("the check rejects the groups' own variances with a normal tail: thousands of times too many", () => {
  const found = excesses(withGaps((change, variance) => gapMovement(0, variance, change, 0, 0.95).p));
  expect(Math.max(...found)).toBeGreaterThan(1000);
});

test("a change that is many students' is found, and swapping the years, the groups or the outcome changes nothing", () => {
  const earlier = { hits: 20, n: 200, comparisonHits: 100, comparisonN: 1000 };
  const later = { hits: 80, n: 210, comparisonHits: 110, comparisonN: 1010 };
  const p = withGaps(shareChangeP)(earlier, later);
  expect(p).toBeLessThan(1e-6);
  const swapped = (x: GapCounts): GapCounts => ({
    hits: x.comparisonHits,
    n: x.comparisonN,
    comparisonHits: x.hits,
    comparisonN: x.n,
  });
  const without = (x: GapCounts): GapCounts => ({
    ...x,
    hits: x.n - x.hits,
    comparisonHits: x.comparisonN - x.comparisonHits,
  });
  for (const [a, b] of [
    [later, earlier],
    [swapped(earlier), swapped(later)],
    [without(earlier), without(later)],
  ] as const)
    expect(withGaps(shareChangeP)(a, b) / p).toBeCloseTo(1, 8);
});
