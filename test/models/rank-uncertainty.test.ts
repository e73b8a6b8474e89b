import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { rankUncertainty } from "../../src/models/rank-uncertainty.ts";
import { normalCdf } from "../../src/stats/normal.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { finiteNumber } from "./chance.ts";

const schools = fc.array(
  fc.tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 2, noNaN: true })),
  ),
  { minLength: 2, maxLength: 60 },
);

const ranksOf = (list: readonly (readonly [number, number])[], mean = 0) => {
  const found = rankUncertainty({
    shrunk: Float64Array.from(list, ([m]) => m),
    posteriorSd: Float64Array.from(list, ([, sd]) => sd),
    mean,
  });
  if (isNone(found)) throw new Error(found.reason);
  return found;
};

test("expected ranks lie from 1 to k and sum to k(k + 1)/2", () => {
  fc.assert(
    fc.property(schools, (list) => {
      const k = list.length;
      const { expectedRank } = ranksOf(list);
      for (const rank of expectedRank) {
        expect(rank).toBeGreaterThanOrEqual(1 - 1e-10);
        expect(rank).toBeLessThanOrEqual(k + 1e-10);
      }
      expect(expectedRank.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo((k * (k + 1)) / 2, 8);
    }),
  );
});

test("the table of pairs is within its stated error of the exact sum of normal probabilities", () => {
  fc.assert(
    fc.property(schools, (list) => {
      const { expectedRank } = ranksOf(list);
      list.forEach(([mi, si], i) => {
        let exact = 1;
        list.forEach(([mj, sj], j) => {
          const sd = Math.sqrt(si * si + sj * sj);
          if (i !== j) exact += mj === mi ? 0.5 : sd === 0 ? Number(mj > mi) : normalCdf((mj - mi) / sd);
        });
        expect(Math.abs(expectedRank[i]! - exact)).toBeLessThan(list.length * 1.4e-12 + 1e-12);
      });
    }),
  );
});

test("with equal variances the higher school has the smaller rank, and negating all values reverses the ranks", () => {
  fc.assert(
    fc.property(schools, fc.double({ min: 0.01, max: 2, noNaN: true }), (list, sd) => {
      const even = list.map(([m]) => [m, sd] as const);
      const { expectedRank } = ranksOf(even);
      even.forEach(([mi], i) => {
        even.forEach(([mj], j) => {
          if (mi > mj) expect(expectedRank[i]).toBeLessThanOrEqual(expectedRank[j]! + 1e-10);
        });
      });
      const turned = ranksOf(list.map(([m, s]) => [-m, s] as const)).expectedRank;
      ranksOf(list).expectedRank.forEach((rank, i) => {
        expect(turned[i]).toBeCloseTo(list.length + 1 - rank, 8);
      });
    }),
  );
});

test("schools with the same estimate share the middle rank", () => {
  const found = ranksOf(
    [
      [0.1, 0],
      [0.1, 0],
      [0.1, 0],
    ],
    0.1,
  );
  expect([...found.expectedRank]).toEqual([2, 2, 2]);
  expect([...found.aboveMean]).toEqual([0.5, 0.5, 0.5]);
});

const pairsOf = (number: fc.Arbitrary<number>) => fc.array(fc.tuple(number, number.map(Math.abs)), { maxLength: 8 });

test("any numbers give a finite answer or a reason", () => {
  fc.assert(
    fc.property(fc.oneof(pairsOf(finiteNumber), pairsOf(anyNumber)), finiteNumber, (list, mean) => {
      expectSound(() =>
        rankUncertainty({
          shrunk: Float64Array.from(list, ([m]) => m),
          posteriorSd: Float64Array.from(list, ([, sd]) => sd),
          mean,
        }),
      );
    }),
    { numRuns: 500 },
  );
});
