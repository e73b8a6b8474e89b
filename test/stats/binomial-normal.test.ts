import fc from "fast-check";
import { expect, test } from "vitest";
import { type CellShape, effectMode, laplaceLog, quadratureLog } from "../../src/stats/binomial-normal.ts";
import { gaussHermite } from "../../src/stats/gauss-hermite.ts";

const cell = fc
  .record({
    n: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    offset: fc.double({ min: -3, max: 3, noNaN: true }),
    standardDeviation: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2, noNaN: true })),
  })
  .map(({ n, share, offset, standardDeviation }) => ({ n, hits: Math.round(n * share), offset, standardDeviation }));

const blank = (): CellShape => ({ slope: 0, bend: 0, safeBend: 0 });
const quadrature = gaussHermite(25);
const log = (one: Parameters<typeof effectMode>[0], how: "laplace" | "quadrature", shape = blank()) => {
  const mode = effectMode(one, 0);
  return how === "laplace" ? laplaceLog(one, mode, shape) : quadratureLog(one, mode, shape, quadrature);
};

test("the mode is where the likelihood's gradient and the penalty balance, and never beyond the cell's own logit", () => {
  fc.assert(
    fc.property(cell, (one) => {
      const u = effectMode(one, 0);
      const p = 1 / (1 + Math.exp(-one.offset - u));
      expect(one.standardDeviation ** 2 * (one.hits - one.n * p)).toBeCloseTo(u, 6);
      const expected = one.n / (1 + Math.exp(-one.offset));
      if (u !== 0) expect(Math.sign(u)).toBe(Math.sign(one.hits - expected));
    }),
  );
});

test("slope and bend are the derivatives of the value, for Laplace and for quadrature", () => {
  fc.assert(
    fc.property(cell, fc.constantFrom("laplace" as const, "quadrature" as const), (one, how) => {
      const shape = blank();
      log(one, how, shape);
      const h = 1e-4;
      const [above, below] = [blank(), blank()];
      const rise =
        log({ ...one, offset: one.offset + h }, how, above) - log({ ...one, offset: one.offset - h }, how, below);
      // The nodes move with the mode, so the quadrature's own derivative equals the integral's up to its error.
      const slack = 1e-4 * (1 + one.n);
      expect(Math.abs(rise / (2 * h) - shape.slope)).toBeLessThan(slack);
      expect(Math.abs((below.slope - above.slope) / (2 * h) - shape.bend)).toBeLessThan(slack);
    }),
  );
});

/** Log likelihood by plain summation over the effect. */
function byManySteps(one: { n: number; hits: number; offset: number; standardDeviation: number }): number {
  const steps = 4000;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const b = -10 + (20 * i) / steps;
    const logit = one.offset + one.standardDeviation * b;
    const hitsLog = one.hits * logit - one.n * Math.log1p(Math.exp(logit));
    sum += (Math.exp(hitsLog - (b * b) / 2) / Math.sqrt(2 * Math.PI)) * (20 / steps);
  }
  return Math.log(sum);
}

test("quadrature is the integral over the effect, for cells within three standard errors of the expected count", () => {
  fc.assert(
    fc.property(cell, (one) => {
      const p = 1 / (1 + Math.exp(-one.offset));
      fc.pre(
        one.standardDeviation > 0.05 &&
          one.n < 60 &&
          Math.abs(one.hits - one.n * p) <= 3 * Math.sqrt(one.n * p * (1 - p)) + 1,
      );
      expect(log(one, "quadrature")).toBeCloseTo(byManySteps(one), 5);
    }),
  );
});
