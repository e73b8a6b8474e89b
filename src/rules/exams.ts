import type { Threshold } from "./threshold.ts";

/** Lowest passing score. */
export const examPassing = {
  ap: { value: 3, year: 2024, source: "College Board, AP score scale: 3 is qualified" },
  ib: { value: 4, year: 2024, source: "International Baccalaureate, grade scale: 4 is the pass of a subject" },
} as const satisfies Record<string, Threshold>;
