import type { Threshold } from "./threshold.ts";

/** Consecutive calendar days in one school, first and last day both counted, for an enrollment to be stable. */
export const stableFromDays = {
  value: 245,
  year: 2023,
  source:
    "California Department of Education, DataQuest stability rate report; that both end days count is unconfirmed",
} as const satisfies Threshold;
