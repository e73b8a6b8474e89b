import { type NoNumber, none } from "../base/finding.ts";
import { cholesky, choleskySolve } from "./cholesky.ts";

/** A negative log-likelihood at a point: its value, slopes, and expected information (size * size, row by row). */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

export interface Maximum {
  readonly kind: "maximum";
  readonly at: readonly number[];
  /** Negative log-likelihood there. */
  readonly value: number;
}

const maxSteps = 200;

/**
 * Maximum likelihood by Fisher scoring with step halving.
 *
 * @param model  value Infinity means "not here"; scaled to about one observation, so that 1 is a large change of value
 * @param start  where to begin; the value there must be finite
 * @returns the maximum, or "not_estimable" when the information is singular or the search does not settle. A likelihood whose best
 *          point lies at infinity may flatten out so far that the search stops: the caller judges whether the answer is a sane one
 */
export function fisherScoring(
  model: (x: readonly number[]) => Likelihood,
  start: readonly number[],
): Maximum | NoNumber {
  let x = [...start];
  let here = model(x);
  if (!Number.isFinite(here.value)) return none("not_estimable");
  for (let step = 0; step < maxSteps; step++) {
    const factor = cholesky(here.information, x.length);
    if (factor === null) return none("not_estimable");
    const move = choleskySolve(factor, here.gradient);
    const decrement = along(move, here.gradient);
    // twice what a quadratic still has to gain: parameters stand within 1e-10 of a standard deviation of one observation
    if (decrement < 1e-20) return { kind: "maximum", at: x, value: here.value };
    const noWorse = here.value + 1e-15 * (1 + Math.abs(here.value));
    let length = 1;
    let next = x;
    let there = here;
    let good = false;
    for (; !good && length > 1e-6; length /= 2) {
      next = x.map((b, i) => b - length * move[i]!);
      there = model(next);
      // near the maximum the value no longer tells a step from one that overshot; the slope along the step does
      good = there.value <= noWorse && along(move, there.gradient) > -decrement / 2;
    }
    if (!good) return none("not_estimable");
    x = next;
    here = there;
  }
  return none("not_estimable");
}

const along = (move: Float64Array, gradient: Float64Array): number =>
  move.reduce((sum, m, i) => sum + m * gradient[i]!, 0);
