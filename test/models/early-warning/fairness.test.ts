import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../../src/base/finding.ts";
import {
  type FlaggedStudents,
  flagRatesByGroup,
  type GroupFairness,
  groupFairness,
  supportVerdict,
} from "../../../src/models/early-warning/fairness.ts";
import { anyNumber, expectSound } from "../../sound.ts";

/** So many flagged with the outcome, flagged without, not flagged with, not flagged without. */
type Four = readonly [number, number, number, number];

function students(groups: Readonly<Record<string, Four>>): FlaggedStudents {
  const rows = Object.entries(groups).flatMap(([group, four]) =>
    four.flatMap((n, kind) => Array.from({ length: n }, () => ({ group, flagged: kind < 2, outcome: kind % 2 === 0 }))),
  );
  return {
    outcomes: rows.map(({ outcome }) => outcome),
    flagged: rows.map(({ flagged }) => flagged),
    groups: rows.map(({ group }) => group),
  };
}

const of = (groups: Readonly<Record<string, Four>>, reference = "A"): GroupFairness => {
  const found = groupFairness(students(groups), reference);
  if (isNone(found)) throw new Error(found.reason);
  return found;
};

const four: fc.Arbitrary<Four> = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20));

test("groups treated alike have ratio 1 everywhere, whatever their size", () => {
  fc.assert(
    fc.property(four, fc.integer({ min: 1, max: 4 }), (counts, times) => {
      const found = of({ A: [40, 30, 35, 60], B: counts, C: counts.map((n) => n * times) as unknown as Four });
      const [b, c] = [found.disparity.get("B"), found.disparity.get("C")];
      expect(c).toEqual(
        b === undefined
          ? undefined
          : Object.fromEntries(
              Object.entries(b).map(([name, one]) => [
                name,
                isNone(one)
                  ? one
                  : {
                      ...one,
                      ratio: expect.closeTo(one.ratio, 10),
                      within: expect.any(Boolean),
                      fair: expect.anything(),
                    },
              ]),
            ),
      );
    }),
  );
});

test("rates of a kind add up to one, and counts to the number of students", () => {
  fc.assert(
    fc.property(four, (counts) => {
      const found = flagRatesByGroup(students({ A: counts })).get("A");
      if (found === undefined) {
        expect(counts.every((n) => n === 0)).toBe(true);
        return;
      }
      expect(found.n).toBe(counts.reduce((sum, n) => sum + n, 0));
      for (const [one, other] of [
        [found.truePositiveRate, found.falseNegativeRate],
        [found.falsePositiveRate, found.trueNegativeRate],
        [found.positivePredictiveValue, found.falseDiscoveryRate],
        [found.negativePredictiveValue, found.falseOmissionRate],
      ] as const) {
        if (isNone(one) || isNone(other)) expect(one).toEqual(other);
        else expect(one + other).toBeCloseTo(1, 12);
      }
    }),
  );
});

test("four students give a ratio but no verdict", () => {
  const found = of({ A: [100, 40, 60, 100], B: [1, 1, 1, 1] }).disparity.get("B")!.truePositiveRate;
  expect(found).toMatchObject({ ratio: 0.8, fair: { kind: "none", reason: "below_min_n" } });
});

test("for support, a group that is missed more often is not treated fairly; one that is served more often is", () => {
  const found = of({ A: [60, 40, 40, 160], missed: [30, 40, 70, 160], served: [90, 40, 10, 160], few: [2, 2, 2, 2] });
  const verdict = supportVerdict(found);
  expect(verdict.get("A")).toBe(true);
  expect(verdict.get("missed")).toBe(false);
  expect(verdict.get("served")).toBe(true);
  expect(verdict.get("few")).toEqual({ kind: "none", reason: "below_min_n" });
});

test("an empty denominator gives no rate and no disparity; an absent reference no comparison", () => {
  const found = of({ A: [5, 5, 5, 5], B: [0, 0, 0, 3] });
  expect(found.disparity.get("B")!.truePositiveRate).toEqual({ kind: "none", reason: "zero_denominator" });
  expect(groupFairness(students({ A: [1, 1, 1, 1] }), "Z")).toEqual({ kind: "none", reason: "no_comparison_group" });
});

test("any flags give a finite answer, a reason or an error", () => {
  const row = fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.boolean(), fc.constantFrom("A", "B", "__proto__"));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), anyNumber, (rows, tolerance) => {
      const given = {
        outcomes: rows.map(([y]) => y),
        flagged: rows.map(([, f]) => f),
        groups: rows.map(([, , g]) => g),
      };
      expectSound(() => groupFairness(given, "A", tolerance));
      expectSound(() => groupFairness(given, "A"));
    }),
  );
});
