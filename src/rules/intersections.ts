import type { Threshold } from "./threshold.ts";

/** When crossings of groups may be modeled, and how the share of variation between them is read. */
export const intersectionRules = {
  /** Strata with students that a multilevel model of strata needs. */
  minimumStrata: {
    value: 8,
    year: 2024,
    source: "Evans, Leckie, Subramanian, Bell & Merlo 2024, tutorial; a convention",
  },
  /** Share of variation between strata from which it is called good discrimination. */
  goodVpc: { value: 0.05, year: 2018, source: "Merlo 2018" },
  veryGoodVpc: { value: 0.2, year: 2018, source: "Merlo 2018" },
} as const satisfies Record<string, Threshold>;
