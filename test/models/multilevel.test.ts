import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { multilevelModel } from "../../src/models/multilevel.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { finiteNumber, seeded } from "./chance.ts";

function schools(seed: number, districts: number, perDistrict: number, between: number) {
  const { normal } = seeded(seed);
  const y: number[] = [];
  const unit: string[] = [];
  const x: number[] = [];
  for (let d = 0; d < districts; d++) {
    const lift = between * normal();
    for (let s = 0; s < perDistrict; s++) {
      x.push(normal());
      y.push(50 + 2 * x.at(-1)! + lift + normal());
      unit.push(`D${d}`);
    }
  }
  return { y, unit, x };
}

test("in balanced data without covariates the variances are those of the analysis of variance", () => {
  const [districts, each] = [12, 7];
  const { y, unit } = schools(3, districts, each, 2);
  const found = multilevelModel({ y, unit, columns: [] });
  if (isNone(found)) return expect.fail(found.reason);
  const means = Array.from({ length: districts }, (_, d) =>
    y.slice(d * each, (d + 1) * each).reduce((s, v) => s + v / each, 0),
  );
  const grand = means.reduce((sum, mean) => sum + mean / districts, 0);
  const within = y.reduce((sum, v, i) => sum + (v - means[Math.floor(i / each)]!) ** 2, 0) / (districts * (each - 1));
  const between = (each * means.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (districts - 1);
  expect(found.varianceWithin).toBeCloseTo(within, 5);
  expect(found.varianceBetween).toBeCloseTo((between - within) / each, 5);
  expect(found.coefficients[0]!.value).toBeCloseTo(grand, 8);
  found.units.forEach(({ effect, reliability }, d) => {
    expect(effect).toBeCloseTo(reliability * (means[d]! - grand), 8);
  });
});

test("a planted slope is found, equal districts have no variance, and more schools mean less shrinkage", () => {
  const { y, unit, x } = schools(8, 40, 6, 0);
  const found = multilevelModel({ y, unit, columns: [{ name: "income", values: x }] });
  if (isNone(found)) return expect.fail(found.reason);
  expect(Math.abs(found.coefficients[1]!.value - 2)).toBeLessThan(4 * found.coefficients[1]!.se);
  expect(found.shareBetween).toBeLessThan(0.1);
  const uneven = schools(9, 10, 8, 3);
  const kept = uneven.y.map((_, i) => i).filter((i) => i >= 6);
  const less = multilevelModel({
    y: kept.map((i) => uneven.y[i]!),
    unit: kept.map((i) => uneven.unit[i]!),
    columns: [],
  });
  if (isNone(less)) return expect.fail(less.reason);
  expect(less.units[0]!.schools).toBe(2);
  expect(less.units[0]!.reliability).toBeLessThan(less.units[1]!.reliability);
});

test("one district, or a district for every school, cannot be separated; a repeated column is named", () => {
  expect(multilevelModel({ y: [1, 2, 4], unit: [1, 1, 1], columns: [] })).toEqual({
    kind: "none",
    reason: "too_few_units",
  });
  expect(multilevelModel({ y: [1, 2, 4], unit: [1, 2, 3], columns: [] })).toEqual({
    kind: "none",
    reason: "too_few_units",
  });
  const { y, unit, x } = schools(8, 4, 3, 1);
  const columns = [
    { name: "income", values: x },
    { name: "again", values: x },
  ];
  expect(multilevelModel({ y, unit, columns })).toMatchObject({ reason: "not_estimable", aliased: ["again"] });
});

test("any numbers give a finite answer, a reason or an error", () => {
  const row = (number: fc.Arbitrary<number>) => fc.tuple(number, fc.nat(3), number);
  fc.assert(
    fc.property(
      fc.oneof(fc.array(row(finiteNumber), { maxLength: 12 }), fc.array(row(anyNumber), { maxLength: 12 })),
      (rows) => {
        expectSound(() =>
          multilevelModel({
            y: rows.map(([y]) => y),
            unit: rows.map(([, unit]) => unit),
            columns: [{ name: "x", values: rows.map(([, , x]) => x) }],
          }),
        );
      },
    ),
    { numRuns: 400 },
  );
});
