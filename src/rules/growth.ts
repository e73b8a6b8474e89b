import type { Threshold } from "./threshold.ts";

/** Minimum students with scores in three years, per grade and year, for fitting expected scores. */
export const growthLineStudents = {
  value: 30,
  year: 2026,
  source: "a convention of this program",
} as const satisfies Threshold;
