import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastSquares, robustCovariance } from "../../src/stats/least-squares.ts";
import { logistic } from "../../src/stats/logistic.ts";
import { maximumLikelihood } from "../../src/stats/maximum-likelihood.ts";

/** Numbers as found in tables: two decimals. */
const value = fc.integer({ min: -10_000, max: 10_000 }).map((x) => x / 100);
const rows = fc.array(fc.record({ x: value, y: value, w: fc.double({ min: 0.1, max: 10, noNaN: true }) }), {
  minLength: 4,
  maxLength: 30,
});

describe("least squares", () => {
  test("weighted residuals are orthogonal to every column", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const columns = [data.map(() => 1), data.map(({ x }) => x)];
        const y = data.map((row) => row.y);
        const weights = data.map(({ w }) => w);
        const fit = leastSquares(columns, y, { weights });
        if (fit.kind === "none") return;
        for (const column of columns) {
          const product = column.reduce((sum, c, i) => sum + c * weights[i]! * fit.residuals[i]!, 0);
          expect(Math.abs(product)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test("leverage is between 0 and 1 and adds up to the number of columns", () => {
    fc.assert(
      fc.property(rows, (data) => {
        const fit = leastSquares(
          [data.map(() => 1), data.map(({ x }) => x)],
          data.map(({ y }) => y),
        );
        if (fit.kind === "none") return;
        for (const h of fit.leverage) {
          expect(h).toBeGreaterThanOrEqual(-1e-12);
          expect(h).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(fit.leverage.reduce((sum, h) => sum + h, 0)).toBeCloseTo(2, 9);
      }),
    );
  });

  test("a whole weight is the same as that many rows", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ x: value, y: value, w: fc.integer({ min: 1, max: 4 }) }), { minLength: 3, maxLength: 12 }),
        (data) => {
          const repeated = data.flatMap((row) => Array.from({ length: row.w }, () => row));
          const of = (list: typeof data, weights?: number[]) =>
            leastSquares(
              [list.map(() => 1), list.map(({ x }) => x)],
              list.map(({ y }) => y),
              weights ? { weights } : {},
            );
          const [a, b] = [
            of(
              data,
              data.map(({ w }) => w),
            ),
            of(repeated),
          ];
          if (a.kind === "none" || b.kind === "none") return;
          a.coefficients.forEach((c, j) => {
            expect(Math.abs(c - b.coefficients[j]!)).toBeLessThan(1e-6 * (1 + Math.abs(c)));
          });
        },
      ),
    );
  });

  test("a column that is a combination of others is named as aliased", () => {
    const a = [1, 4, 2, 8, 5, 7];
    const b = [2, 0, 3, 1, 1, 5];
    const mixed = a.map((x, i) => 2 * x - 3 * b[i]! + 1);
    expect(leastSquares([a.map(() => 1), a, b, mixed], a, { names: ["one", "a", "b", "mixed"] })).toEqual({
      kind: "none",
      reason: "not_estimable",
      aliased: ["mixed"],
    });
  });

  test("robust errors of a mean are those of the sandwich formula", () => {
    const y = [3, 5, 4, 9];
    const fit = leastSquares([[1, 1, 1, 1]], y);
    if (fit.kind === "none") throw new Error("a mean can always be fitted");
    const squares = y.reduce((sum, v) => sum + (v - 5.25) ** 2, 0);
    const [hc0, hc1, hc3] = (["HC0", "HC1", "HC3"] as const).map((type) => {
      const found = robustCovariance(fit, [[1, 1, 1, 1]], type);
      return "kind" in found ? Number.NaN : found[0]![0]!;
    });
    expect(hc0).toBeCloseTo(squares / 16, 12);
    expect(hc1).toBeCloseTo(squares / 12, 12);
    expect(hc3).toBeCloseTo(squares / 9, 12);
  });
});

describe("logistic regression", () => {
  test("with a group indicator it fits the rates of the groups exactly, under either link", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.constantFrom("logit" as const, "cloglog" as const),
        (n1, n2, p1, p2, link) => {
          const fit = logistic(
            [
              [1, 1],
              [0, 1],
            ],
            [p1, p2],
            { weights: [n1, n2], link },
          );
          if (fit.kind === "none") throw new Error(fit.reason);
          expect(fit.fitted[0]).toBeCloseTo(p1, 9);
          expect(fit.fitted[1]).toBeCloseTo(p2, 9);
        },
      ),
    );
  });

  test("separated data have no finite fit: the reason is separation", () => {
    const x = [1, 2, 3, 4, 5, 6];
    const one = x.map(() => 1);
    for (const y of [
      [0, 0, 0, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
      [1, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 1, 1],
    ])
      for (const link of ["logit", "cloglog"] as const)
        expect(logistic([one, x], y, { link })).toEqual({ kind: "none", reason: "separation" });
    // only one value of x separates: still no finite slope
    expect(logistic([one, [0, 0, 0, 0, 1, 1]], [0, 1, 0, 1, 1, 1])).toEqual({ kind: "none", reason: "separation" });
  });

  test("an offset shifts the intercept by itself", () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    const y = [0, 1, 0, 0, 1, 0, 1, 1];
    const one = x.map(() => 1);
    const plain = logistic([one, x], y);
    const shifted = logistic([one, x], y, { offset: x.map(() => 0.7) });
    if (plain.kind === "none" || shifted.kind === "none") throw new Error("both can be fitted");
    expect(shifted.coefficients[0]).toBeCloseTo(plain.coefficients[0]! - 0.7, 9);
    expect(shifted.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 9);
  });
});

test("maximum likelihood finds the mean and standard deviation of a normal sample", () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 2, maxLength: 20 }), (sample) => {
      const n = sample.length;
      const mean = sample.reduce((sum, x) => sum + x, 0) / n;
      const spread = Math.sqrt(sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n);
      fc.pre(spread > 0.1);
      const found = maximumLikelihood(
        ([m = 0, s = 0]) => {
          const squares = sample.reduce((sum, x) => sum + (x - m) ** 2, 0) / n;
          const precision = Math.exp(-2 * s);
          return {
            value: s + (squares * precision) / 2,
            gradient: Float64Array.of((m - mean) * precision, 1 - squares * precision),
            curvature: Float64Array.of(
              precision,
              -2 * (m - mean) * precision,
              -2 * (m - mean) * precision,
              2 * squares * precision,
            ),
            information: Float64Array.of(precision, 0, 0, 2),
          };
        },
        [0, 3],
      );
      if (found.kind === "none") throw new Error(found.reason);
      expect(found.at[0]).toBeCloseTo(mean, 6);
      expect(Math.exp(found.at[1]!)).toBeCloseTo(spread, 6);
    }),
  );
});

test("a parameter the likelihood does not depend on is not estimable", () => {
  const one = ([x = 0]: readonly number[]) => ({
    value: (x - 1) ** 2 / 2,
    gradient: Float64Array.of(x - 1, 0),
    curvature: Float64Array.of(1, 0, 0, 0),
    information: Float64Array.of(1, 0, 0, 0),
  });
  expect(maximumLikelihood(one, [0, 0])).toEqual({ kind: "none", reason: "not_estimable" });
});
