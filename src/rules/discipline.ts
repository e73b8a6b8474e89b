import type { Threshold } from "./threshold.ts";

/** Suspensions in one year from which a student counts as suspended again. */
export const suspendedAgainFrom = {
  value: 2,
  year: 2026,
  source: "a convention of this program: two incidents or more that ended in suspension",
} as const satisfies Threshold;
