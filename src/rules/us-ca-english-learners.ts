import type { Threshold } from "./threshold.ts";

/**
 * Years in U.S. schools without reclassification that make a student a long-term English learner in California, by date alone: more than six, as the statute
 * was first written. Today's text says six or more, and adds that the student made no progress in English; the Dashboard counts seven or more since 2024.
 */
export const longTermEnglishLearnerRules = {
  atRiskFrom: { value: 4, year: 2022, source: "California Education Code 313.1(b): four to five years" },
  longTermAfter: {
    value: 6,
    year: 2012,
    source: "California Education Code 313.1 as added by Assembly Bill 2193 (2012): more than six years",
  },
} as const satisfies Record<string, Threshold>;

export const reclassificationRules = {
  /** School years after reclassification in which a student counts as recently reclassified. */
  recentYears: {
    value: 4,
    year: 2015,
    source: "ESEA as amended by ESSA, section 1111(b)(3)(B): up to four years after leaving the English learner group",
  },
  /** School years after first identification as an English learner within which reclassification counts. */
  within: {
    value: 6,
    year: 2026,
    source: "a convention of this program, after California's long-term English learners",
  },
} as const satisfies Record<string, Threshold>;
