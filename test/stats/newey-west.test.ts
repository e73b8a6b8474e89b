import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { ar1Regression } from "../../src/stats/ar1-regression.ts";
import { leastSquares, robustCovariance } from "../../src/stats/least-squares.ts";
import { durbinWatson, neweyWest } from "../../src/stats/newey-west.ts";
import { anyNumber, expectSound } from "../sound.ts";

const series = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 6, maxLength: 30 });
const line = (y: readonly number[]): number[][] => [y.map(() => 1), y.map((_, at) => at)];

test("without lags Newey-West is the plain robust covariance, and no variance is ever negative", () => {
  fc.assert(
    fc.property(series, fc.nat(40), (y, lag) => {
      const columns = line(y);
      const fit = leastSquares(columns, y);
      if (isNone(fit)) throw new Error("a line fits");
      const plain = robustCovariance(fit, columns, "HC0");
      if (isNone(plain)) throw new Error("a line fits");
      expect(neweyWest(fit, columns, 0)[1]![1]).toBeCloseTo(plain[1]![1]!, 10);
      const lagged = neweyWest(fit, columns, lag);
      expect(lagged[0]![0]).toBeGreaterThanOrEqual(-1e-9);
      expect(lagged[1]![1]).toBeGreaterThanOrEqual(-1e-9);
      expect(lagged[0]![1]).toBeCloseTo(lagged[1]![0]!, 10);
    }),
  );
});

test("the Durbin-Watson statistic is between 0 and 4 and does not change with the unit", () => {
  fc.assert(
    fc.property(series, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (residuals, factor) => {
      fc.pre(residuals.some((e) => Math.abs(e) > 1e-9));
      const found = durbinWatson(residuals);
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(4);
      expect(durbinWatson(residuals.map((e) => e * factor))).toBeCloseTo(found, 9);
    }),
  );
});

test("the correlation of simulated autoregressive errors is recovered", () => {
  let seed = 7;
  const noise = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  const y: number[] = [];
  for (let at = 0, error = 0; at < 3000; at++) {
    error = 0.6 * error + noise();
    y.push(5 + 0.01 * at + error);
  }
  const found = ar1Regression(line(y), y);
  if (isNone(found)) throw new Error("the series is long enough");
  expect(found.phi).toBeCloseTo(0.6, 1);
  expect(found.coefficients[1]).toBeCloseTo(0.01, 3);
});

test("any series gives finite coefficients, a reason or an error, and a perfect fit has no errors to correlate", () => {
  fc.assert(fc.property(fc.array(anyNumber), (y) => expectSound(() => ar1Regression(line(y), y))));
  const y = [1, 2, 3, 4, 5, 6, 7];
  expect(ar1Regression(line(y), y)).toEqual({ kind: "none", reason: "not_estimable" });
});
