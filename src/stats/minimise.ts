import { type NoNumber, none } from "../base/finding.ts";

export interface Minimum {
  readonly kind: "minimum";
  readonly at: readonly number[];
  readonly value: number;
}

/** A function to make small: its value and gradient at a point; a value of NaN or Infinity means "not here". */
export type Valley = (x: readonly number[]) => { value: number; gradient: readonly number[] };

/**
 * Local minimum of a smooth function by BFGS with backtracking.
 *
 * @param start      where to begin; the value there must be finite
 * @param tolerance  stop when no part of the gradient exceeds it times 1 + |value|
 * @returns the minimum, or "not_estimable" when it did not settle
 * @see Nocedal & Wright 2006, Numerical Optimization, algorithm 6.1
 */
export function minimise(
  valley: Valley,
  start: readonly number[],
  { tolerance = 1e-9, maxSteps = 2000 }: { tolerance?: number; maxSteps?: number } = {},
): Minimum | NoNumber {
  const p = start.length;
  let x = [...start];
  let { value, gradient } = valley(x);
  if (!Number.isFinite(value)) return none("not_estimable");
  let inverse = identity(p);
  let fresh = true;
  for (let step = 0; step < maxSteps; step++) {
    const steepness = Math.max(...gradient.map(Math.abs));
    if (steepness <= tolerance * (1 + Math.abs(value))) return { kind: "minimum", at: x, value };
    let direction = inverse.map((row) => -dot(row, gradient));
    if (!(dot(direction, gradient) < 0)) {
      inverse = identity(p);
      fresh = true;
      direction = gradient.map((g) => -g);
    }
    const slope = dot(direction, gradient);
    let length = fresh ? Math.min(1, 1 / steepness) : 1;
    let next = x;
    let there = { value, gradient };
    let found = false;
    for (let halving = 0; halving < 60; halving++) {
      next = x.map((b, j) => b + length * direction[j]!);
      there = valley(next);
      if (there.value <= value + 1e-4 * length * slope) {
        found = true;
        break;
      }
      length /= 2;
    }
    if (!found) {
      if (steepness <= 1e-5 * (1 + Math.abs(value))) return { kind: "minimum", at: x, value };
      if (fresh) return none("not_estimable");
      inverse = identity(p);
      fresh = true;
      continue;
    }
    const moved = next.map((b, j) => b - x[j]!);
    const turned = there.gradient.map((g, j) => g - gradient[j]!);
    const curvature = dot(moved, turned);
    if (curvature > 1e-12 * Math.sqrt(dot(moved, moved) * dot(turned, turned))) {
      if (fresh) inverse = inverse.map((row) => row.map((v) => (v * curvature) / dot(turned, turned)));
      inverse = updated(inverse, moved, turned, curvature);
      fresh = false;
    }
    x = next;
    value = there.value;
    gradient = there.gradient;
  }
  return none("not_estimable");
}

const identity = (p: number): number[][] =>
  Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => (i === j ? 1 : 0)));

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** The BFGS update of the inverse Hessian. */
function updated(h: number[][], s: readonly number[], y: readonly number[], curvature: number): number[][] {
  const hy = h.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / curvature) / curvature;
  return h.map((row, i) =>
    row.map((v, j) => v + factor * s[i]! * s[j]! - (hy[i]! * s[j]! + s[i]! * hy[j]!) / curvature),
  );
}
