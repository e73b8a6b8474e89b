import fc from "fast-check";
import { expect, test } from "vitest";
import { symmetricEigen } from "../../src/stats/symmetric-eigen.ts";

const entry = fc.double({ min: -100, max: 100, noNaN: true });
const symmetric = fc
  .integer({ min: 1, max: 6 })
  .chain((size) =>
    fc
      .array(entry, { minLength: size * size, maxLength: size * size })
      .map((entries) =>
        Array.from({ length: size }, (_, i) =>
          Array.from({ length: size }, (__, j) => entries[Math.max(i, j) * size + Math.min(i, j)]!),
        ),
      ),
  );

test("eigenvalues and vectors reproduce the matrix, and the vectors are orthogonal", () => {
  fc.assert(
    fc.property(symmetric, (matrix) => {
      const { values, vectors } = symmetricEigen(matrix);
      const size = matrix.length;
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++) {
          const again = vectors.reduce((sum, vector, k) => sum + values[k]! * vector[i]! * vector[j]!, 0);
          expect(again).toBeCloseTo(matrix[i]![j]!, 9);
          const angle = vectors[i]!.reduce((sum, x, k) => sum + x * vectors[j]![k]!, 0);
          expect(angle).toBeCloseTo(i === j ? 1 : 0, 11);
        }
    }),
  );
});

test("a diagonal matrix has its diagonal as eigenvalues", () => {
  expect(
    symmetricEigen([
      [2, 0],
      [0, -3],
    ]).values,
  ).toEqual([2, -3]);
  expect(
    symmetricEigen([
      [0, 0],
      [0, 0],
    ]).values,
  ).toEqual([0, 0]);
});
