import type { Threshold } from "./threshold.ts";

/**
 * California's long-term English learners, in years of enrollment in U.S. schools without reclassification.
 * Unconfirmed: the count of years must be checked against the statute in force before it is shown as official.
 */
export const longTermEnglishLearnerRules = {
  atRiskFrom: { value: 4, year: 2012, source: "California Education Code 313.1 (unconfirmed for the present year)" },
  longTermAfter: { value: 6, year: 2012, source: "California Education Code 313.1 (unconfirmed for the present year)" },
} as const satisfies Record<string, Threshold>;
