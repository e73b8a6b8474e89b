import { type NoNumber, none } from "../base/finding.ts";
import { type Cholesky, cholesky, choleskySolve } from "./cholesky.ts";

/** A negative log likelihood at a point: value, gradient and Hessian. Matrices are size * size, row by row. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Hessian: the observed information. */
  readonly curvature: Float64Array;
  /**
   * Expected information, positive semidefinite; used for the step where the observed information is not positive
   * definite.
   */
  readonly information: Float64Array;
}

export interface Maximum {
  readonly kind: "maximum";
  readonly at: readonly number[];
  /** Negative log likelihood at the maximum. */
  readonly value: number;
  /** Cholesky factor of the Hessian there. */
  readonly curvature: Cholesky;
}

const maxSteps = 200;

/**
 * Maximum likelihood by Newton's method, by Fisher scoring where the curvature is not positive definite, with step
 * halving.
 *
 * @param model  a value of Infinity marks a point as infeasible; scaled to about one observation, so that a change of
 *   1 is large
 * @param start  starting point; its value must be finite
 * @returns the maximum, or "not_estimable" when the information is singular or the search does not converge. A
 *   likelihood whose best maximum is at infinity may become flat enough to stop the search, so the caller checks that
 *   the answer is plausible
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
    // Far from the maximum the curvature can be close to zero and the Newton step absurdly long.
    if (move === null || along(move, current.gradient) > 1) {
      const information = cholesky(current.information, x.length);
      if (information === null) return none("not_estimable");
      move = choleskySolve(information, current.gradient);
    }
    const step = move;
    const decrement = along(step, current.gradient);
    // Newton decrement: parameters within 1e-10 of one observation's standard deviation.
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
      // Near the maximum, rounding hides from the value whether a step overshot; the slope along the step shows it.
      good = candidate.value <= noWorse && along(step, candidate.gradient) > -decrement / 2;
    }
    // No improvement beyond rounding error.
    if (!good) return decrement < 1e-14 ? maximum : none("not_estimable");
    x = next;
    current = candidate;
  }
  return none("not_estimable");
}

const along = (move: Float64Array, gradient: Float64Array): number =>
  move.reduce((sum, m, i) => sum + m * gradient[i]!, 0);
