import type { Threshold } from "./threshold.ts";

/** Confidence of every interval, unless a district or a caller asks for another. */
export const confidenceLevel: Threshold = {
  value: 0.95,
  year: 2022,
  source: "What Works Clearinghouse Handbook, version 5.0: significance at the .05 level, two-sided",
};

/** Power at which a minimum detectable difference is stated. */
export const detectionPower: Threshold = {
  value: 0.8,
  year: 1988,
  source: "Cohen 1988, Statistical Power Analysis for the Behavioral Sciences: four in five",
};

/** Below this expected count in any of the four cells of two rates, the normal approximation is not trusted. */
export const smallestExpectedCount: Threshold = {
  value: 5,
  year: 1954,
  source: "Cochran 1954, Some methods for strengthening the common chi-square tests",
};
