import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomialCdf, binomialQuantile } from "../../src/stats/binomial.ts";
import { hypergeometricMasses } from "../../src/stats/hypergeometric.ts";
import { betaQuantile, betaTails } from "../../src/stats/incomplete-beta.ts";
import { chiSquareUpper, gammaQuantile, gammaTails } from "../../src/stats/incomplete-gamma.ts";
import { logGamma } from "../../src/stats/log-gamma.ts";
import { normalCdf, normalLogCdf, normalQuantile, zForConfidence } from "../../src/stats/normal.ts";
import { studentTQuantile, studentTTwoSidedP } from "../../src/stats/student-t.ts";
import { binomialDensity } from "./binomial-density.ts";

const share = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const shape = fc.double({ min: 0.05, max: 2000, noNaN: true });
/** Equal to a relative error. */
const near = (actual: number, expected: number, relative: number, absolute = 0): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(absolute + relative * Math.abs(expected));
};

describe("normal", () => {
  test("the two tails add up to 1 and the cdf never falls", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -45, max: 45, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (x, step) => {
          near(normalCdf(x) + normalCdf(-x), 1, 1e-15);
          expect(normalCdf(x + step)).toBeGreaterThanOrEqual(normalCdf(x));
        },
      ),
    );
  });

  test("the quantile inverts the cdf, in the far tail too", () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -1e-6, noNaN: true }), (exponent) => {
        const p = 10 ** exponent;
        near(normalCdf(normalQuantile(p)), p, 1e-12);
      }),
    );
  });

  test("ln of the cdf agrees with the cdf where both are numbers, and continues where the cdf is 0", () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (x) => {
        near(normalLogCdf(x), Math.log(normalCdf(x)), 1e-12, 1e-15);
      }),
    );
    near(normalLogCdf(-100), -5005.524208694, 1e-12);
  });

  test("z of a level and the far tail have their published values", () => {
    near(2 * normalCdf(-0.5 * Math.SQRT2), 0.4795001221869535, 1e-14);
    near(2 * normalCdf(-6 * Math.SQRT2), 2.1519736712498913e-17, 1e-13);
    expect(zForConfidence(0.95)).toBe(1.959963984540054);
    near(zForConfidence(0.99), 2.5758293035489004, 1e-14);
    near(zForConfidence(0.9), 1.6448536269514722, 1e-14);
    expect(zForConfidence(0.95)).toBe(1.959963984540054);
  });
});

describe("gamma and beta", () => {
  test("ln Gamma follows its recurrence", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        near(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-14, 1e-13);
      }),
    );
  });

  test("ln Gamma agrees with factorials", () => {
    near(Math.exp(logGamma(11)), 3628800, 1e-13);
  });

  test("beta tails add up to 1, mirror each other, and the quantile inverts them", () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const { lower, upper } = betaTails(x, 1 - x, a, b);
        near(lower + upper, 1, 1e-12);
        const mirrored = betaTails(1 - x, x, b, a);
        near(mirrored.upper, lower, 1e-9, 1e-14);
        const back = betaQuantile(x, a, b);
        if (back > 1e-280 && back < 1 - 1e-6) near(betaTails(back, 1 - back, a, b).lower, x, 1e-8, 1e-11);
      }),
    );
  });

  test("gamma tails add up to 1, and the quantile inverts them", () => {
    fc.assert(
      fc.property(share, shape, fc.double({ min: 0, max: 3000, noNaN: true }), (p, a, x) => {
        const { lower, upper } = gammaTails(a, x);
        near(lower + upper, 1, 1e-12);
        const back = gammaQuantile(p, a);
        if (back > 1e-280) near(gammaTails(a, back).lower, p, 1e-9, 1e-12);
      }),
    );
  });

  test("chi-square with two degrees of freedom is exponential", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (x) => {
        near(chiSquareUpper(x, 2), Math.exp(-x / 2), 1e-11, 1e-300);
      }),
    );
  });
});

describe("Student's t", () => {
  test("the p-value is symmetric and the quantile inverts it", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        (p, df) => {
          const t = studentTQuantile(p, df);
          near(studentTTwoSidedP(t, df), 2 * Math.min(p, 1 - p), 1e-9);
          near(studentTQuantile(1 - p, df), -t, 1e-8, 1e-9);
          near(studentTTwoSidedP(t, df), studentTTwoSidedP(-t, df), 0);
        },
      ),
    );
  });

  test("with one degree of freedom it is Cauchy", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (t) => {
        near(studentTTwoSidedP(t, 1), 1 - (2 * Math.atan(Math.abs(t))) / Math.PI, 1e-9, 1e-12);
      }),
    );
  });
});

describe("counts", () => {
  test("binomial probabilities add up to the cdf", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), share, fc.integer({ min: 0, max: 60 }), (n, p, upTo) => {
        const k = Math.min(n, upTo);
        let sum = 0;
        for (let i = 0; i <= k; i++) sum += binomialDensity(i, n, p);
        near(binomialCdf(k, n, p), sum, 1e-10, 1e-13);
      }),
    );
  });

  test("the binomial quantile is the first count whose cdf reaches p", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), share, share, (n, prob, p) => {
        const k = binomialQuantile(p, n, prob);
        expect(binomialCdf(k, n, prob)).toBeGreaterThanOrEqual(p * (1 - 1e-13));
        if (k > 0) expect(binomialCdf(k - 1, n, prob)).toBeLessThan(p);
      }),
    );
  });

  test("hypergeometric probabilities add up to 1 and have the right mean", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), (all, a, b) => {
        const [draws, marked] = [a % (all + 1), b % (all + 1)];
        const masses = hypergeometricMasses(draws, marked, all);
        near(
          masses.reduce((sum, { mass }) => sum + mass, 0),
          1,
          1e-12,
        );
        near(
          masses.reduce((sum, { k, mass }) => sum + k * mass, 0),
          (draws * marked) / all,
          1e-10,
          1e-12,
        );
      }),
    );
  });
});

test("the t quantile for many degrees of freedom has tail probability p, to ten digits", () => {
  for (const df of [999, 1000, 1000.5, 1500, 20_000, 1_000_000]) {
    for (const p of [0.0001, 0.025, 0.2, 0.4, 0.6, 0.975, 0.9999]) {
      const tail = studentTTwoSidedP(studentTQuantile(p, df), df) / 2;
      expect(Math.abs(tail / Math.min(p, 1 - p) - 1), `p ${p}, df ${df}`).toBeLessThan(1e-10);
    }
  }
});
