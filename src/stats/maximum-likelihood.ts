import { type NoNumber, none } from "../base/finding.ts";
import { type Cholesky, cholesky, choleskySolve } from "./cholesky.ts";

/** A negative log-likelihood at a point: its value, slopes and second derivatives; matrices are size * size, row by row. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Second derivatives of the value: the observed information. */
  readonly curvature: Float64Array;
  /** Expected information, positive semidefinite: used for the step where the observed one is not positive definite. */
  readonly information: Float64Array;
}

export interface Maximum {
  readonly kind: "maximum";
  readonly at: readonly number[];
  /** Negative log-likelihood there. */
  readonly value: number;
  /** Factor of the curvature there. */
  readonly curvature: Cholesky;
}

const maxSteps = 200;

/**
 * Maximum likelihood by Newton's method, by Fisher scoring where the curvature is not positive definite, with step halving.
 *
 * @param model  value Infinity means "not here"; scaled to about one observation, so that 1 is a large change of value
 * @param start  where to begin; the value there must be finite
 * @returns the maximum, or "not_estimable" when the information is singular or the search does not settle. A likelihood whose best
 *          maximum is at infinity may flatten out so far that the search stops: the caller checks that the answer is plausible
 */
export function maximumLikelihood(
  model: (x: readonly number[]) => Likelihood,
  start: readonly number[],
): Maximum | NoNumber {
  let x = [...start];
  let current = model(x);
  if (!Number.isFinite(current.value)) return none("not_estimable");
  for (let i = 0; i < maxSteps; i++) {
    const curvature = cholesky(current.curvature, x.length);
    let move = curvature && choleskySolve(curvature, current.gradient);
    // far from the maximum the curvature may be next to nothing, and its step absurd
    if (move === null || along(move, current.gradient) > 1) {
      const information = cholesky(current.information, x.length);
      if (information === null) return none("not_estimable");
      move = choleskySolve(information, current.gradient);
    }
    const step = move;
    const decrement = along(step, current.gradient);
    // Newton decrement: parameters are within 1e-10 of a standard deviation of one observation
    const maximum: Maximum | NoNumber = curvature
      ? { kind: "maximum", at: x, value: current.value, curvature }
      : none("not_estimable");
    if (decrement < 1e-20) return maximum;
    const noWorse = current.value + 1e-13 * (1 + Math.abs(current.value));
    let length = 1;
    let next = x;
    let candidate = current;
    let good = false;
    for (; !good && length > 1e-9; length /= 2) {
      next = x.map((b, j) => b - length * step[j]!);
      candidate = model(next);
      // near the maximum the value no longer shows whether a step overshot; the slope along the step does
      good = candidate.value <= noWorse && along(step, candidate.gradient) > -decrement / 2;
    }
    // no further improvement beyond rounding error
    if (!good) return decrement < 1e-14 ? maximum : none("not_estimable");
    x = next;
    current = candidate;
  }
  return none("not_estimable");
}

const along = (move: Float64Array, gradient: Float64Array): number =>
  move.reduce((sum, m, i) => sum + m * gradient[i]!, 0);
