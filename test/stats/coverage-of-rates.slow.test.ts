import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../src/stats/clopper-pearson.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { average, type Bounds, coverageOfRate, sizes } from "./exact-coverage.ts";

/*
 * Nothing here is simulated. An exact interval (Clopper-Pearson) has at least nominal coverage at every true rate.
 * One that is close to nominal on average, like Wilson's, must fall short at some rates, because counts are discrete:
 * Brown, Cai & DasGupta 2001, doi:10.1214/ss/1009213286, figures 5 and 11. The claim of such a one is its average
 * over the rates for each n, and the least it falls to, which its docstring states.
 */

const level = 0.95;
/** Minimum coverage over rates from 0.01 to 0.99. */
const leastOfWilson = (n: number): number => (n < 20 ? 0.83 : n < 200 ? 0.91 : 0.93);

/** Textbook (Wald) interval, p ± z standard errors; the checks below must reject it. */
function wald(hits: number, n: number): Bounds {
  const p = hits / n;
  const half = 1.959963984540054 * Math.sqrt((p * (1 - p)) / n);
  return { lower: p - half, upper: p + half };
}

const onAverage = (found: readonly number[]): boolean => average(found) > 0.945 && average(found) < 0.96;
const neverFar = (found: readonly number[], n: number): boolean => Math.min(...found) > leastOfWilson(n);

describe("at 95 %, rates from 0.01 to 0.99", () => {
  for (const n of sizes) {
    test(`n = ${n}: Wilson's interval covers at its level on average and never covers far below it`, () => {
      const found = coverageOfRate(n, (hits) => wilson(hits, n, level));
      expect(onAverage(found), `average ${average(found)}`).toBe(true);
      expect(neverFar(found, n), `least ${Math.min(...found)}`).toBe(true);
    });
    test(`n = ${n}: the exact interval covers at its level or above at every rate`, () => {
      const found = coverageOfRate(n, (hits) => clopperPearson(hits, n, level));
      expect(Math.min(...found)).toBeGreaterThanOrEqual(level - 1e-9);
    });
  }
  test("both checks reject an interval that misses its level: the Wald interval", () => {
    for (const n of sizes.filter((size) => size <= 1000)) {
      const found = coverageOfRate(n, (hits) => wald(hits, n));
      expect(neverFar(found, n), `n = ${n}: least ${Math.min(...found)}`).toBe(false);
      if (n <= 100) expect(onAverage(found), `n = ${n}: average ${average(found)}`).toBe(false);
    }
  });
});

test("other levels are met too: 80, 90 and 99 %", () => {
  for (const other of [0.8, 0.9, 0.99])
    for (const n of [5, 20, 100, 1000]) {
      const exact = coverageOfRate(n, (hits) => clopperPearson(hits, n, other));
      expect(Math.min(...exact)).toBeGreaterThanOrEqual(other - 1e-9);
      const close = average(coverageOfRate(n, (hits) => wilson(hits, n, other)));
      expect(Math.abs(close - other), `${n} at ${other}: ${close}`).toBeLessThan(0.025);
    }
});
