import fc from "fast-check";
import { expect, test } from "vitest";
import { binomialCdf, binomialQuantile } from "../../src/stats/binomial.ts";
import { clopperPearson } from "../../src/stats/clopper-pearson.ts";
import { cohensH, standardizedMeanDifference } from "../../src/stats/effect-size.ts";
import { betaQuantile, betaTails } from "../../src/stats/incomplete-beta.ts";
import { chiSquareUpper, gammaQuantile, gammaTails } from "../../src/stats/incomplete-gamma.ts";
import { leastSquares, robustCovariance, standardErrors } from "../../src/stats/least-squares.ts";
import { logGamma } from "../../src/stats/log-gamma.ts";
import { logistic } from "../../src/stats/logistic.ts";
import { newcombe } from "../../src/stats/newcombe.ts";
import { normalCdf, normalLogCdf, normalQuantile, normalTwoSidedP, zForConfidence } from "../../src/stats/normal.ts";
import { minimumDetectableRateDifference, powerOfTwoRates, sampleSizeForMargin } from "../../src/stats/power.ts";
import { median, quantile } from "../../src/stats/quantile.ts";
import { oddsRatio, rateRatio } from "../../src/stats/rate-ratio.ts";
import { studentTQuantile, studentTTwoSidedP } from "../../src/stats/student-t.ts";
import { twoRateP, twoRateTest } from "../../src/stats/two-rate-test.ts";
import { mean, meanAndVariance } from "../../src/stats/variance.ts";
import { welch } from "../../src/stats/welch.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { anyNumber, expectSound } from "../sound.ts";

/** Functions of numbers alone, by how many they take. */
const functions: Record<string, (...x: number[]) => unknown> = {
  binomialCdf,
  binomialQuantile,
  clopperPearson,
  cohensH,
  standardizedMeanDifference,
  betaQuantile,
  betaTails,
  chiSquareUpper,
  gammaQuantile,
  gammaTails,
  logGamma,
  newcombe,
  normalCdf,
  normalLogCdf,
  normalQuantile,
  normalTwoSidedP,
  zForLevel: zForConfidence,
  powerOfTwoRates,
  sampleSizeForMargin,
  minimumDetectableRateDifference: (...x) => minimumDetectableRateDifference(x[0]!, x[1]!, x[2]!, x[3]!, x[4]!),
  oddsRatio,
  rateRatio,
  studentTQuantile,
  studentTTwoSidedP,
  twoRateP,
  twoRateTest,
  welch,
  wilson,
};

for (const [name, call] of Object.entries(functions)) {
  test(`${name} never returns NaN, Infinity or a filler`, () => {
    const arity = name === "smallestVisibleGap" ? 5 : call.length;
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: arity, maxLength: arity }), (x) => {
        expectSound(() => call(...x));
      }),
      { numRuns: 1000 },
    );
  });
}

test("normalQuantile refuses 0 and 1, where there is no number", () => {
  for (const p of [0, -0, 1])
    expect(() => normalQuantile(p)).toThrow(expect.objectContaining({ code: "stats.out-of-range" }));
});

test("lists of any numbers have a mean, variance and quantiles that are numbers, or a reason, or are refused", () => {
  fc.assert(
    fc.property(fc.array(anyNumber, { maxLength: 8 }), anyNumber, (values, p) => {
      expectSound(() => mean(values));
      expectSound(() => meanAndVariance(values));
      expectSound(() => median(values));
      expectSound(() => quantile(values, p));
    }),
    { numRuns: 2000 },
  );
});

const table = fc.integer({ min: 0, max: 7 }).chain((rows) =>
  fc.record({
    columns: fc.array(fc.array(anyNumber, { minLength: rows, maxLength: rows }), { maxLength: 4 }),
    y: fc.array(anyNumber, { minLength: rows, maxLength: rows }),
    weights: fc.option(fc.array(anyNumber, { minLength: rows, maxLength: rows }), { nil: undefined }),
  }),
);

test("least squares of any table is a fit of finite numbers, a reason, or refused", () => {
  fc.assert(
    fc.property(table, ({ columns, y, weights }) => {
      const options = weights ? { weights } : {};
      expectSound(() => leastSquares(columns, y, options));
      expectSound(() => {
        const fit = leastSquares(columns, y, options);
        if (fit.kind === "none") return fit;
        return [
          standardErrors(fit),
          robustCovariance(fit, columns, "HC1", weights),
          robustCovariance(fit, columns, "HC3", weights),
        ];
      });
    }),
    { numRuns: 2000 },
  );
});

test("logistic regression of any table is a fit of finite numbers, a reason, or refused", () => {
  const tame = fc.array(fc.record({ x: anyNumber, y: fc.oneof(fc.constantFrom(0, 1), anyNumber), w: anyNumber }), {
    maxLength: 10,
  });
  fc.assert(
    fc.property(tame, fc.constantFrom("logit" as const, "cloglog" as const), fc.boolean(), (rows, link, weighted) => {
      const columns = [rows.map(() => 1), rows.map(({ x }) => x)];
      const weights = weighted ? { weights: rows.map(({ w }) => w) } : {};
      expectSound(() =>
        logistic(
          columns,
          rows.map(({ y }) => y),
          { link, ...weights },
        ),
      );
    }),
    { numRuns: 2000 },
  );
});
