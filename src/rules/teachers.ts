import type { Threshold } from "./threshold.ts";

/** Most years of service for a novice teacher, counting this year. */
export const noviceYears = {
  value: 2,
  year: 2019,
  source: "California Department of Education, ESSA teacher equity: inexperienced teachers, two or fewer years",
} as const satisfies Threshold;
