import type { Threshold } from "./threshold.ts";

/** Default confidence level of every interval; a district or caller may choose another. */
export const confidenceLevel: Threshold = {
  value: 0.95,
  year: 2022,
  source: "What Works Clearinghouse Handbook, version 5.0: significance at the .05 level, two-sided",
};

/** Power used for minimum detectable differences. */
export const detectionPower: Threshold = {
  value: 0.8,
  year: 1988,
  source: "Cohen 1988, Statistical Power Analysis for the Behavioral Sciences: four in five",
};

/** If any of the four expected counts of two rates is below this, the normal approximation is not used. */
export const smallestExpectedCount: Threshold = {
  value: 5,
  year: 1954,
  source: "Cochran 1954, Some methods for strengthening the common chi-square tests",
};

/** Below this p-value of the score test, Fisher's exact test is used. */
export const farTail: Threshold = {
  value: 0.001,
  year: 2026,
  source:
    "a convention of this program: with ten expected of 58, the normal tail is half of the exact one here, and a ninth at one in 200,000",
};

/**
 * Where the larger of two groups has less than this many times the students of the smaller one, few tables are possible and one of them can hold much of the
 * chance: the score test's p-value is averaged with Fisher's.
 */
export const evenGroups: Threshold = {
  value: 4,
  year: 2026,
  source:
    "a convention of this program: with 18 students on each side, the score test alone makes p-values up to 0.02 1.4 times as often as they say, with four times as many 1.1 times at most (test/stats/test-size.test.ts)",
};
