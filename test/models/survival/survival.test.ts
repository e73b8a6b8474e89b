import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone, type NoNumber } from "../../../src/base/finding.ts";
import { cumulativeIncidence, incidenceBy } from "../../../src/models/survival/cumulative-incidence.ts";
import { discreteHazard } from "../../../src/models/survival/discrete-hazard.ts";
import { discreteTimeModel } from "../../../src/models/survival/discrete-time-model.ts";
import { kaplanMeier } from "../../../src/models/survival/kaplan-meier.ts";
import { logRank } from "../../../src/models/survival/log-rank.ts";
import { indicatorColumns } from "../../../src/stats/indicator-columns.ts";
import { anyNumber, expectSound } from "../../sound.ts";

const spell = fc.record({ time: fc.integer({ min: 1, max: 9 }), status: fc.integer({ min: 0, max: 2 }) });
const spells = fc.array(spell, { minLength: 1, maxLength: 60 });
const durations = (list: readonly { time: number; status: number }[]) => ({
  time: list.map(({ time }) => time),
  event: list.map(({ status }) => Number(status === 1)),
});
const known = <T>(x: T): Exclude<T, NoNumber> => {
  if (isNone(x)) throw new Error(x.reason);
  return x as Exclude<T, NoNumber>;
};

test("the survival curve never rises and is within its limits", () => {
  fc.assert(
    fc.property(spells, (list) => {
      let before = 1;
      for (const { survival, lower, upper } of known(kaplanMeier(durations(list))).points) {
        expect(survival).toBeLessThanOrEqual(before);
        expect(survival).toBeGreaterThanOrEqual(0);
        if (!isNone(lower)) expect(lower).toBeLessThanOrEqual(survival);
        if (!isNone(upper)) expect(upper).toBeGreaterThanOrEqual(survival);
        before = survival;
      }
    }),
  );
});

test("without censoring the survival curve is the empirical one, and the median is the middle student's", () => {
  fc.assert(
    fc.property(spells, (list) => {
      const all = list.map(({ time }) => ({ time, status: 1 }));
      const found = known(kaplanMeier(durations(all)));
      for (const { time, survival } of found.points) {
        expect(survival).toBeCloseTo(all.filter((one) => one.time > time).length / all.length, 12);
      }
      const sorted = all.map(({ time }) => time).sort((a, b) => a - b);
      const n = sorted.length;
      expect(found.median).toBe((sorted[Math.ceil(n / 2) - 1]! + sorted[Math.floor(n / 2)]!) / 2);
    }),
  );
});

test("discrete hazards and Kaplan-Meier give the same survival", () => {
  fc.assert(
    fc.property(spells, (list) => {
      const found = known(kaplanMeier(durations(list)));
      const years = discreteHazard(durations(list), 9);
      for (const { time, survival } of found.points) expect(years[time - 1]!.survival).toBeCloseTo(survival, 12);
    }),
  );
});

test("reclassified, left and still waiting add up to 1; one minus Kaplan-Meier is never below the incidence", () => {
  fc.assert(
    fc.property(spells, (list) => {
      const found = known(
        cumulativeIncidence({ time: list.map(({ time }) => time), status: list.map(({ status }) => status) }),
      );
      const neither = known(
        kaplanMeier({ time: list.map(({ time }) => time), event: list.map(({ status }) => Number(status > 0)) }),
      );
      const alone = known(kaplanMeier(durations(list)));
      for (const { time, survival } of neither.points) {
        expect(incidenceBy(found.event, time).share + incidenceBy(found.competing, time).share + survival).toBeCloseTo(
          1,
          12,
        );
        const naive = 1 - alone.points.findLast((point) => point.time <= time)!.survival;
        expect(incidenceBy(found.event, time).share).toBeLessThanOrEqual(naive + 1e-12);
      }
    }),
  );
});

