import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { isNone } from "../../src/base/finding.ts";
import { districtDesign, type OutlierOptions, positiveOutliers, type ScoreCell } from "../../src/models/outliers.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { finiteNumber, seeded } from "./chance.ts";

const options: OutlierOptions = { referenceGroup: "white", focalGroups: ["black", "latino"], minimumN: 100 };

/** Districts determined only by covariates and chance, plus what `lift` adds. */
function district(seed: number, units: number, lift: (unit: number, group: string) => number = () => 0): ScoreCell[] {
  const { normal, share } = seeded(seed);
  const cells: ScoreCell[] = [];
  for (let unit = 0; unit < units; unit++) {
    const size = 20 + Math.floor(400 * share() ** 2);
    for (const group of ["black", "latino", "white"]) {
      const income = normal();
      for (const year of [2015, 2016, 2017]) {
        for (const grade of [3, 5, 8]) {
          const score = 0.4 * income + lift(unit, group) + (0.9 * normal()) / Math.sqrt(size);
          cells.push({ unit: `U${unit}`, group, year, grade, n: size, score, covariates: { income } });
        }
      }
    }
  }
  return cells;
}

const cells = fc.integer({ min: 1, max: 1e6 }).map((seed) => district(seed, 12, (unit) => (unit % 4) / 20));

describe("residuals", () => {
  test("weighted by students they sum to 0 within a group", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const { units } = positiveOutliers(given, options);
        for (const group of ["black", "latino", "white"]) {
          const sum = units.reduce((total, { residuals }) => {
            const one = residuals[group]!;
            return isNone(one) ? total : total + one.n * one.residual;
          }, 0);
          expect(Math.abs(sum)).toBeLessThan(1e-6);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("an easier test for everybody, or another order of the rows, names the same units", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const quadrants = (rows: readonly ScoreCell[]) =>
          new Map(positiveOutliers(rows, options).units.map((unit) => [unit.unit, unit.quadrant]));
        expect(quadrants(given.map((cell) => ({ ...cell, score: cell.score + 100 })))).toEqual(quadrants(given));
        expect(Object.fromEntries(quadrants(given.toReversed()))).toEqual(Object.fromEntries(quadrants(given)));
      }),
      { numRuns: 20 },
    );
  });

  test("students of color together weigh each group by its students, and only groups that reach the minimum", () => {
    const given = district(7, 30);
    for (const { focal, residuals } of positiveOutliers(given, options).units) {
      const parts = ["black", "latino"]
        .map((group) => residuals[group]!)
        .filter((one) => !isNone(one))
        .filter((one) => one.annualN >= options.minimumN);
      if (parts.length === 0) expect(focal).toEqual({ kind: "none", reason: "below_min_n" });
      else {
        const n = parts.reduce((sum, one) => sum + one.n, 0);
        expect(isNone(focal) ? focal : focal.residual).toBeCloseTo(
          parts.reduce((sum, one) => sum + (one.residual * one.n) / n, 0),
          12,
        );
      }
    }
  });
});

test("a group without cells is absent, not 0; a group with few years or students is not judged", () => {
  const given = district(3, 20).filter(({ unit, group }) => !(unit === "U0" && group === "white"));
  const { units } = positiveOutliers(given, { ...options, minimumYears: 4 });
  expect(units[0]!.residuals["white"]).toEqual({ kind: "none", reason: "group_absent" });
  expect(units.every(({ included, quadrant, named }) => !included && quadrant === "not-included" && !named)).toBe(true);
  expect(positiveOutliers([], options).models["white"]).toEqual({ kind: "none", reason: "group_absent" });
});

test("the study's districts have 200 students of each group a year, no fewer", () => {
  const given = district(13, 40).map((cell) => ({ ...cell, n: Number(cell.unit.slice(1)) * 2 + 27 }));
  const { units } = positiveOutliers(given, { ...options, ...districtDesign });
  // three grades a year: 66.7 students a grade
  expect(units.map(({ included }) => included)).toEqual(units.map((_, unit) => 3 * (2 * unit + 27) >= 200));
});

test("a district lifted for both groups is named, one lifted for the reference group alone is not", () => {
  const lifted = district(11, 60, (unit, group) => (unit === 4 ? 0.5 : unit === 9 && group === "white" ? 0.5 : 0));
  const { units } = positiveOutliers(lifted, { ...options, minimumN: 20 });
  expect(units[4]!.named).toBe(true);
  expect(units[4]!.quadrant).toBe("both-above");
  expect(units[9]!.named).toBe(false);
});

test("where no unit differs, no more units are named than expected by chance", () => {
  let [named, byChance, smallest] = [0, 0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const found = positiveOutliers(district(seed, 80), { ...options, minimumN: 20 });
    named += found.units.filter((unit) => unit.named).length;
    if (!isNone(found.expectedByChance)) byChance += found.expectedByChance;
    const byResidual = found.units.toSorted(
      (a, b) => (isNone(b.focal) ? 0 : b.focal.residual) - (isNone(a.focal) ? 0 : a.focal.residual),
    );
    if (isNone(byResidual[0]!.focal)) continue;
    smallest += Number(byResidual[0]!.focal.annualN < 600);
  }
  expect(named).toBeLessThanOrEqual(10);
  expect(byChance).toBeLessThan(40 * 80 * 0.01);
  // Why shrinkage is needed: by raw residuals, small units nearly always come first.
  expect(smallest).toBeGreaterThan(30);
});

test("a duplicated covariate is refused by name; cells with different covariates are an error", () => {
  const doubled = district(5, 10).map((cell) => ({
    ...cell,
    covariates: { ...cell.covariates, twice: 2 * cell.covariates["income"]! },
  }));
  expect(positiveOutliers(doubled, options).models["white"]).toMatchObject({
    reason: "not_estimable",
    aliased: ["twice"],
  });
  const uneven = district(5, 10);
  uneven[3] = { ...uneven[3]!, covariates: {} };
  expect(() => positiveOutliers(uneven, options)).toThrow(AppError);
});

test("any cells give a finite answer, a reason or an error", () => {
  const cell = (number: fc.Arbitrary<number>) =>
    fc.record({
      unit: fc.constantFrom("A", "B", "C", "__proto__"),
      group: fc.constantFrom("black", "latino", "white"),
      year: fc.integer({ min: 2015, max: 2016 }),
      grade: fc.constantFrom(3, "4"),
      n: fc.nat(300),
      score: number,
      covariates: fc.record({ income: number }),
    });
  const wild = fc.record({ at: fc.nat(29), n: anyNumber });
  fc.assert(
    fc.property(
      fc.oneof(fc.array(cell(finiteNumber), { maxLength: 40 }), fc.array(cell(anyNumber), { maxLength: 20 })),
      fc.option(wild, { nil: undefined }),
      (cells, change) => {
        const given = cells.map((one, i) => (i === change?.at ? { ...one, n: change.n } : one));
        expectSound(() => positiveOutliers(given, { ...options, minimumN: 1 }));
      },
    ),
    { numRuns: 600 },
  );
});
