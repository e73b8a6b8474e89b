import { AppError } from "../base/errors.ts";

/** A symmetric positive-definite matrix as lower * lower', row by row; the upper triangle is not read. */
export interface Cholesky {
  readonly size: number;
  readonly lower: Float64Array;
}

/**
 * Cholesky factor of a symmetric matrix, or null if the matrix is not safely positive definite: a pivot keeps less
 * than `least` of its diagonal entry, so a column is (nearly) a linear combination of earlier ones.
 *
 * @param matrix  size * size numbers, row by row; only the lower triangle is read
 * @param least   smallest share of the diagonal that a pivot may keep
 * @throws AppError stats.bad-shape
 */
export function cholesky(matrix: Float64Array, size: number, least = 1e-11): Cholesky | null {
  if (matrix.length !== size * size)
    throw new AppError("stats.bad-shape", { wrong: "matrix", entries: matrix.length, size });
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (i > j) lower[i * size + j] = sum / lower[j * size + j]!;
      else if (sum > least * Math.abs(matrix[i * size + i]!) && sum < Number.POSITIVE_INFINITY)
        lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return { size, lower };
}

/** Solves matrix * x = right. May overflow; callers check the result. */
export function choleskySolve({ size, lower }: Cholesky, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  return x;
}

/** The inverse, size * size numbers row by row. */
export function choleskyInverse(factor: Cholesky): Float64Array {
  const { size } = factor;
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let j = 0; j < size; j++) {
    unit.fill(0);
    unit[j] = 1;
    inverse.set(choleskySolve(factor, unit), j * size);
  }
  return inverse;
}

/** Natural logarithm of the determinant. */
export function choleskyLogDet({ size, lower }: Cholesky): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += 2 * Math.log(lower[i * size + i]!);
  return sum;
}
