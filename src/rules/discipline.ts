import type { Threshold } from "./threshold.ts";

/** Suspensions per year at which a student counts as suspended again. */
export const suspendedAgainFrom = {
  value: 2,
  year: 2026,
  source: "a convention of this program: two incidents or more that ended in suspension",
} as const satisfies Threshold;

/** Days of suspension per year, in and out of school combined, at which the Dashboard counts a student. */
export const fullDayOfSuspension = {
  value: 1,
  year: 2024,
  source: "California Department of Education, Suspension Indicator FAQs (cde.ca.gov/ta/ac/cm/dbsuspfaq.asp)",
} as const satisfies Threshold;

/**
 * Least share of the students in a year's files whose incident ended without a removal, for the files to be of all
 * incidents: a few such rows in an export of suspensions are errors.
 */
export const leastWithoutRemoval = {
  value: 0.05,
  year: 2026,
  source: "a convention of this program",
} as const satisfies Threshold;

/**
 * Chance below which a school where every student with an incident was removed exports only removals: the chance of
 * that at the share of the other schools in the same files.
 */
export const leastChanceOfRemovalsOnly = {
  value: 0.01,
  year: 2026,
  source: "a convention of this program",
} as const satisfies Threshold;
