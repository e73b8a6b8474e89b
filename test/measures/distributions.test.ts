import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { hetop } from "../../src/measures/hetop.ts";
import { participationAddedScores, participationAdjusted } from "../../src/measures/participation-adjusted.ts";
import { orderedProbitGap, outscoring, vGap } from "../../src/measures/v-gap.ts";
import { normalCdf } from "../../src/stats/normal.ts";
import { roundHalfAway } from "../../src/stats/rounding.ts";

/** Students at each of several levels, every level in use. */
const levels = (count: number) => fc.array(fc.integer({ min: 5, max: 300 }), { minLength: count, maxLength: count });
const pair = fc.integer({ min: 3, max: 6 }).chain((count) => fc.tuple(levels(count), levels(count)));

/** Whole students of a normal distribution at levels cut at these points. */
const normalLevels = (mean: number, sd: number, cuts: readonly number[], n: number): number[] => {
  const below = [...cuts.map((cut) => normalCdf((cut - mean) / sd)), 1];
  return below.map((p, k) => Math.round(n * (p - (below[k - 1] ?? 0))));
};

describe("V gap", () => {
  test("changes sign with the order of the groups and with the order of the levels", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const there = vGap(a, b);
        const back = vGap(b, a);
        const upsideDown = vGap([...a].reverse(), [...b].reverse());
        if (isNone(there) || isNone(back) || isNone(upsideDown)) throw new Error("every level is in use");
        expect(back.v).toBeCloseTo(-there.v, 5);
        expect(upsideDown.v).toBeCloseTo(-there.v, 5);
        expect(back.se).toBeCloseTo(there.se, 4);
        expect(there.outscores + back.outscores).toBeCloseTo(1, 5);
        expect(there.lower).toBeLessThan(there.v);
        expect(there.upper).toBeGreaterThan(there.v);
      }),
    );
  });

  test("more students at the same shares give the same gap with a narrower interval", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 2, max: 20 }), ([a, b], times) => {
        const [few, many] = [
          vGap(a, b),
          vGap(
            a.map((n) => n * times),
            b.map((n) => n * times),
          ),
        ];
        if (isNone(few) || isNone(many)) throw new Error("every level is in use");
        expect(many.v).toBeCloseTo(few.v, 6);
        expect(many.se).toBeCloseTo(few.se / Math.sqrt(times), 6);
      }),
    );
  });

  test("finds the gap between two normals for any cut score, although passing rates disagree", () => {
    const [meanA, sdA, n] = [-0.5, 1.2, 200_000];
    const truth = 0.5 / Math.sqrt((1 + sdA ** 2) / 2);
    const passing: number[] = [];
    for (const cuts of [
      [-1.5, -0.5, 0.5],
      [-0.5, 0.5, 1.5],
      [0, 1, 2],
    ]) {
      const [a, b] = [normalLevels(meanA, sdA, cuts, n), normalLevels(0, 1, cuts, n)];
      const found = vGap(a, b);
      if (isNone(found)) throw new Error(found.reason);
      expect(found.v).toBeCloseTo(truth, 3);
      expect(found.sdRatio).toBeCloseTo(sdA, 2);
      passing.push((b[3]! - a[3]!) / n);
    }
    // trap: the same two groups, and the gap in passing "closes" as the bar moves into the tail
    expect(passing[0]! / passing[2]!).toBeGreaterThan(4);
  });

  test("groups that do not overlap, two levels and empty groups have no V; two levels have an equal-variance gap", () => {
    expect(vGap([10, 0, 0, 0], [0, 0, 8, 9])).toEqual(none("not_estimable"));
    expect(vGap([30, 20], [20, 40])).toEqual(none("not_estimable"));
    expect(vGap([0, 0, 0], [1, 2, 3])).toEqual(none("zero_denominator"));
    expect(vGap([1, 2], [1, 2, 3])).toEqual(none("invalid_input"));
    expect(orderedProbitGap([30, 20], [20, 40])).toMatchObject({ kind: "probit-gap" });
    expect(orderedProbitGap([30, 0], [0, 40])).toEqual(none("not_estimable"));
  });

  test("empty levels do not matter", () => {
    fc.assert(
      fc.property(pair, fc.nat(6), ([a, b], at) => {
        const widened = (list: number[]) => [...list.slice(0, at), 0, ...list.slice(at)];
        expect(vGap(widened(a), widened(b))).toEqual(vGap(a, b));
      }),
    );
  });

  test("naive outscoring is a share, mirrors, and is nearer to one half than the normal one", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [there, back] = [outscoring(a, b), outscoring(b, a)];
        if (isNone(there) || isNone(back)) throw new Error("both have students");
        expect(there.outscores + back.outscores).toBeCloseTo(1, 10);
      }),
    );
    const cuts = [-0.5, 0.5];
    const [a, b] = [normalLevels(-0.8, 1, cuts, 100_000), normalLevels(0, 1, cuts, 100_000)];
    const [naive, full] = [outscoring(a, b), vGap(a, b)];
    if (isNone(naive) || isNone(full)) throw new Error("both can be computed");
    expect(naive.outscores).toBeLessThan(full.outscores);
    expect(outscoring([5, 0], [0, 5])).toMatchObject({ outscores: 1, v: none("not_estimable") });
  });
});

