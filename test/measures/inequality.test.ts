import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNone, none } from "../../src/base/finding.ts";
import {
  betweenGroupVariance,
  betweenGroupVarianceCorrected,
  meanDifferenceFromMean,
  meanLogDeviationOfGroups,
  populationAttributableRisk,
  theilOfGroups,
} from "../../src/measures/group-inequality.ts";
import { kitagawa, schoolMeanDecomposition, type TwoGroupsAtSchool } from "../../src/measures/school-decomposition.ts";
import {
  dissimilarity,
  expectedDissimilarity,
  exposure,
  nestedSegregation,
  theilSegregation,
} from "../../src/measures/segregation.ts";
import { slopeIndexLinear, slopeIndexLogit } from "../../src/measures/slope-index.ts";
import { theilDecomposition } from "../../src/measures/theil-decomposition.ts";
import { seeded } from "../models/chance.ts";
import { counts } from "./any-counts.ts";

const share = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
const group = fc.record({ rate: share, n: fc.integer({ min: 1, max: 2000 }) });
const groups = fc.array(group, { minLength: 2, maxLength: 7 });
const value = (found: { value: number } | { kind: "none" }): number => {
  if (isNone(found)) throw new Error("it can be computed");
  return (found as { value: number }).value;
};

describe("inequality over groups", () => {
  const indices = [betweenGroupVariance, theilOfGroups, meanLogDeviationOfGroups, meanDifferenceFromMean] as const;

  test("is 0 if all groups are alike, never below 0, and invariant to order, scale and splitting a group", () => {
    fc.assert(
      fc.property(groups, share, (list, same) => {
        for (const index of indices) {
          const plain = value(index(list));
          expect(plain).toBeGreaterThanOrEqual(-1e-9);
          expect(value(index([...list].reverse()))).toBeCloseTo(plain, 7);
          expect(value(index(list.map((g) => ({ ...g, n: g.n * 3 }))))).toBeCloseTo(plain, 7);
          const [first, ...rest] = list;
          const halves = [first!, first!].map((g) => ({ ...g, n: g.n / 2 }));
          expect(value(index([...halves, ...rest]))).toBeCloseTo(plain, 7);
          expect(value(index(list.map((g) => ({ ...g, rate: same }))))).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  test("ratios are invariant to the unit; the variance scales with its square", () => {
    fc.assert(
      fc.property(groups, (list) => {
        const percent = list.map((g) => ({ ...g, rate: g.rate * 100 }));
        expect(value(theilOfGroups(percent))).toBeCloseTo(value(theilOfGroups(list)), 7);
        expect(value(meanLogDeviationOfGroups(percent))).toBeCloseTo(value(meanLogDeviationOfGroups(list)), 7);
        expect(value(betweenGroupVariance(percent))).toBeCloseTo(1e4 * value(betweenGroupVariance(list)), 6);
      }),
    );
  });

  test("noise alone gives a positive variance, which the correction removes on average", () => {
    const random = seeded(5).share;
    let [raw, corrected] = [0, 0];
    const audits = 2000;
    for (let i = 0; i < audits; i++) {
      const sampled = Array.from({ length: 5 }, () => {
        let hits = 0;
        for (let k = 0; k < 40; k++) if (random() < 0.4) hits += 1;
        return { rate: hits / 40, n: 40 };
      });
      const found = betweenGroupVarianceCorrected(sampled);
      if (isNone(found)) throw new Error(found.reason);
      raw += found.raw / audits;
      corrected += (found.raw - found.noise) / audits;
      expect(found.corrected).toBe(Math.max(0, found.raw - found.noise));
    }
    expect(raw).toBeGreaterThan(0.004);
    expect(Math.abs(corrected)).toBeLessThan(0.0003);
  });

  test("attributable risk points toward the best group, and a group of three is not the best group", () => {
    fc.assert(
      fc.property(groups, fc.boolean(), (list, favorable) => {
        const found = populationAttributableRisk(list, favorable);
        if (isNone(found)) throw new Error(found.reason);
        expect(found.value * (favorable ? 1 : -1)).toBeGreaterThanOrEqual(0);
        for (const { rate } of list)
          expect((list[found.best]!.rate - rate) * (favorable ? 1 : -1)).toBeGreaterThanOrEqual(0);
      }),
    );
    const list = [
      { rate: 0.5, n: 500 },
      { rate: 1, n: 3 },
    ];
    expect(populationAttributableRisk(list, true)).toMatchObject({ best: 1 });
    expect(populationAttributableRisk(list, true, { minimumN: 30 })).toMatchObject({ best: 0, value: 0 });
  });
});

describe("slope index", () => {
  test("is 0 without a slope, turns its sign with the order, and is the difference of the ends", () => {
    fc.assert(
      fc.property(groups, (list) => {
        const cells = list.map(({ rate, n }) => ({ value: rate, n }));
        const [there, back] = [slopeIndexLinear(cells), slopeIndexLinear([...cells].reverse())];
        if (isNone(there) || isNone(back)) throw new Error("two groups are enough");
        expect(back.sii).toBeCloseTo(-there.sii, 8);
        expect(there.atTop - there.atBottom).toBeCloseTo(there.sii, 10);
        const flat = slopeIndexLinear(cells.map(({ n }) => ({ n, value: 0.3 })));
        if (isNone(flat)) throw new Error("two groups are enough");
        expect(flat.sii).toBeCloseTo(0, 10);
      }),
    );
  });

  test("by logit stays within a share, contains the true value in its intervals, and refuses separated groups", () => {
    fc.assert(
      fc.property(fc.array(counts(300), { minLength: 2, maxLength: 6 }), (list) => {
        const found = slopeIndexLogit(list);
        if (isNone(found)) {
          expect(found.reason).toBe("not_estimable");
          return;
        }
        expect(Math.abs(found.sii)).toBeLessThanOrEqual(1);
        expect(found.siiInterval.lower).toBeLessThanOrEqual(found.sii);
        expect(found.siiInterval.upper).toBeGreaterThanOrEqual(found.sii);
        expect(Math.sign(found.rii - 1)).toBe(Math.sign(found.sii));
        expect(found.riiInterval.lower).toBeLessThanOrEqual(found.rii);
      }),
    );
    expect(
      slopeIndexLogit([
        { n: 10, hits: 0 },
        { n: 20, hits: 20 },
      ]),
    ).toEqual(none("not_estimable"));
    expect(slopeIndexLogit([{ n: 10, hits: 3 }])).toEqual(none("too_few_units"));
  });
});

describe("Theil of single values", () => {
  test("within and between add up, and the unit does not matter", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.integer({ min: 0, max: 30_000 }), kind: fc.constantFrom("elementary", "middle", "high") }),
          {
            minLength: 1,
            maxLength: 30,
          },
        ),
        (rows) => {
          fc.pre(rows.some(({ x }) => x > 0));
          const of = (unit: number) =>
            theilDecomposition(
              rows.map(({ x }) => x * unit),
              rows.map(({ kind }) => kind),
            );
          const [one, other] = [of(1), of(7)];
          if (isNone(one) || isNone(other)) throw new Error("something was spent");
          expect(one.within + one.between).toBeCloseTo(one.total, 10);
          expect(one.between).toBeGreaterThanOrEqual(-1e-12);
          expect(other.total).toBeCloseTo(one.total, 10);
        },
      ),
    );
    expect(theilDecomposition([5, 5], ["a", "b"])).toMatchObject({ total: 0, shareBetween: none("zero_variance") });
    expect(theilDecomposition([0, 0], ["a", "b"])).toEqual(none("zero_mean"));
  });
});

