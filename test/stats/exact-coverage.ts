import { binomialMasses } from "../../src/stats/binomial-masses.ts";
import { binomialDensity } from "./binomial-density.ts";

/** Sample sizes for which the claims are made. */
export const sizes: readonly number[] = [5, 10, 20, 50, 100, 500, 1000, 5000];
export const everyRate: readonly number[] = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
export const someRates: readonly number[] = [0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99];

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Exact coverage of an interval for a sample of n, per rate: a sum over all possible samples. */
export function coverageOfRate(n: number, interval: (hits: number) => Bounds): number[] {
  const intervals = Array.from({ length: n + 1 }, (_, hits) => interval(hits));
  return everyRate.map((p) =>
    intervals.reduce(
      (sum, { lower, upper }, hits) => sum + (lower <= p && p <= upper ? binomialDensity(hits, n, p) : 0),
      0,
    ),
  );
}

/** Hits with their probabilities; drops less than a billionth in total. */
function likely(n: number, p: number): { hits: number; mass: number }[] {
  const { from, masses } = binomialMasses(n, p);
  return Array.from(masses, (mass, i) => ({ hits: from + i, mass })).filter(({ mass }) => mass > 1e-12);
}

/** Exact probability that a condition holds for two independent samples, given that it is defined (not null). */
export function chanceOfTwo(
  [n1, p1]: readonly [number, number],
  [n2, p2]: readonly [number, number],
  holds: (x1: number, x2: number) => boolean | null,
): number {
  const second = likely(n2, p2);
  let [held, defined] = [0, 0];
  for (const { hits: x1, mass: m1 } of likely(n1, p1))
    for (const { hits: x2, mass: m2 } of second) {
      const answer = holds(x1, x2);
      if (answer === null) continue;
      defined += m1 * m2;
      if (answer) held += m1 * m2;
    }
  return held / defined;
}

export const average = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
