import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { defaultNelsonRules, nelsonRules } from "../../src/improve/nelson-rules.ts";
import { cChart, pChart, pPrimeChart, uChart, uPrimeChart } from "../../src/improve/p-chart.ts";
import { runChart } from "../../src/improve/run-chart.ts";
import { xmrChart } from "../../src/improve/xmr.ts";
import { anyNumber, anyPoint, expectSound } from "../sound.ts";

const point = fc.integer({ min: 0, max: 30 });
const series = fc.array(fc.option(point, { nil: null, freq: 8 }), { minLength: 1, maxLength: 40 });

test("any input gives a chart of finite numbers, a reason or an error", () => {
  const period = fc.record({ count: anyPoint, area: anyNumber });
  fc.assert(
    fc.property(fc.array(anyPoint), fc.array(period), anyNumber, anyNumber, (points, periods, a, b) => {
      expectSound(() => runChart(points));
      expectSound(() => xmrChart(points));
      expectSound(() => xmrChart(points, a));
      expectSound(() => nelsonRules(points, a, b));
      expectSound(() => cChart(points));
      for (const chart of [pChart, pPrimeChart, uChart, uPrimeChart]) expectSound(() => chart(periods));
    }),
  );
});

test("a missing period changes no signal of a run chart", () => {
  fc.assert(
    fc.property(series, (points) => {
      expect(runChart(points)).toEqual(runChart(points.filter((y) => y !== null)));
    }),
  );
});

test("a negated or rescaled run chart has the same signals", () => {
  fc.assert(
    fc.property(series, (points) => {
      const found = runChart(points);
      const turned = runChart(points.map((y) => (y === null ? null : -3 * y)));
      expect({ ...turned, median: 0 }).toEqual({ ...found, median: 0 });
    }),
  );
});

test("runs and crossings are consistent: no more crossings than points between runs", () => {
  fc.assert(
    fc.property(series, (points) => {
      const found = runChart(points);
      if (isNone(found) || isNone(found.crossings) || isNone(found.longestRun)) return;
      expect(found.longestRun + found.crossings).toBeLessThanOrEqual(found.useful);
      expect(found.longestRun * (found.crossings + 1)).toBeGreaterThanOrEqual(found.useful);
    }),
  );
});

test("a run chart has no signals below ten useful points", () => {
  expect(runChart([1, 1, 1, 1, 9, 9, 9, 9])).toMatchObject({ useful: 8, enoughToClaim: false });
  expect(runChart([5, 5, 5])).toMatchObject({
    useful: 0,
    longestRun: { reason: "no_data" },
    anhoej: false,
    longestTrend: 1,
  });
});

test("limits of an XmR chart enclose its center and move with the data", () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 2, maxLength: 40 }),
      fc.integer({ min: -50, max: 50 }),
      (points, shift) => {
        const found = xmrChart(points);
        const moved = xmrChart(points.map((y) => y + shift));
        if (isNone(found) || isNone(moved) || isNone(found.lower) || isNone(found.upper) || isNone(moved.upper))
          throw new Error("two neighbors have a range");
        expect(found.lower).toBeLessThanOrEqual(found.center);
        expect(found.center - found.lower).toBeCloseTo(found.upper - found.center, 9);
        expect(moved.upper).toBeCloseTo(found.upper + shift, 9);
      },
    ),
  );
});

test("a frozen baseline does not move when points are added", () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 12, maxLength: 20 }),
      fc.array(point, { maxLength: 10 }),
      (first, later) => {
        const before = xmrChart(first);
        const after = xmrChart([...first, ...later], first.length);
        if (isNone(before) || isNone(after)) throw new Error("there are points");
        expect([after.center, after.lower, after.upper]).toEqual([before.center, before.lower, before.upper]);
      },
    ),
  );
});

test("constant points give no signal, and one point has no chart", () => {
  expect(xmrChart([0.1, 0.1, 0.1, 0.1])).toMatchObject({ center: 0.1, lower: 0.1, upper: 0.1, signals: [] });
  for (const points of [[5], [4, null, 5]])
    expect(xmrChart(points)).toMatchObject({ kind: "none", reason: "too_few_points" });
});

