import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { addCells, type ShareCounts } from "../../src/cube/cell.ts";
import { cellGap, cellGapToAll, cellInterval } from "../../src/measures/cell-gap.ts";
import { together, without } from "../../src/measures/counts.ts";
import { eightyPercent, percentagePointGap, proportionalityIndex } from "../../src/measures/disproportionate-impact.ts";
import { gapMovement } from "../../src/measures/gap-family.ts";
import { gapTrend } from "../../src/measures/gap-trend.ts";
import { shareFinding } from "../../src/measures/share-finding.ts";
import { studentsToClose } from "../../src/measures/students-to-close.ts";
import { counts } from "./any-counts.ts";

const list = fc.array(counts(), { minLength: 2, maxLength: 7 });

const shareCells = counts().map((one): ShareCounts => ({ kind: "share", ...one }));

describe("one gap", () => {
  test("the gap to all is the gap to the rest, shrunk by the share of students outside the group", () => {
    fc.assert(
      fc.property(shareCells, shareCells, (group, rest) => {
        const all = addCells(group, rest);
        const [toAll, toRest] = [cellGapToAll(group, all, 0.95), cellGap(group, rest, 0.95)];
        if (isNone(toAll) || isNone(toRest)) throw new Error("both have students");
        expect(toAll.value).toBeCloseTo(group.hits / group.n - all.hits / all.n, 10);
        expect(toAll.comparisonRate).toBeCloseTo(all.hits / all.n, 10);
        // A comparison with all students must not use a two-sample interval.
        expect(toAll.upper - toAll.lower).toBeCloseTo(((toRest.upper - toRest.lower) * rest.n) / all.n, 10);
        expect(toAll.lower <= 0 && toAll.upper >= 0).toBe(toRest.lower <= 0 && toRest.upper >= 0);
      }),
    );
  });

  test("gaps to all, weighted by students, add up to nothing", () => {
    fc.assert(
      fc.property(fc.array(shareCells, { minLength: 2, maxLength: 7 }), (groups) => {
        const all = groups.reduce(addCells);
        const sum = groups.reduce((total, group) => {
          const gap = cellGapToAll(group, all, 0.95);
          if (isNone(gap)) throw new Error("all have students");
          return total + gap.value * group.n;
        }, 0);
        expect(sum / all.n).toBeCloseTo(0, 12);
      }),
    );
  });

  test("an empty group, an empty comparison and impossible counts are reasons or refusals", () => {
    const some: ShareCounts = { kind: "share", n: 30, hits: 12 };
    const nobody: ShareCounts = { kind: "share", n: 0, hits: 0 };
    expect(cellInterval(nobody, 0.95)).toEqual(none("zero_denominator"));
    expect(cellGap(nobody, some, 0.95)).toEqual(none("zero_denominator"));
    expect(cellGap(some, nobody, 0.95)).toEqual(none("no_comparison_group"));
    expect(cellGapToAll(some, some, 0.95)).toEqual(none("no_comparison_group"));
    expect(() => cellInterval({ kind: "share", n: 3, hits: 4 }, 0.95)).toThrow(
      expect.objectContaining({ code: "stats.bad-counts" }),
    );
    expect(shareFinding({ n: 3, hits: 4 })).toEqual(none("invalid_input"));
    expect(shareFinding(none("suppressed_input"))).toEqual(none("suppressed_input"));
  });
});

describe("students to close a gap", () => {
  test("is the smallest number that is enough", () => {
    fc.assert(
      fc.property(counts(), counts(), (group, reference) => {
        const [own, wanted] = [group.hits / group.n, reference.hits / reference.n];
        const k = studentsToClose(group.n, own, wanted);
        expect(k).toBeLessThanOrEqual(group.n - group.hits);
        expect((group.hits + k) / group.n).toBeGreaterThanOrEqual(wanted - 1e-9);
        if (k > 0) expect((group.hits + k - 1) / group.n).toBeLessThan(wanted);
        if (own >= wanted) expect(k).toBe(0);
      }),
    );
    expect(studentsToClose(160, 0.59375, 0.751440329218107)).toBe(26);
    // 0.3 of 100 students is 30, though 0.3 * 100 is 30.000000000000004 in binary
    expect(studentsToClose(100, 0.1, 0.4)).toBe(30);
  });

  test("a number of students is whole, and a rate is a share", () => {
    expect(() => studentsToClose(1.5, 0, 1)).toThrow(expect.objectContaining({ code: "measures.bad-count" }));
    expect(() => studentsToClose(10, 0, 80)).toThrow(expect.objectContaining({ code: "stats.bad-share" }));
  });
});

