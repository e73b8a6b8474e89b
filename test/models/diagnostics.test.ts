import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { type Diagnostics, diagnostics } from "../../src/models/diagnostics.ts";
import { type RegressionInput, regression } from "../../src/stats/regression.ts";
import { anyNumber, expectSound } from "../sound.ts";
import { finiteNumber, seeded } from "./chance.ts";

function districts(seed: number, n = 30): RegressionInput & { weights: number[] } {
  const { normal, share } = seeded(seed);
  const income = Array.from({ length: n }, normal);
  const schooling = income.map((x) => 0.8 * x + 0.4 * normal());
  return {
    y: income.map((x, i) => 3 * x - schooling[i]! + normal()),
    columns: [
      { name: "income", values: income },
      { name: "schooling", values: schooling },
    ],
    weights: income.map(() => 10 + Math.floor(90 * share())),
  };
}

const of = (input: RegressionInput): Diagnostics => {
  const found = diagnostics(input);
  if (isNone(found)) throw new Error(found.reason);
  return found;
};

const without = <T>(values: ArrayLike<T>, row: number): T[] => Array.from(values).filter((_, i) => i !== row);

test("leverages sum to the number of coefficients, and a high-leverage district is flagged", () => {
  const input = districts(5);
  const far = {
    ...input,
    columns: input.columns.map(({ name, values }) => ({
      name,
      values: Array.from(values, (x, i) => (i === 4 ? 30 : x)),
    })),
  };
  for (const given of [input, far]) {
    expect(of(given).rows.reduce((sum, { leverage }) => sum + leverage, 0)).toBeCloseTo(3, 8);
  }
  expect(of(far).rows[4]!.highLeverage).toBe(true);
});

test("Cook's distance and the studentized residual are what leaving the row out gives", () => {
  const input = districts(6);
  const { fit, rows } = of(input);
  for (const row of [0, 7, 19]) {
    const left = regression({
      y: without(input.y, row),
      columns: input.columns.map(({ name, values }) => ({ name, values: without(values, row) })),
      weights: without(input.weights, row),
    });
    if (isNone(left)) return expect.fail(left.reason);
    const predicted = (i: number) =>
      left.coefficients[0]!.value +
      input.columns.reduce((sum, { values }, j) => sum + left.coefficients[j + 1]!.value * values[i]!, 0);
    let moved = 0;
    for (let i = 0; i < input.y.length; i++) moved += input.weights[i]! * (fit.fit.fitted[i]! - predicted(i)) ** 2;
    expect(rows[row]!.cooksDistance).toBeCloseTo(moved / (3 * fit.sigma ** 2), 8);
    const { residual, leverage, studentized } = rows[row]!;
    expect(studentized).toBeCloseTo(
      (residual * Math.sqrt(input.weights[row]!)) / (left.sigma * Math.sqrt(1 - leverage)),
      8,
    );
  }
});

test("orthogonal covariates have no variance inflation, near copies do; dropping the relevant one moves the ranks", () => {
  const [a, b] = [
    [1, 1, -1, -1, 1, 1, -1, -1],
    [1, -1, 1, -1, 1, -1, 1, -1],
  ];
  const y = a.map((x, i) => 2 * x + 0.1 * Math.sin(i * 7));
  const plain = of({
    y,
    columns: [
      { name: "a", values: a },
      { name: "b", values: b },
    ],
  });
  for (const { value, high } of plain.varianceInflation) {
    expect(value).toBeCloseTo(1, 10);
    expect(high).toBe(false);
  }
  const near = a.map((x, i) => x + 0.01 * Math.cos(i * i));
  const copied = of({
    y,
    columns: [
      { name: "a", values: a },
      { name: "near", values: near },
    ],
  });
  expect(copied.varianceInflation.every(({ high }) => high)).toBe(true);
  const input = districts(9);
  const idle = [...input.columns, { name: "idle", values: Array.from({ length: 30 }, (_, i) => Math.sin(i)) }];
  const shifts = new Map(of({ ...input, columns: idle }).rankShifts.map((shift) => [shift.without, shift]));
  const moveOf = (name: string) => {
    const shift = shifts.get(name)!;
    return "meanMove" in shift ? shift.meanMove : Number.NaN;
  };
  expect(moveOf("income")).toBeGreaterThan(moveOf("idle"));
});

test("any numbers give a finite answer, a reason or an error", () => {
  const row = (number: fc.Arbitrary<number>) => fc.tuple(number, number, number, fc.oneof(fc.nat(5), number));
  fc.assert(
    fc.property(
      fc.oneof(fc.array(row(finiteNumber), { maxLength: 10 }), fc.array(row(anyNumber), { maxLength: 10 })),
      (rows) => {
        expectSound(() =>
          diagnostics({
            y: rows.map(([y]) => y),
            columns: [
              { name: "a", values: rows.map(([, a]) => a) },
              { name: "b", values: rows.map(([, , b]) => b) },
            ],
            weights: rows.map(([, , , w]) => w),
          }),
        );
      },
    ),
    { numRuns: 600 },
  );
});
