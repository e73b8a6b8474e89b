import type { Threshold } from "./threshold.ts";

/** Years of service, this one counted, up to which a teacher is a novice. */
export const noviceYears = {
  value: 2,
  year: 2019,
  source: "California Department of Education, ESSA teacher equity: inexperienced teachers, two or fewer years",
} as const satisfies Threshold;