describe("within and between schools", () => {
  const cell = fc.record({ n: fc.integer({ min: 1, max: 400 }), rate: share });
  const schools = fc
    .array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 8 })
    .map((list) => list.map((school, i): TwoGroupsAtSchool => ({ school: `school ${i + 1}`, ...school })));

  test("the components of both identities add up to the gap", () => {
    fc.assert(
      fc.property(schools, (list) => {
        const [k, m] = [kitagawa(list), schoolMeanDecomposition(list)];
        if (isNone(k) || isNone(m) || isNone(k.parts)) throw new Error("both groups are everywhere");
        expect(k.parts.composition + k.parts.rate).toBeCloseTo(k.gap, 10);
        const { endowments, coefficients, interaction } = k.parts.threefold;
        expect(endowments + coefficients + interaction).toBeCloseTo(k.gap, 10);
        expect(m.between + m.within).toBeCloseTo(m.gap, 10);
        expect(m.gap).toBeCloseTo(k.gap, 10);
      }),
    );
  });

  test("equally distributed groups have no between-school component; equally treated groups no within-school one", () => {
    fc.assert(
      fc.property(schools, (list) => {
        const alike = list.map((school) => ({ ...school, b: { ...school.b, n: school.a.n } }));
        const treated = list.map((school) => ({ ...school, b: { ...school.b, rate: school.a.rate } }));
        const [k, m] = [kitagawa(alike), schoolMeanDecomposition(alike)];
        if (isNone(k) || isNone(m) || isNone(k.parts)) throw new Error("both groups are everywhere");
        expect(k.parts.composition).toBeCloseTo(0, 10);
        expect(m.between).toBeCloseTo(0, 10);
        const [k2, m2] = [kitagawa(treated), schoolMeanDecomposition(treated)];
        if (isNone(k2) || isNone(m2) || isNone(k2.parts)) throw new Error("both groups are everywhere");
        expect(k2.parts.rate).toBeCloseTo(0, 10);
        expect(m2.within).toBeCloseTo(0, 10);
      }),
    );
  });

  test("a school without one of the groups is reported, and no rate is imputed", () => {
    const list: TwoGroupsAtSchool[] = [
      { school: "Alder", a: { n: 10, rate: 0.5 }, b: { n: 0, rate: none("zero_denominator") } },
      { school: "Birch", a: { n: 10, rate: 0.3 }, b: { n: 20, rate: 0.6 } },
    ];
    expect(kitagawa(list)).toMatchObject({ parts: none("group_absent_from_a_school"), withoutOverlap: ["Alder"] });
    expect(schoolMeanDecomposition(list)).toMatchObject({ gap: expect.closeTo(-0.2, 12) });
    const hidden = [{ ...list[0]!, b: { n: 4, rate: none("suppressed_input") } }, list[1]!];
    expect(kitagawa(hidden)).toEqual(none("suppressed_input"));
    expect(schoolMeanDecomposition([{ ...list[1]!, b: { n: 0, rate: 0 } }])).toEqual(none("group_absent"));
  });
});

