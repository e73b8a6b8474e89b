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
