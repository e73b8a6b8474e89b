import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import { type Counts, together, without } from "../../src/measures/counts.ts";
import { eFormula } from "../../src/measures/e-formula.ts";
import { mantelHaenszel } from "../../src/measures/mantel-haenszel.ts";
import {
  disproportionality,
  reportableRiskRatio,
  riskRatio,
  weightedRiskRatio,
} from "../../src/measures/risk-ratio.ts";
import {
  ideaReading,
  significantDisproportionality,
  studentsFromThreshold,
} from "../../src/measures/significant-disproportionality.ts";
import { standardizedRate } from "../../src/measures/standardized-rate.ts";
import {
  type IdeaRule,
  ideaCategories,
  ideaDefaultRule,
  ideaGroups,
  ideaReservedShare,
} from "../../src/rules/us-federal-idea.ts";
import { counts } from "./any-counts.ts";

const list = fc.array(counts(), { minLength: 2, maxLength: 7 });
const rule: IdeaRule = ideaDefaultRule;

describe("descriptive measures", () => {
  test("shares add up to 1, and with two groups the ratios are each other's inverse", () => {
    fc.assert(
      fc.property(list, (groups) => {
        const rows = disproportionality(groups);
        const add = (of: (row: (typeof rows)[number]) => unknown): number =>
          rows.reduce((sum, row) => sum + (of(row) as number), 0);
        expect(add((row) => row.compositionEnrolled)).toBeCloseTo(1, 9);
        if (together(groups).hits > 0) {
          expect(add((row) => row.compositionOutcome)).toBeCloseTo(1, 9);
          expect(add((row) => row.compositionDifference)).toBeCloseTo(0, 9);
        }
      }),
    );
    fc.assert(
      fc.property(counts(), counts(), (a, b) => {
        const [there, back] = [riskRatio(a, b), riskRatio(b, a)];
        if (isNone(there) || isNone(back)) return;
        if (there.ratio > 0) expect(there.ratio * back.ratio).toBeCloseTo(1, 9);
      }),
    );
  });

  test("risk ratio, risk difference and composition agree on the direction", () => {
    fc.assert(
      fc.property(list, (groups) => {
        for (const row of disproportionality(groups)) {
          if (isNone(row.riskRatio) || isNone(row.compositionDifference) || isNone(row.riskDifference)) continue;
          if (Math.abs(row.riskRatio.ratio - 1) < 1e-9) continue;
          const up = row.riskRatio.ratio > 1;
          expect(row.riskDifference > 0).toBe(up);
          expect(row.compositionDifference > 0).toBe(up);
          expect((row.excessStudents as number) > 0).toBe(up);
          // Including the group in the comparison pulls the ratio toward 1.
          expect(Math.abs(Math.log(row.riskIndexToAll as number))).toBeLessThanOrEqual(
            Math.abs(Math.log(row.riskRatio.ratio)) + 1e-9,
          );
        }
      }),
    );
  });

  test("two of two students against one is a ratio with an uninformative interval", () => {
    const tiny = riskRatio({ n: 4, hits: 2 }, { n: 4, hits: 1 });
    if (isNone(tiny) || isNone(tiny.interval)) throw new Error("both have the outcome");
    expect(tiny.ratio).toBe(2);
    expect(tiny.interval.lower).toBeLessThan(0.5);
    expect(tiny.interval.upper).toBeGreaterThan(8);
  });

  test("with the local mix as the state's, the weighted ratio is the plain one", () => {
    fc.assert(
      fc.property(list, fc.nat(6), (groups, at) => {
        const which = at % groups.length;
        const group = groups[which]!;
        const plain = riskRatio(group, without(together(groups), group));
        const weighted = weightedRiskRatio(
          groups,
          which,
          groups.map(({ n }) => n),
        );
        if (isNone(plain)) expect(weighted).toEqual(plain);
        else expect(weighted as number).toBeCloseTo(plain.ratio, 9);
      }),
    );
  });

  test("a group just at its share is not over-represented by the E-formula", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (a, b, rate) => {
          const found = eFormula({ n: a * 50, hits: a * rate }, { n: (a + b) * 50, hits: (a + b) * rate });
          if (isNone(found)) throw new Error("somebody has the outcome");
          expect(found.overRepresented).toBe(false);
          expect(found.limit).toBeGreaterThan(found.shareEnrolled);
        },
      ),
    );
    expect(eFormula({ n: 5, hits: 0 }, { n: 20, hits: 0 })).toEqual(none("zero_denominator"));
  });
});

