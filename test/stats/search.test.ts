import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../../src/base/errors.ts";
import { cholesky, choleskyInverse, choleskyLogDet, choleskySolve } from "../../src/stats/cholesky.ts";
import { gaussHermite } from "../../src/stats/gauss-hermite.ts";
import { indicatorColumns } from "../../src/stats/indicator-columns.ts";
import { leastOnInterval } from "../../src/stats/least-on-interval.ts";

test("quadrature with n nodes integrates every even power below 2n exactly, and no odd one", () => {
  for (const count of [1, 2, 5, 25, 60, 100]) {
    const { nodes, weights } = gaussHermite(count);
    let moment = Math.sqrt(Math.PI);
    for (let power = 0; power < Math.min(2 * count, 24); power += 2) {
      const sum = nodes.reduce((total, x, k) => total + weights[k]! * x ** power, 0);
      expect(sum / moment).toBeCloseTo(1, 9);
      expect(nodes.reduce((total, x, k) => total + weights[k]! * x ** (power + 1), 0) / moment).toBeCloseTo(0, 8);
      moment *= (power + 1) / 2;
    }
    expect(new Set(nodes).size).toBe(count);
  }
  for (const bad of [0, 1.5, 101, Number.NaN]) expect(() => gaussHermite(bad)).toThrow(AppError);
});

test("the minimum of a unimodal function is found, inside the interval or at its end", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      (bottom, steep) => {
        const { at, value } = leastOnInterval((x) => steep * (x - bottom) ** 2 + 3, -2, 2);
        const nearest = Math.min(2, Math.max(-2, bottom));
        expect(at).toBeCloseTo(nearest, 6);
        expect(value).toBeCloseTo(steep * (nearest - bottom) ** 2 + 3, 9);
      },
    ),
  );
});

test("a Cholesky factor solves, inverts and has the determinant; a matrix without one is refused", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }),
      (b, x) => {
        // b'b + identity is positive definite
        const matrix = new Float64Array(9);
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++)
            for (let k = 0; k < 3; k++) matrix[i * 3 + j]! += b[k * 3 + i]! * b[k * 3 + j]! + Number(i === j) / 3;
        const factor = cholesky(matrix, 3)!;
        const right = Float64Array.from([0, 1, 2], (i) =>
          [0, 1, 2].reduce((sum, j) => sum + matrix[i * 3 + j]! * x[j]!, 0),
        );
        choleskySolve(factor, right).forEach((value, i) => {
          expect(value).toBeCloseTo(x[i]!, 8);
        });
        const inverse = choleskyInverse(factor);
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++) {
            const product = [0, 1, 2].reduce((sum, k) => sum + matrix[i * 3 + k]! * inverse[k * 3 + j]!, 0);
            expect(product).toBeCloseTo(Number(i === j), 8);
          }
        const [a, c, d, e, f, g] = [matrix[0]!, matrix[1]!, matrix[2]!, matrix[4]!, matrix[5]!, matrix[8]!];
        const det = a * (e * g - f * f) - c * (c * g - f * d) + d * (c * f - e * d);
        expect(choleskyLogDet(factor)).toBeCloseTo(Math.log(det), 8);
      },
    ),
  );
  expect(cholesky(Float64Array.of(1, 1, 1, 1), 2)).toBeNull();
  expect(cholesky(Float64Array.of(Number.NaN), 1)).toBeNull();
});

test("each level but the reference has a column, in order, and every row is in at most one", () => {
  expect(indicatorColumns("grade", [3, 5, 3])).toEqual([{ name: "grade 5", values: Float64Array.of(0, 1, 0) }]);
  expect(indicatorColumns("grade", [11, 5, 9]).map(({ name }) => name)).toEqual(["grade 9", "grade 11"]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }), (values) => {
      const columns = indicatorColumns("g", values, "b");
      values.forEach((value, i) => {
        expect(columns.reduce((sum, column) => sum + column.values[i]!, 0)).toBe(Number(value !== "b"));
      });
    }),
  );
});
