/** Minimum of a function of one number on an interval. */
export interface LeastPoint {
  readonly at: number;
  readonly value: number;
}

const goldenShare = (3 - Math.sqrt(5)) / 2;

/**
 * Minimizes a function on [low, high] by Brent's method: golden section, with parabolic interpolation where it fits.
 * Derivative-free. Finds a local minimum, which is global when the function is unimodal. Both ends are candidates.
 *
 * @param f          a function that is finite on [low, high]
 * @param low        left end, finite
 * @param high       right end, finite, > low
 * @param tolerance  precision of `at`, in units of x; cannot be better than about the square root of the noise of f
 * @see Brent 1973, Algorithms for Minimization without Derivatives, chapter 5
 */
export function leastOnInterval(f: (x: number) => number, low: number, high: number, tolerance = 1e-9): LeastPoint {
  let [a, b] = [low, high];
  let x = a + goldenShare * (b - a);
  let [second, third] = [x, x];
  let fx = f(x);
  let [fSecond, fThird] = [fx, fx];
  let step = 0;
  let stepBefore = 0;
  for (let round = 0; round < 200; round++) {
    const middle = (a + b) / 2;
    const near = 1e-10 * Math.abs(x) + tolerance / 3;
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) break;
    const r = (x - second) * (fx - fThird);
    let q = (x - third) * (fx - fSecond);
    let p = (x - third) * q - (x - second) * r;
    q = 2 * (q - r);
    if (q > 0) p = -p;
    q = Math.abs(q);
    const parabolaFits =
      Math.abs(stepBefore) > near && Math.abs(p) < Math.abs((q * stepBefore) / 2) && p > q * (a - x) && p < q * (b - x);
    stepBefore = step;
    if (parabolaFits) {
      step = p / q;
      const next = x + step;
      if (next - a < 2 * near || b - next < 2 * near) step = x < middle ? near : -near;
    } else {
      stepBefore = x < middle ? b - x : a - x;
      step = goldenShare * stepBefore;
    }
    const u = x + (Math.abs(step) >= near ? step : step > 0 ? near : -near);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [third, fThird, second, fSecond, x, fx] = [second, fSecond, x, fx, u, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fSecond || second === x) [third, fThird, second, fSecond] = [second, fSecond, u, fu];
      else if (fu <= fThird || third === x || third === second) [third, fThird] = [u, fu];
    }
  }
  return [low, high]
    .map((end) => ({ at: end, value: f(end) }))
    .reduce((best, end) => (end.value < best.value ? end : best), { at: x, value: fx });
}