describe("IDEA significant disproportionality", () => {
  test("fourteen categories and seven groups make 98 ratios", () => {
    expect(ideaCategories.length * ideaGroups.length).toBe(98);
    const kinds = Object.groupBy(ideaCategories, ({ kind }) => kind);
    expect([kinds.identification?.length, kinds.placement?.length, kinds.discipline?.length]).toEqual([7, 2, 5]);
    for (const { kind, denominator } of ideaCategories)
      expect(denominator).toBe(kind === "identification" ? "enrolled children" : "children with disabilities");
    expect(ideaReservedShare.value).toBe(0.15);
  });

  const year = fc.record({ group: counts(400), comparison: counts(4000), stateComparison: counts(90_000) });

  test("a year below a minimum has no ratio, and the comparison group is judged on its own", () => {
    fc.assert(
      fc.property(year, (one) => {
        const meets = ({ n, hits }: Counts): boolean => n >= rule.minimumN && hits >= rule.minimumCell;
        const reading = ideaReading(one, rule);
        expect(reading.basis).toBe(
          !meets(one.group)
            ? "not_calculated"
            : meets(one.comparison)
              ? "risk_ratio"
              : meets(one.stateComparison)
                ? "alternate_risk_ratio"
                : "not_calculated",
        );
        expect(isNone(reading.ratio)).toBe(reading.basis === "not_calculated");
      }),
    );
  });

  test("the distance in students is exactly enough to cross the threshold", () => {
    fc.assert(
      fc.property(year, (one) => {
        const distance = studentsFromThreshold(one, rule);
        if (isNone(distance)) return;
        const crossed = (students: number): boolean => {
          const hits = one.group.hits + (distance.exceeds ? -students : students);
          return ideaReading({ ...one, group: { ...one.group, hits } }, rule).exceeds;
        };
        expect(distance.students).toBeGreaterThan(0);
        expect(crossed(distance.students)).toBe(!distance.exceeds);
        expect(crossed(distance.students - 1)).toBe(distance.exceeds);
      }),
      { numRuns: 1000 },
    );
  });

  test("a group below the minimum cell size also gets its distance from the threshold", () => {
    const one = {
      group: { n: 40, hits: 8 },
      comparison: { n: 1000, hits: 50 },
      stateComparison: { n: 90_000, hits: 5000 },
    };
    expect(ideaReading(one, rule).ratio).toEqual(none("group_below_minimum"));
    expect(studentsFromThreshold(one, rule)).toEqual({ exceeds: false, students: 2 });
    expect(studentsFromThreshold({ ...one, group: { n: 29, hits: 8 } }, rule)).toEqual(none("group_below_minimum"));
    expect(studentsFromThreshold({ ...one, comparison: { n: 1000, hits: 400 } }, rule)).toEqual(none("not_estimable"));
  });

  test("exactly at the threshold is not above it, whatever the fractions", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 30, max: 500 }),
        fc.integer({ min: 1, max: 20 }),
        (hits, n, times) => {
          // The group's rate is three times the rest's, written with different numbers.
          const group = { n: n * 10 * times, hits: Math.min(n, hits) * 3 * times };
          const comparison = { n: n * 70, hits: Math.min(n, hits) * 7 };
          fc.pre(group.hits <= group.n);
          const reading = ideaReading({ group, comparison, stateComparison: comparison }, rule);
          expect(reading.exceeds).toBe(false);
          const more = ideaReading(
            { group: { ...group, hits: group.hits + 1 }, comparison, stateComparison: comparison },
            rule,
          );
          if (group.hits >= 10 && comparison.hits >= 10) expect(more.exceeds).toBe(true);
        },
      ),
    );
  });

  test("requires three consecutive years; an uncalculated year breaks the streak, and reasonable progress exempts", () => {
    const high = (hits: number) => ({
      group: { n: 200, hits },
      comparison: { n: 1200, hits: 60 },
      stateComparison: { n: 800_000, hits: 60_000 },
    });
    const small = { ...high(60), group: { n: 20, hits: 15 } };
    expect(significantDisproportionality([high(60), high(54), high(48)], rule).significant).toBe(true);
    expect(significantDisproportionality([high(60), small, high(48)], rule)).toMatchObject({
      consecutiveYears: 1,
      significant: false,
    });
    const spared = significantDisproportionality([high(60), high(54), high(48)], { ...rule, progressPerYear: 0.6 });
    expect(spared).toMatchObject({ reasonableProgress: true, significant: false });
    const notSpared = significantDisproportionality([high(60), high(54), high(49)], { ...rule, progressPerYear: 0.6 });
    expect(notSpared).toMatchObject({ reasonableProgress: false, significant: true });
    expect(significantDisproportionality([], rule)).toMatchObject({ consecutiveYears: 0, significant: false });
  });
});

