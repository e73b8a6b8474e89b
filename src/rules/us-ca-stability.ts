import type { Threshold } from "./threshold.ts";

/** Consecutive calendar days in one school, first and last day both counted, for an enrollment to be stable. */
export const stableFromDays = {
  value: 245,
  year: 2023,
  source:
    "California Department of Education, DataQuest stability rate report; that both end days count is unconfirmed",
} as const satisfies Threshold;

/**
 * Exits before the school's last day that keep an enrollment from being stable, however long it was: "245 consecutive calendar days at the same school without
 * a disqualifying exit". The report does not list these exits (unconfirmed): here a transfer, or leaving without a known destination, before the day on which
 * the school's own year ended.
 */
export const disqualifyingExits = {
  kinds: ["transfer-public", "transfer-out", "dropout"],
  year: 2024,
  source:
    "California Department of Education, DataQuest, Stability Rate (dq.cde.ca.gov/dataquest/DQCensus/StbStudentReportLevels.aspx); which exits disqualify is unconfirmed",
} as const;