describe("a gap over years", () => {
  const years = fc.array(fc.tuple(shareCells, shareCells), { minLength: 3, maxLength: 6 }).map((pairs) =>
    pairs.map(([group, rest]) => {
      const gap = cellGap(group, rest, 0.95);
      if (isNone(gap)) throw new Error("both have students");
      return gap;
    }),
  );

  test("shifting the calendar changes nothing, and a constant gap has no slope and no clear change", () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1900, max: 2100 }), (gaps, first) => {
        const from = (start: number) => gapTrend(gaps.map((gap, i) => ({ ...gap, year: start + i })));
        const [one, other] = [from(2019), from(first)];
        const constant = gaps.map((_, i) => ({ ...gaps[0]!, year: 2019 + i }));
        const flat = gapTrend(constant);
        if (isNone(one) || isNone(other) || isNone(flat)) throw new Error("three years are enough");
        expect(other.slope).toBeCloseTo(one.slope, 9);
        expect(flat.slope).toBeCloseTo(0, 12);
        const { value, variance } = gaps[0]!;
        const { value: moved, lower, upper } = gapMovement(value, variance, value, variance, 0.95);
        expect([moved, lower < 0, upper > 0]).toEqual([0, true, true]);
      }),
    );
  });

  test("years keep their true spacing, and two are too few for a slope", () => {
    const at = (year: number, value: number) => ({ year, value, variance: 0.001 });
    const spaced = gapTrend([at(2019, 0.1), at(2021, 0.2), at(2022, 0.25)]);
    if (isNone(spaced)) throw new Error("three years are enough");
    expect(spaced.slope).toBeCloseTo(0.05, 12);
    expect(spaced.residualQ).toBeCloseTo(0, 12);
    expect(gapTrend([at(2019, 0.1), at(2020, 0.2)])).toEqual(none("too_few_points"));
    expect(gapTrend([at(2019, 0.1), at(2019, 0.2), at(2019, 0.3)])).toEqual(none("not_estimable"));
    expect(gapTrend([at(2019, 0.1), at(2020, 0.2), { ...at(2021, 0.3), variance: 0 }])).toEqual(none("invalid_input"));
  });

  test("one student more in a group of 40 is not a clear change", () => {
    const rest: ShareCounts = { kind: "share", n: 100, hits: 60 };
    const [then, now] = [20, 19].map((hits) => cellGap({ kind: "share", n: 40, hits }, rest, 0.95));
    if (then === undefined || now === undefined || isNone(then) || isNone(now)) throw new Error("both have students");
    const { lower, upper } = gapMovement(then.value, then.variance, now.value, now.variance, 0.95);
    expect(lower < 0 && upper > 0).toBe(true);
  });
});

describe("the community college methods", () => {
  test("a flagged group is below the reference, and the students it needs remove the flag", () => {
    fc.assert(
      fc.property(
        list,
        fc.constantFrom("overall" as const, "hpg" as const, "all but current" as const),
        (groups, against) => {
          percentagePointGap(groups, { rate: 0.7 }).forEach((row, i) => {
            if (isNone(row)) throw new Error("every group has students");
            if (!row.flagged) return;
            const { n, hits } = groups[i]!;
            const lifted = percentagePointGap([{ n, hits: hits + row.neededToLeave }], { rate: 0.7 })[0]!;
            if (isNone(lifted)) throw new Error("it has students");
            expect(lifted.upper).toBeGreaterThanOrEqual(0.7 - 1e-9);
            expect(row.neededToLeave).toBeLessThanOrEqual(row.neededForParity);
          });
          for (const row of [...percentagePointGap(groups, against), ...eightyPercent(groups, against)]) {
            if (isNone(row)) throw new Error("every group has students");
            if (row.flagged) expect(row.rate).toBeLessThan(row.reference as number);
          }
        },
      ),
    );
  });

  test("the proportionality index is the 80 percent index against all, flagged alike", () => {
    fc.assert(
      fc.property(list, (groups) => {
        fc.pre(together(groups).hits > 0);
        const [ratio, share] = [eightyPercent(groups, "overall"), proportionalityIndex(groups)];
        ratio.forEach((row, i) => {
          const other = share[i]!;
          if (isNone(row) || isNone(other)) throw new Error("every group has students");
          expect(other.index).toBeCloseTo(row.index as number, 9);
        });
      }),
    );
  });

  test("no group is flagged without successes, and a single group has no comparison", () => {
    const nobody = [
      { n: 25, hits: 0 },
      { n: 40, hits: 0 },
    ];
    for (const row of eightyPercent(nobody, "overall"))
      expect(row).toMatchObject({ flagged: false, index: none("zero_reference_rate") });
    expect(percentagePointGap([{ n: 44, hits: 33 }], "all but current")[0]).toMatchObject({
      reference: none("no_comparison_group"),
      flagged: false,
    });
    expect(
      percentagePointGap(
        [
          { n: 0, hits: 0 },
          { n: 2, hits: 1 },
        ],
        "overall",
      )[0],
    ).toEqual(none("zero_denominator"));
  });
});

test("adding and removing students gives the original counts", () => {
  fc.assert(
    fc.property(counts(), counts(), (a, b) => {
      expect(without(together([a, b]), b)).toEqual(a);
      expect(together([a, b])).toEqual(together([b, a]));
    }),
  );
});
