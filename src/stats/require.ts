import { AppError } from "../base/errors.ts";
import type { Quantity } from "../base/quantity.ts";

/* Precondition checks of this folder. Conditions are written so that NaN fails them. */

/** More than the world's population. Keeps counts exact and sums over counts short. */
export const mostCounted = 1e10;

/** @throws AppError stats.bad-counts unless hits and n are whole numbers with 0 <= hits <= n and 1 <= n <= mostCounted */
export function requireCounts(hits: number, n: number): void {
  if (n >= 1 && n <= mostCounted && Math.floor(n) === n && hits >= 0 && hits <= n && Math.floor(hits) === hits) return;
  throw new AppError("stats.bad-counts", { wrong: "rate", hits, n, most: mostCounted });
}

/** @throws AppError stats.bad-confidence unless 0 < confidence < 1 */
export function requireConfidence(confidence: number): void {
  if (confidence > 0 && confidence < 1) return;
  throw new AppError("stats.bad-confidence", { confidence });
}

/** @throws AppError stats.bad-share unless 0 <= p <= 1 */
export function requireShare(p: number, quantity: Quantity): void {
  if (p >= 0 && p <= 1) return;
  throw new AppError("stats.bad-share", { wrong: "share", quantity, p });
}

/**
 * @throws AppError stats.out-of-range unless 0 < p < 1: at the ends, quantiles of unbounded distributions are
 *   infinite
 */
export const requireInside = (p: number, quantity: Quantity): void =>
  requireRange(p, quantity, Number.MIN_VALUE, 1 - Number.EPSILON / 2);

/** @throws AppError stats.out-of-range unless low <= x <= high */
export function requireRange(x: number, quantity: Quantity, low: number, high: number): void {
  if (x >= low && x <= high) return;
  throw new AppError("stats.out-of-range", { wrong: "outside", quantity, x, low, high });
}

/** Passes a finite result through. @throws AppError stats.out-of-range when it overflowed */
export function finite(x: number, quantity: Quantity): number {
  if (Number.isFinite(x)) return x;
  throw new AppError("stats.out-of-range", { wrong: "too-large", quantity, x });
}

/** @throws AppError stats.not-finite when a value is NaN or infinite */
export function requireFinite(values: ArrayLike<number>, quantity: Quantity): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw new AppError("stats.not-finite", { wrong: "entry", quantity, entry: i + 1 });
  }
}

/** @throws AppError stats.bad-shape unless the two lists have the same length */
export function requireSameLength(
  a: ArrayLike<unknown>,
  b: ArrayLike<unknown>,
  nameOfA: Quantity,
  nameOfB: Quantity,
): void {
  if (a.length === b.length) return;
  throw new AppError("stats.bad-shape", { wrong: "lengths", lists: [nameOfA, nameOfB], lengths: [a.length, b.length] });
}
