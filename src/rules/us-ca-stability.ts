import type { Threshold } from "./threshold.ts";

/** Consecutive calendar days in one school, inclusive, that make an enrollment stable. */
export const stableFromDays = {
  value: 245,
  year: 2023,
  source:
    "California Department of Education, DataQuest stability rate report; that both end days count is unconfirmed, see cde.ca.gov/ds/ad/srinfo.asp",
} as const satisfies Threshold;

/**
 * Calendar days without a row that a mid-year change of record (E150) may span and still be one stay: a winter break and
 * a week. Its next row should begin within a day, but schools end rows on the last day before a break and begin them on
 * the first day after it.
 */
export const mostBreakDays = {
  value: 30,
  year: 2024,
  source: "Our rule: the CALPADS code set says that E150 is no exit and that a new enrollment follows, not how soon",
} as const satisfies Threshold;

/**
 * Disqualifying exits: before the school's last day, these make an enrollment not stable, however long it lasted:
 * "245 consecutive calendar days at the same school without a disqualifying exit". The report does not list these
 * exits (unconfirmed): we use a transfer, or an exit without a known destination, before the school's own last day.
 */
export const disqualifyingExits = {
  kinds: ["transfer-public", "transfer-out", "dropout"],
  year: 2024,
  source:
    "California Department of Education, DataQuest, Stability Rate (dq.cde.ca.gov/dataquest/DQCensus/StbStudentReportLevels.aspx); which exits disqualify is unconfirmed, see Information about the Stability Rate Report (cde.ca.gov/ds/ad/srinfo.asp)",
} as const;