describe("segregation", () => {
  const units = (width: number) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 8,
    });
  const everyGroup = (table: readonly (readonly number[])[]): boolean =>
    (table[0] ?? []).every((_, g) => table.some((row) => row[g]! > 0));

  test("D and H lie in [0, 1], are 0 for an even distribution and 1 for complete segregation, and do not depend on the order", () => {
    fc.assert(
      fc.property(units(2), (table) => {
        fc.pre(everyGroup(table));
        const d = dissimilarity(table) as number;
        const h = theilSegregation(table);
        if (isNone(h)) throw new Error(h.reason);
        for (const index of [d, h.h as number]) {
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThanOrEqual(1);
        }
        expect(dissimilarity([...table].reverse()) as number).toBeCloseTo(d, 10);
        expect(dissimilarity(table.map(([a, b]) => [b!, a!])) as number).toBeCloseTo(d, 10);
        const even = table.map(([a]) => [2 * a!, 3 * a!]);
        if (everyGroup(even)) expect(dissimilarity(even) as number).toBeCloseTo(0, 10);
        const complete = table.map(([a, b], s) => (s % 2 ? [a! + b!, 0] : [0, a! + b!]));
        if (everyGroup(complete)) expect(dissimilarity(complete) as number).toBeCloseTo(1, 10);
      }),
    );
  });

  test("merging two schools of the same mix changes nothing; an empty school does not count", () => {
    fc.assert(
      fc.property(units(3), fc.integer({ min: 1, max: 3 }), (table, times) => {
        fc.pre(everyGroup(table));
        const [first, ...rest] = table;
        const split = [first!, first!.map((n) => n * times), ...rest];
        const merged = [first!.map((n) => n * (1 + times)), ...rest, [0, 0, 0]];
        const [a, b] = [theilSegregation(split), theilSegregation(merged)];
        if (isNone(a) || isNone(b)) throw new Error("somebody is there");
        expect(b.m).toBeCloseTo(a.m, 10);
      }),
    );
  });

  test("rows of exposure add up to 1, and isolation is at least the group's share", () => {
    fc.assert(
      fc.property(units(3), (table) => {
        fc.pre(everyGroup(table));
        const found = exposure(table);
        if (isNone(found)) throw new Error(found.reason);
        found.exposure.forEach((row, g) => {
          expect(row.reduce<number>((sum, x) => sum + (x as number), 0)).toBeCloseTo(1, 10);
          expect(found.isolation[g] as number).toBeGreaterThanOrEqual(found.populationShare[g]! - 1e-12);
        });
      }),
    );
  });

  test("within-school and between-school segregation add up", () => {
    fc.assert(
      fc.property(
        units(3),
        fc.array(fc.constantFrom("Alder", "Birch", "Cedar"), { minLength: 8, maxLength: 8 }),
        (table, names) => {
          fc.pre(everyGroup(table));
          const found = nestedSegregation(table, names.slice(0, table.length));
          if (isNone(found)) throw new Error(found.reason);
          expect(found.mBetween + found.mWithin).toBeCloseTo(found.mTotal, 10);
          expect(found.mBetween).toBeLessThanOrEqual(found.mTotal + 1e-12);
        },
      ),
    );
  });

  test("the expected value agrees with random assignment, and falls as units grow", () => {
    const random = seeded(3).share;
    const sizes = [10, 12, 8];
    const seats = sizes.flatMap((size, s) => Array.from({ length: size }, () => s));
    let mean = 0;
    const draws = 5000;
    for (let i = 0; i < draws; i++) {
      const table = sizes.map(() => [0, 0]);
      const order = seats.map((s) => ({ s, key: random() })).sort((a, b) => a.key - b.key);
      order.forEach(({ s }, k) => {
        table[s]![k < 6 ? 0 : 1]! += 1;
      });
      mean += (dissimilarity(table) as number) / draws;
    }
    expect(mean).toBeCloseTo(expectedDissimilarity(sizes, 6) as number, 2);
    expect(expectedDissimilarity([100, 120, 80], 60) as number).toBeLessThan(expectedDissimilarity(sizes, 6) as number);
    expect(expectedDissimilarity(sizes, 0)).toEqual(none("group_absent"));
  });
});
