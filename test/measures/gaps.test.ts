import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { together, without } from "../../src/measures/counts.ts";
import { eightyPercent, percentagePointGap, proportionalityIndex } from "../../src/measures/disproportionate-impact.ts";
import { gap, gapToAll } from "../../src/measures/gap.ts";
import { gapChange } from "../../src/measures/gap-change.ts";
import { gapSet, officialGapSet } from "../../src/measures/gap-set.ts";
import { rate } from "../../src/measures/rate.ts";
import { studentsToClose } from "../../src/measures/students-to-close.ts";
import { counts } from "./any-counts.ts";

const list = fc.array(counts(), { minLength: 2, maxLength: 7 });

describe("one gap", () => {
  test("the gap to all is the gap to the rest, shrunk by the share of students outside the group", () => {
    fc.assert(
      fc.property(counts(), counts(), (group, rest) => {
        const [toAll, toRest] = [gapToAll(group, rest), gap(group, rest)];
        if (isNone(toAll) || isNone(toRest)) throw new Error("both have students");
        const all = together([group, rest]);
        expect(toAll.value).toBeCloseTo(group.hits / group.n - all.hits / all.n, 10);
        // trap: the interval of a comparison with all is not that of two samples
        expect(toAll.upper - toAll.lower).toBeCloseTo(((toRest.upper - toRest.lower) * rest.n) / all.n, 10);
        expect(toAll.lower <= 0 && toAll.upper >= 0).toBe(toRest.lower <= 0 && toRest.upper >= 0);
      }),
    );
  });

  test("nobody to count, nobody to compare with, and withheld counts are reasons", () => {
    const some = { n: 30, hits: 12 };
    expect(rate({ n: 0, hits: 0 })).toEqual(none("zero_denominator"));
    expect(rate({ n: 3, hits: 4 })).toEqual(none("invalid_input"));
    expect(gap(some, { n: 0, hits: 0 })).toEqual(none("zero_denominator"));
    expect(gap(none("suppressed_input"), some)).toEqual(none("suppressed_input"));
    expect(gap(some, none("suppressed_input"))).toEqual(none("reference_suppressed"));
  });
});

describe("a table of gaps", () => {
  test("gaps to all, weighted by students, add up to nothing; nobody is above the highest", () => {
    fc.assert(
      fc.property(list, (groups) => {
        const rows = gapSet(groups, 0);
        const sum = rows.reduce((total, row, i) => total + (row.toAll as number) * groups[i]!.n, 0);
        expect(sum / together(groups).n).toBeCloseTo(0, 12);
        for (const row of rows) expect(row.toHighest).toBeLessThanOrEqual(0);
        expect(rows[0]!.toReference).toBe(0);
      }),
    );
  });

  test("merging two other groups does not change a group's gaps to all and to the rest", () => {
    fc.assert(
      fc.property(counts(), counts(), counts(), (a, b, c) => {
        const apart = gapSet([a, b, c], 0)[0]!;
        const merged = gapSet([a, together([b, c])], 0)[0]!;
        expect(merged.toAll).toEqual(apart.toAll);
        expect(merged.toRest).toEqual(apart.toRest);
      }),
    );
  });

  test("a group of three students is no yardstick when a minimum is set", () => {
    const groups = [
      { n: 400, hits: 200 },
      { n: 300, hits: 210 },
      { n: 3, hits: 3 },
    ];
    expect(gapSet(groups, 0)[0]!.toHighest).toBe(-0.5);
    expect(gapSet(groups, 0, 30)[0]!.toHighest).toBeCloseTo(-0.2, 12);
    expect(gapSet(groups, 0, 1000)[0]!.toHighest).toEqual(none("no_comparison_group"));
  });

  test("a withheld group is neither a zero nor a missing student, and one alone is said to be recoverable", () => {
    fc.assert(
      fc.property(list, fc.nat(6), (groups, at) => {
        const hidden = at % groups.length;
        const total = together(groups);
        const table = groups.map((group, i) => (i === hidden ? none("suppressed_input") : group));
        const shown = officialGapSet(table, total, true);
        expect(shown.complementaryDisclosure).toBe(true);
        expect(shown.rows[hidden]).toMatchObject({ rate: none("suppressed_input"), status: "suppressed_input" });
        shown.rows.forEach((row, i) => {
          if (i !== hidden) expect(row.toAll).toBe(gapSet(groups, 0)[i]!.toAll);
        });
        expect(officialGapSet(table, total, false).complementaryDisclosure).toBe(false);
        expect(officialGapSet(table, none("suppressed_input"), true).complementaryDisclosure).toBe(false);
      }),
    );
  });
});

describe("students to close a gap", () => {
  test("that many are enough, and one fewer is not", () => {
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

describe("is the gap closing", () => {
  const years = fc.array(fc.record({ group: counts(), rest: counts() }), { minLength: 3, maxLength: 6 });

  test("a shift of the calendar changes nothing, and a gap that stays has no slope", () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1900, max: 2100 }), (list, first) => {
        const dated = (start: number) => list.map((year, i) => ({ ...year, year: start + i }));
        const [one, other] = [gapChange(dated(2019)), gapChange(dated(first))];
        if (isNone(one.trend) || isNone(other.trend) || isNone(one.change)) throw new Error("three years are enough");
        expect(other.trend.slope).toBeCloseTo(one.trend.slope, 9);
        expect(other.change).toEqual(one.change);
        expect(one.change.clear).toBe(one.change.lower > 0 || one.change.upper < 0);
        const flat = gapChange(list.map((_, i) => ({ ...list[0]!, year: 2019 + i })));
        if (isNone(flat.trend) || isNone(flat.change)) throw new Error("three years are enough");
        expect(flat.trend.slope).toBeCloseTo(0, 12);
        expect(flat.change.change).toBe(0);
        expect(flat.change.clear).toBe(false);
      }),
    );
  });

  test("a year without numbers is left out, and the others keep their spacing", () => {
    const cell = (hits: number) => ({ n: 100, hits });
    const year = (y: number, hits: number) => ({ year: y, group: cell(hits), rest: cell(50) });
    const gapped = gapChange([
      year(2019, 10),
      { year: 2020, group: none("no_data"), rest: cell(50) },
      year(2021, 20),
      year(2022, 25),
    ]);
    const direct = gapChange([year(2019, 10), year(2021, 20), year(2022, 25)]);
    expect(gapped.trend).toEqual(direct.trend);
    expect(gapped.gaps[1]).toEqual(none("no_data"));
    expect(gapChange([year(2019, 10), year(2020, 20)]).trend).toEqual(none("too_few_points"));
    expect(gapChange([year(2019, 10)]).change).toEqual(none("too_few_points"));
    // one point in a group of 40 is noise
    const small = gapChange([
      { year: 2022, group: { n: 40, hits: 20 }, rest: cell(60) },
      { year: 2023, group: { n: 40, hits: 19 }, rest: cell(60) },
    ]);
    expect(small.change).toMatchObject({ clear: false });
  });
});

describe("the screens of the community colleges", () => {
  test("whoever is flagged lies below the reference, and the students it needs lift the flag", () => {
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

  test("nobody is flagged when nobody succeeds, and one group has nobody to be compared with", () => {
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

test("students taken together and taken out again are as before", () => {
  fc.assert(
    fc.property(counts(), counts(), (a, b) => {
      expect(without(together([a, b]), b)).toEqual(a);
      expect(together([a, b])).toEqual(together([b, a]));
    }),
  );
});