const period = fc
  .integer({ min: 1, max: 400 })
  .chain((area) => fc.record({ count: fc.nat(area), area: fc.constant(area) }));
const periods = fc.array(period, { minLength: 2, maxLength: 20 });

test("limits are wider where fewer are counted, and shares stay between 0 and 1", () => {
  fc.assert(
    fc.property(periods, (held) => {
      const found = pChart(held);
      if (isNone(found)) throw new Error("every period counts someone");
      found.points.forEach((one, at) => {
        expect(one!.lower).toBeGreaterThanOrEqual(0);
        expect(one!.upper).toBeLessThanOrEqual(1);
        found.points.forEach((other, place) => {
          if (held[at]!.area <= held[place]!.area) expect(one!.upper).toBeGreaterThanOrEqual(other!.upper - 1e-12);
        });
      });
    }),
  );
});

test("the prime charts of shares and of events draw the same limits inside 0 and 1", () => {
  fc.assert(
    fc.property(periods, (held) => {
      const [shares, events] = [pPrimeChart(held), uPrimeChart(held)];
      if (isNone(shares) || isNone(events)) return;
      shares.points.forEach((one, at) => {
        expect(one!.lower).toBeCloseTo(events.points[at]!.lower, 9);
        expect(one!.upper).toBeCloseTo(Math.min(1, events.points[at]!.upper), 9);
      });
    }),
  );
});

test("a p chart of a whole district flags nearly every week, its prime chart does not", () => {
  const weeks = [2100, 2300, 1850, 2450, 2000, 1900, 2600, 2210].map((count) => ({ count, area: 40_000 }));
  const [plain, prime] = [pChart(weeks), pPrimeChart(weeks)];
  if (isNone(plain) || isNone(prime)) throw new Error("every week counts someone");
  expect(plain.signals.length).toBeGreaterThan(4);
  expect(prime.signals).toEqual([]);
});

test("a prime chart without any outcome has no standard deviation", () => {
  const none = [10, 20, 30].map((area) => ({ count: 0, area }));
  expect(pChart(none)).toMatchObject({ center: 0, signals: [] });
  expect(pPrimeChart(none)).toEqual({ kind: "none", reason: "zero_variance" });
  expect(pChart([{ count: 3, area: 2 }])).toEqual({ kind: "none", reason: "invalid_input" });
});

test("Nelson's rules find the same patterns in negated and rescaled data", () => {
  const long = fc.array(fc.integer({ min: -8, max: 8 }), { maxLength: 40 });
  fc.assert(
    fc.property(long, (points) => {
      const found = nelsonRules(points, 0, 2);
      expect(
        nelsonRules(
          points.map((y) => -y),
          0,
          2,
        ),
      ).toEqual(found);
      expect(
        nelsonRules(
          points.map((y) => 4 * y + 12),
          12,
          8,
        ),
      ).toEqual(found);
    }),
  );
});

test("a point on a line is not beyond it, and a gap breaks a pattern", () => {
  expect(nelsonRules([3, -3, 3.01], 0, 1)).toMatchObject({ beyond: [2] });
  expect(nelsonRules([1, 1, 1, 1, null, 1, 1, 1, 1, 1], 0, 5)).toMatchObject({ oneSide: [] });
  expect(nelsonRules([1, 1, 1, 1, 1, 1, 1, 1, 1], 0, 5)).toMatchObject({ oneSide: [8] });
  expect(nelsonRules([1, 2], 0, 0)).toEqual({ kind: "none", reason: "zero_variance" });
  expect(nelsonRules(new Array<number>(15).fill(0.5), 0, 1)).toMatchObject({ hugging: [14], avoiding: [] });
  expect(nelsonRules(new Array<number>(15).fill(1), 0, 1)).toMatchObject({ hugging: [] });
});

test("rules 1, 2 and 5 are on by default", () => {
  expect(defaultNelsonRules).toEqual(["beyond", "oneSide", "twoOfThree"]);
});
