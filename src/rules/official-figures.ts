import type { Threshold } from "./threshold.ts";

/**
 * A count is inferred from a rounded share of n students only if the sampling standard error is at least this many
 * half rounding steps. The count may be off by one student, but the rounding error is small next to chance.
 */
export const inferredCountTimes = {
  value: 10,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;