describe("within schools", () => {
  const pair = fc.record({ group: counts(200), rest: counts(400) });

  test("one school gives its own ratio and difference, and copies of it change nothing", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 5 }), (school, copies) => {
        const plain = riskRatio(school.group, school.rest);
        const pooled = mantelHaenszel(Array.from({ length: copies }, () => school));
        if (isNone(plain) || isNone(pooled.riskRatio) || isNone(pooled.riskDifference)) return;
        expect(pooled.riskRatio.ratio).toBeCloseTo(plain.ratio, 9);
        const difference = school.group.hits / school.group.n - school.rest.hits / school.rest.n;
        expect(pooled.riskDifference.value).toBeCloseTo(difference, 9);
      }),
    );
  });

  test("the pooled ratio shows that the disparity is between schools", () => {
    // In each school both are suspended at the same rate; the group attends the stricter one.
    const found = mantelHaenszel([
      { group: { n: 400, hits: 80 }, rest: { n: 100, hits: 20 } },
      { group: { n: 100, hits: 5 }, rest: { n: 1000, hits: 50 } },
    ]);
    if (isNone(found.riskRatio)) throw new Error("it can be pooled");
    expect(found.riskRatio.ratio).toBeCloseTo(1, 9);
    expect(found.crudeRiskRatio as number).toBeGreaterThan(2.5);
  });

  test("a school without the group does not count", () => {
    fc.assert(
      fc.property(pair, counts(), (school, rest) => {
        const [alone, beside] = [
          mantelHaenszel([school]),
          mantelHaenszel([school, { group: { n: 0, hits: 0 }, rest }]),
        ];
        expect(beside.riskRatio).toEqual(alone.riskRatio);
        expect(beside.schoolsUsed).toBe(1);
      }),
    );
  });
});

describe("standardized rates", () => {
  test("a group with the standard's own mix keeps its crude rate, and one with its rates has as many as expected", () => {
    fc.assert(
      fc.property(
        fc.array(counts(200), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (grades, times) => {
          const strata = grades.map((group) => ({ group, standard: { n: group.n * times, hits: group.hits * times } }));
          const found = standardizedRate(strata);
          if (isNone(found.direct) || isNone(found.expected)) throw new Error("every grade has students");
          expect(found.direct.value).toBeCloseTo(found.crude as number, 9);
          expect(found.expected).toBeCloseTo(together(grades).hits, 6);
          expect(found.direct.lower).toBeLessThanOrEqual(found.direct.value);
          expect(found.direct.upper).toBeGreaterThanOrEqual(found.direct.value);
        },
      ),
    );
  });

  test("a grade without students of the group allows only indirect standardization", () => {
    const found = standardizedRate([
      { group: { n: 0, hits: 0 }, standard: { n: 100, hits: 10 } },
      { group: { n: 40, hits: 8 }, standard: { n: 100, hits: 10 } },
    ]);
    expect(found.direct).toEqual(none("zero_denominator"));
    expect(found.observedOverExpected).toMatchObject({ ratio: 2 });
  });
});

test("a risk ratio has an interval only if its coverage is nominal: five expected with and without the outcome in both groups", () => {
  const told = (group: Counts, rest: Counts): boolean => {
    const found = reportableRiskRatio(group, rest);
    return !isNone(found) && !isNone(found.interval);
  };
  // 10 of 100 have the outcome: a group of 50 expects exactly 5, a group of 49 fewer.
  expect(told({ n: 50, hits: 6 }, { n: 50, hits: 4 })).toBe(true);
  expect(told({ n: 49, hits: 6 }, { n: 51, hits: 4 })).toBe(false);
  // 90 of 100 have it: five are expected without it.
  expect(told({ n: 50, hits: 44 }, { n: 50, hits: 46 })).toBe(true);
  expect(told({ n: 49, hits: 44 }, { n: 51, hits: 46 })).toBe(false);
});