test("without exits the incidence is one minus Kaplan-Meier, and without censoring its variance nearly binomial", () => {
  const list = Array.from({ length: 200 }, (_, i) => ({ time: 1 + (i % 8), status: i % 3 === 0 ? 0 : 1 }));
  const found = known(
    cumulativeIncidence({ time: list.map(({ time }) => time), status: list.map(({ status }) => status) }),
  );
  const points = known(kaplanMeier(durations(list))).points;
  for (const { time, share } of found.event)
    expect(share).toBeCloseTo(1 - points.find((one) => one.time === time)!.survival, 12);
  const seen = list.map(({ time }, i) => ({ time, status: 1 + (i % 2) }));
  const counted = known(
    cumulativeIncidence({ time: seen.map(({ time }) => time), status: seen.map(({ status }) => status) }),
  );
  for (const { share, variance } of counted.event) expect(variance / ((share * (1 - share)) / 200)).toBeCloseTo(1, 1);
});

test("the log-rank test does not depend on group names, and is 0 between a group and its copy", () => {
  fc.assert(
    fc.property(spells, fc.array(fc.constantFrom("a", "b", "c"), { minLength: 60, maxLength: 60 }), (list, names) => {
      const group = list.map((_, i) => names[i]!);
      const found = logRank({ ...durations(list), group });
      const renamed = logRank({ ...durations(list), group: group.map((name) => ({ a: "z", b: "y", c: "x" })[name]!) });
      if (isNone(found) || isNone(renamed)) {
        expect(renamed).toEqual(found);
        return;
      }
      expect(renamed.chiSquare).toBeCloseTo(found.chiSquare, 7);
      expect(found.groups.reduce((sum, { observed, expected }) => sum + observed - expected, 0)).toBeCloseTo(0, 9);
      const twice = logRank({
        ...durations([...list, ...list]),
        group: [...list.map(() => "a"), ...list.map(() => "b")],
      });
      if (!isNone(twice)) expect(twice.chiSquare).toBeCloseTo(0, 9);
    }),
  );
});

test("a model of periods alone reproduces the hazards, and grouping identical students changes nothing", () => {
  const list = Array.from({ length: 300 }, (_, i) => ({ time: 1 + ((i * 7) % 4), status: Number((i * 13) % 5 < 3) }));
  const group = list.map((_, i) => (i % 3 === 0 ? "b" : "a"));
  const alone = known(discreteTimeModel({ ...durations(list), covariates: [], periods: 4 }));
  discreteHazard(durations(list), 4).forEach(({ hazard }, k) => {
    expect(1 / (1 + Math.exp(-alone.periods[k]!.value))).toBeCloseTo(known(hazard), 8);
  });
  const covariates = indicatorColumns("group", group);
  // a covariate in which no two students are alike, with next to no effect on the rest
  const apart = [...covariates, { name: "apart", values: list.map((_, i) => Math.sin(i)) }];
  const together = known(discreteTimeModel({ ...durations(list), covariates, periods: 4 }));
  const single = known(discreteTimeModel({ ...durations(list), covariates: apart, periods: 4 }));
  expect(single.personPeriods).toBe(together.personPeriods);
  expect(single.deviance).toBeLessThanOrEqual(together.deviance + 1e-9);
  expect(together.deviance - single.deviance).toBeLessThan(10);
});

test("any spells give a finite answer, a reason or an error", () => {
  const wild = fc.record({ time: anyNumber, status: fc.oneof(fc.constantFrom(0, 1, 2), anyNumber) });
  fc.assert(
    fc.property(
      fc.oneof(spells, fc.array(wild, { maxLength: 6 }), fc.constant([])),
      fc.oneof(fc.nat(12), anyNumber),
      (list, periods) => {
        const time = list.map((one) => one.time);
        const event = list.map(({ status }) => (status === 2 ? 0 : status));
        const group = list.map((_, i) => (i % 3 === 0 ? "a" : "b"));
        for (const call of [
          () => kaplanMeier({ time, event }),
          () => cumulativeIncidence({ time, status: list.map(({ status }) => status) }),
          () => logRank({ time, event, group }),
          () => discreteHazard({ time, event }, periods),
          () => discreteTimeModel({ time, event, covariates: indicatorColumns("g", group), periods, link: "cloglog" }),
          () => discreteTimeModel({ time, event, covariates: indicatorColumns("g", group), periods }),
        ]) {
          expectSound(call);
        }
      },
    ),
    { numRuns: 400 },
  );
});
