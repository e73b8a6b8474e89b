import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone, type NoNumber } from "../../../src/base/finding.ts";
import { auc } from "../../../src/models/early-warning/auc.ts";
import { calibration } from "../../../src/models/early-warning/calibration.ts";
import { atCapacity } from "../../../src/models/early-warning/capacity.ts";
import { scored } from "../../../src/models/early-warning/scored.ts";
import {
  capacityThreshold,
  costThreshold,
  f1Threshold,
  youdenThreshold,
} from "../../../src/models/early-warning/threshold.ts";
import { anyPoint, expectSound } from "../../sound.ts";

type Student = readonly [outcome: number, score: number];
const student: fc.Arbitrary<Student> = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 12 }));
const students = fc.array(student, { minLength: 1, maxLength: 50 });
const of = (list: readonly Student[]) =>
  scored(
    list.map(([y]) => y),
    list.map(([, score]) => score),
  );
const known = <T>(x: T): Exclude<T, NoNumber> => {
  if (isNone(x)) throw new Error(x.reason);
  return x as Exclude<T, NoNumber>;
};
const both = (list: readonly Student[]) => new Set(list.map(([y]) => y)).size === 2;

test("AUC is the share of pairs in the right order, ties half; DeLong's variance is that of its two sets of shares", () => {
  fc.assert(
    fc.property(students, (list) => {
      fc.pre(both(list));
      const [hits, misses] = [1, 0].map((class_) => list.filter(([y]) => y === class_).map(([, score]) => score));
      const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
      const ofHit = hits!.map((a) => misses!.reduce((sum, b) => sum + wins(a, b) / misses!.length, 0));
      const ofMiss = misses!.map((b) => hits!.reduce((sum, a) => sum + wins(a, b) / hits!.length, 0));
      const value = ofHit.reduce((sum, x) => sum + x / ofHit.length, 0);
      const found = known(auc(of(list)));
      expect(found.value).toBeCloseTo(value, 10);
      if (hits!.length < 2 || misses!.length < 2) {
        expect(found.variance).toMatchObject({ kind: "none" });
        return;
      }
      const spread = (xs: readonly number[]) =>
        xs.reduce((sum, x) => sum + (x - value) ** 2, 0) / (xs.length - 1) / xs.length;
      expect(found.variance).toBeCloseTo(spread(ofHit) + spread(ofMiss), 10);
    }),
  );
});

test("negating the score gives 1 - AUC; a monotone transformation changes nothing", () => {
  fc.assert(
    fc.property(students, (list) => {
      fc.pre(both(list));
      const value = known(auc(of(list))).value;
      expect(known(auc(of(list.map(([y, s]) => [y, -s])))).value).toBeCloseTo(1 - value, 10);
      expect(known(auc(of(list.map(([y, s]) => [y, Math.exp(s)])))).value).toBeCloseTo(value, 10);
    }),
  );
});

test("serving more students reaches no fewer of those in need; serving all reaches all; the order of rows does not matter", () => {
  fc.assert(
    fc.property(students, fc.nat(60), (list, places) => {
      const found = atCapacity(of(list), places);
      expect(atCapacity(of(list), places + 1).reached).toBeGreaterThanOrEqual(found.reached - 1e-12);
      expect(atCapacity(of(list.toReversed()), places).reached).toBeCloseTo(found.reached, 10);
      expect(found.reached).toBeLessThanOrEqual(found.places + 1e-12);
      const hits = list.filter(([y]) => y === 1).length;
      const all = atCapacity(of(list), list.length);
      if (hits === 0) expect(all.recall).toEqual({ kind: "none", reason: "zero_denominator" });
      else expect([all.recall, all.lift]).toEqual([1, 1]);
    }),
  );
});

test("the chosen threshold is the best of all observed scores, the highest among equals", () => {
  fc.assert(
    fc.property(students, fc.integer({ min: 1, max: 20 }), (list, missCost) => {
      fc.pre(both(list));
      const [hits, misses] = [1, 0].map((class_) => list.filter(([y]) => y === class_).length) as [number, number];
      const at = (threshold: number) => {
        const flagged = list.filter(([, score]) => score >= threshold);
        const tp = flagged.filter(([y]) => y === 1).length;
        return { tp, fp: flagged.length - tp };
      };
      const scores = [...new Set(list.map(([, score]) => score))].sort((a, b) => b - a);
      const bestOf = (merit: (threshold: number) => number) => {
        const most = Math.max(...scores.map(merit));
        return { threshold: scores.find((score) => merit(score) > most - 1e-12), most };
      };
      const youden = bestOf((score) => at(score).tp / hits - at(score).fp / misses);
      expect(known(youdenThreshold(of(list)))).toMatchObject({ threshold: youden.threshold });
      expect(known(youdenThreshold(of(list))).value).toBeCloseTo(youden.most, 10);
      const f1 = bestOf((score) => (2 * at(score).tp) / (at(score).tp + at(score).fp + hits));
      expect(known(f1Threshold(of(list)))).toMatchObject({ threshold: f1.threshold });
      const cost = bestOf((score) => -(at(score).fp + missCost * (hits - at(score).tp)) / list.length);
      expect(known(costThreshold(of(list), missCost))).toMatchObject({ threshold: cost.threshold });
      const capacity = capacityThreshold(of(list), 10);
      const fits = scores.filter((score) => at(score).tp + at(score).fp <= 10);
      if (isNone(capacity)) expect(fits).toEqual([]);
      else expect(capacity.threshold).toBe(fits.at(-1));
    }),
  );
});

test("predicting the share itself is calibrated in the large; predicting the outcome is without error", () => {
  fc.assert(
    fc.property(students, (list) => {
      fc.pre(both(list));
      const share = list.filter(([y]) => y === 1).length / list.length;
      const flat = known(
        calibration(
          scored(
            list.map(([y]) => y),
            list.map(() => share),
          ),
        ),
      );
      expect(flat.inTheLarge).toBeCloseTo(0, 6);
      expect(flat.expectedError).toBeCloseTo(0, 10);
      expect(flat.brier).toBeCloseTo(share * (1 - share), 10);
      const sure = known(
        calibration(
          scored(
            list.map(([y]) => y),
            list.map(([y]) => y),
          ),
        ),
      );
      expect(sure).toMatchObject({ brier: 0, expectedError: 0, slope: { kind: "none", reason: "not_estimable" } });
      expect(sure.bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(list.length);
    }),
  );
});

test("any scores give a finite answer, a reason or an error", () => {
  const wild = fc.array(fc.tuple(fc.constantFrom(0, 1, null), anyPoint), { maxLength: 20 });
  fc.assert(
    fc.property(wild, anyPoint, (rows, k) => {
      const given = () =>
        scored(
          rows.map(([y]) => y),
          rows.map(([, score]) => score),
        );
      for (const call of [
        () => auc(given()),
        () => atCapacity(given(), k ?? 3),
        () => youdenThreshold(given()),
        () => f1Threshold(given()),
        () => costThreshold(given(), k ?? 3),
        () => capacityThreshold(given(), k ?? 3),
        () => calibration(given(), k ?? 10),
      ]) {
        expectSound(call);
      }
    }),
    { numRuns: 500 },
  );
});
