/** Eigenvalues of a symmetric matrix and, in the same order, their unit eigenvectors. */
export interface SymmetricEigen {
  readonly values: readonly number[];
  readonly vectors: readonly (readonly number[])[];
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations, which keep the vectors orthogonal to
 * double precision.
 *
 * @param matrix  rows of finite numbers, as many as columns, symmetric
 * @see Golub & Van Loan 2013, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  const whole = a.flat().reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) off += a[i]![j]! ** 2;
    if (!(off > 1e-34 * whole)) break;
    for (let i = 1; i < size; i++) for (let j = 0; j < i; j++) rotate(a, vectors, i, j);
  }
  return { values: a.map((row, i) => row[i]!), vectors };
}

/** One Jacobi rotation that zeroes a[i][j]. Row k of `vectors` converges to the k-th eigenvector. */
function rotate(a: number[][], vectors: number[][], i: number, j: number): void {
  const entry = a[i]![j]!;
  if (entry === 0) return;
  const theta = (a[j]![j]! - a[i]![i]!) / (2 * entry);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < a.length; k++) {
    const [ki, kj] = [a[k]![i]!, a[k]![j]!];
    a[k]![i] = cosine * ki - sine * kj;
    a[k]![j] = sine * ki + cosine * kj;
  }
  for (let k = 0; k < a.length; k++) {
    const [ik, jk] = [a[i]![k]!, a[j]![k]!];
    a[i]![k] = cosine * ik - sine * jk;
    a[j]![k] = sine * ik + cosine * jk;
    const [vi, vj] = [vectors[i]![k]!, vectors[j]![k]!];
    vectors[i]![k] = cosine * vi - sine * vj;
    vectors[j]![k] = sine * vi + cosine * vj;
  }
}
