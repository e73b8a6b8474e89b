import { requireRange } from "./require.ts";

/** Tolerance for floating-point error: 2.25 stored as 2.2499999999 still rounds up (methods 0.4). */
const guard = 1e-9;

/**
 * Rounds half away from zero, as the California Dashboard does.
 *
 * @param x         a finite number
 * @param decimals  a whole number from 0 to 9
 * @throws AppError stats.out-of-range
 * @example roundHalfAway(2.25, 1) // 2.3
 */
export function roundHalfAway(x: number, decimals: number): number {
  requireRange(x, "number-to-round", -Number.MAX_VALUE, Number.MAX_VALUE);
  requireRange(decimals, "decimals", 0, 9);
  const scale = 10 ** decimals;
  const size = Math.abs(x) * scale;
  if (!(size < 1e15)) return x;
  const rounded = Math.floor(size + 0.5 + guard) / scale;
  return x < 0 && rounded !== 0 ? -rounded : rounded;
}
