import type { Threshold } from "./threshold.ts";

/** Students of a grade and year with scores in both years, below which no regression line of expected scores is fitted. */
export const growthLineStudents = {
  value: 30,
  year: 2026,
  source: "a convention of this program",
} as const satisfies Threshold;
