import type { Threshold } from "./threshold.ts";

/**
 * A count is inferred from a rounded share of n students when the sampling standard error is at least so many times half a step of the rounding: the
 * count may then be off by a student, but the share by little next to chance.
 */
export const inferredCountTimes = {
  value: 10,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;
