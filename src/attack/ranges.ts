import type { LinearProgram, LoadedProgram } from "./solver.ts";

/** Smallest and largest value of a number; infinite without a limit. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

/** Difference between the ends, in students. */
export const spreadOf = ({ low, high }: NumberRange): number => high - low;

/** Tolerance of the solver's numbers. */
const tolerance = 1e-5;

/** One end: first the linear relaxation; the integer program only if that solution is not integral already. */
export function oneSide(
  loaded: LoadedProgram,
  program: LinearProgram,
  at: number,
  direction: 1 | -1,
): { readonly real: number; readonly whole: number; readonly world: Float64Array | undefined } | undefined {
  const endless = direction * Number.POSITIVE_INFINITY;
  const weights = new Float64Array(program.low.length);
  weights[at] = direction;
  const real = loaded.largest(weights, false);
  if (real.kind === "unbounded") return { real: endless, whole: endless, world: undefined };
  if (real.kind !== "value") return undefined;
  const value = real.solution[at] ?? Number.NaN;
  if (program.isWhole[at] !== 1) return { real: value, whole: value, world: undefined };
  const rounded = direction > 0 ? Math.floor(value + tolerance) : Math.ceil(value - tolerance);
  const world = wholeWorld(real.solution, program);
  if (world !== undefined && world[at] === rounded) return { real: value, whole: rounded, world };
  const whole = loaded.largest(weights, true);
  if (whole.kind !== "value") return undefined;
  return {
    real: value,
    whole: Math.round(whole.solution[at] ?? Number.NaN),
    world: wholeWorld(whole.solution, program),
  };
}

/**
 * An integer solution that satisfies every limit, exactly unless averages are in it; undefined if rounding does not
 * give one.
 */
export function wholeWorld(solution: Float64Array, program: LinearProgram): Float64Array | undefined {
  const { low, high, isWhole, starts, cells, factors, rowLow, rowHigh } = program;
  const world = solution.map((x, at) => (isWhole[at] === 1 ? Math.round(x) : x));
  const slack = (hasAmounts: boolean): number => (hasAmounts ? tolerance : 0);
  for (const [at, x] of world.entries()) {
    const room = slack(isWhole[at] !== 1);
    if (x < (low[at] ?? 0) - room || x > (high[at] ?? 0) + room) return undefined;
  }
  for (let row = 0; row < rowLow.length; row += 1) {
    let sum = 0;
    let hasAmounts = false;
    for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
      const cell = cells[t] ?? 0;
      sum += (factors[t] ?? 0) * (world[cell] ?? 0);
      hasAmounts ||= isWhole[cell] !== 1;
    }
    const room = slack(hasAmounts);
    if (sum < (rowLow[row] ?? 0) - room || sum > (rowHigh[row] ?? 0) + room) return undefined;
  }
  return world;
}