describe("HETOP", () => {
  test("all students together have mean 0 and variance 1, and groups in another order are the same groups", () => {
    const table = fc
      .integer({ min: 3, max: 5 })
      .chain((count) => fc.array(levels(count), { minLength: 2, maxLength: 6 }));
    fc.assert(
      fc.property(table, (rows) => {
        const found = hetop(rows);
        if (isNone(found)) throw new Error(found.reason);
        const sizes = rows.map((row) => row.reduce((sum, n) => sum + n, 0));
        const n = sizes.reduce((sum, size) => sum + size, 0);
        const over = (of: (g: number) => number): number => sizes.reduce((sum, size, g) => sum + (size / n) * of(g), 0);
        const mean = (g: number): number => found.groups[g]!.mean;
        expect(over(mean)).toBeCloseTo(0, 9);
        expect(over((g) => mean(g) ** 2 + found.groups[g]!.sd ** 2)).toBeCloseTo(1, 9);
        expect(found.intraclass).toBeCloseTo(
          over((g) => mean(g) ** 2),
          9,
        );
        const turned = hetop([...rows].reverse());
        if (isNone(turned)) throw new Error(turned.reason);
        expect(turned.negativeLogLikelihood).toBeCloseTo(found.negativeLogLikelihood, 5);
        expect(turned.groups.at(-1)!.mean).toBeCloseTo(mean(0), 4);
      }),
      { numRuns: 60 },
    );
  });

  test("finds the means of normal groups, and marks the groups that use the pooled standard deviation", () => {
    const cuts = [-1, 0, 0.8];
    const truth = [-0.6, -0.2, 0, 0.4, 0.9];
    const rows = truth.map((mean) => normalLevels(mean, 0.9, cuts, 20_000));
    const found = hetop(rows);
    if (isNone(found)) throw new Error(found.reason);
    const center = truth.reduce((sum, m) => sum + m, 0) / truth.length;
    const spread = Math.sqrt(truth.reduce((sum, m) => sum + (m - center) ** 2, 0) / truth.length + 0.81);
    found.groups.forEach((group, g) => {
      expect(group.mean).toBeCloseTo((truth[g]! - center) / spread, 2);
      expect(group).toMatchObject({ meanFrom: "estimate", sdFrom: "estimate" });
    });
    const sparse = hetop([...rows, [9, 0, 0, 0], [0, 0, 0, 7], [0, 5, 6, 0]]);
    if (isNone(sparse)) throw new Error(sparse.reason);
    expect(sparse.groups.slice(-3)).toMatchObject([
      { meanFrom: "lowest", sdFrom: "pooled" },
      { meanFrom: "highest", sdFrom: "pooled" },
      { meanFrom: "estimate", sdFrom: "pooled" },
    ]);
    expect(hetop([[1, 2, 3]])).toEqual(none("too_few_units"));
  });
});

describe("participation in the tests", () => {
  test("added scores bring the rounded participation to 95 percent, and no more than that", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(3000), (enrolled, some) => {
        const tested = some % (enrolled + 1);
        const added = participationAddedScores(enrolled, tested) as number;
        const rounded = (students: number): number => roundHalfAway((100 * students) / enrolled, 0);
        if (added > 0) {
          expect(rounded(tested + added)).toBeGreaterThanOrEqual(95);
          expect(rounded(tested + added - 1)).toBeLessThan(95);
        } else expect(rounded(tested)).toBeGreaterThanOrEqual(95);
      }),
    );
  });

  test("added scores never raise a distance, and zero added scores change nothing", () => {
    expect(participationAdjusted({ enrolled: 100, tested: 96, scored: 90 }, -12.5, "math")).toMatchObject({
      distance: -12.5,
      added: 0,
    });
    const down = participationAdjusted({ enrolled: 57, tested: 45, scored: 27 }, -100.1, "ela");
    expect(down).toMatchObject({ added: 9, denominator: 36 });
    if (!isNone(down)) expect(down.distance).toBeCloseTo((27 * -100.1 + 9 * -333) / 36, 9);
    expect(participationAdjusted({ enrolled: 0, tested: 0, scored: 0 }, 0, "ela")).toEqual(none("no_data"));
  });
});
