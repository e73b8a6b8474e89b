import type { Threshold } from "./threshold.ts";

/** Minimums for modeling intersections of groups, and how to interpret the share of variation between them. */
export const intersectionRules = {
  /** Minimum number of nonempty strata for a multilevel model. */
  minimumStrata: {
    value: 8,
    year: 2024,
    source: "Evans, Leckie, Subramanian, Bell & Merlo 2024, tutorial; a convention",
  },
  /** Share of variation between strata (VPC) that counts as good discrimination. */
  goodVpc: { value: 0.05, year: 2018, source: "Merlo 2018" },
  veryGoodVpc: { value: 0.2, year: 2018, source: "Merlo 2018" },
} as const satisfies Record<string, Threshold>;
