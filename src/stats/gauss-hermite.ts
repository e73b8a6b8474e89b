import { AppError } from "../base/errors.ts";

/** Nodes and weights: the sum of weight * f(node) approximates the integral of exp(-x^2) f(x). */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Hermite quadrature for the weight exp(-x^2): exact for polynomials of degree below 2 * count.
 * Roots of the orthonormal Hermite polynomial by Newton's method from the largest down; weight 2 / slope^2.
 *
 * @param count  number of nodes, a whole number from 1 to 100
 * @throws AppError stats.bad-count
 * @see Golub & Welsch 1969; starting values as in Stroud & Secrest 1966
 */
export function gaussHermite(count: number): Quadrature {
  if (!(Number.isInteger(count) && count >= 1 && count <= 100)) {
    throw new AppError("stats.bad-count", { count });
  }
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  let z = 0;
  for (let i = 0; i < Math.ceil(count / 2); i++) {
    z = start(i, z, nodes, count);
    let slope = 0;
    for (let round = 0; round < 100; round++) {
      const at = hermite(z, count);
      slope = at.slope;
      const step = at.value / slope;
      z -= step;
      if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(z))) break;
    }
    slope = hermite(z, count).slope;
    nodes[i] = z;
    nodes[count - 1 - i] = -z;
    weights[i] = weights[count - 1 - i] = 2 / (slope * slope);
  }
  if (count % 2 === 1) nodes[(count - 1) / 2] = 0;
  return { nodes, weights };
}

function start(i: number, z: number, nodes: Float64Array, count: number): number {
  if (i === 0) return Math.sqrt(2 * count + 1) - 1.85575 * (2 * count + 1) ** (-1 / 6);
  if (i === 1) return z - (1.14 * count ** 0.426) / z;
  if (i === 2) return 1.86 * z - 0.86 * nodes[0]!;
  if (i === 3) return 1.91 * z - 0.91 * nodes[1]!;
  return 2 * z - nodes[i - 2]!;
}

/** Orthonormal Hermite polynomial and its slope, by the three-term recurrence. */
function hermite(x: number, degree: number): { value: number; slope: number } {
  let [before, value] = [0, Math.PI ** -0.25];
  for (let k = 0; k < degree; k++) {
    [before, value] = [value, x * Math.sqrt(2 / (k + 1)) * value - Math.sqrt(k / (k + 1)) * before];
  }
  return { value, slope: Math.sqrt(2 * degree) * before };
}
