import type { Threshold } from "./threshold.ts";

/**
 * California's Local Control Funding Formula: figures from the statute and the annual rate notices. Sources:
 * Education Code 42238.02; California Department of Education, funding rates 2023-24 and 2024-25; Legislative
 * Analyst's Office, LCFF breakdowns.
 */

/** Grade spans of the formula: TK-3, 4-6, 7-8, 9-12. */
export const lcffSpans = ["tk3", "g46", "g78", "g912"] as const;
export type LcffSpan = (typeof lcffSpans)[number];

/** Dollars per unit of average daily attendance in one school year. */
export interface LcffRates {
  /** Calendar year in which the school year ends. */
  readonly schoolYear: number;
  readonly base: Readonly<Record<LcffSpan, number>>;
  /** Grade-span adjustment: 10.4 percent in TK-3 and 2.6 percent in 9-12, as published in whole dollars. */
  readonly adjustment: Readonly<Record<LcffSpan, number>>;
  readonly confidence: "confirmed by a secondary source" | "unconfirmed";
  readonly evidence: string;
}

export const lcffRates: readonly LcffRates[] = [
  {
    schoolYear: 2024,
    base: { tk3: 9919, g46: 10069, g78: 10367, g912: 12015 },
    adjustment: { tk3: 1032, g46: 0, g78: 0, g912: 312 },
    confidence: "unconfirmed",
    evidence: "cost-of-living adjustment of 8.22 percent confirmed by the Department of Education; rates not",
  },
  {
    schoolYear: 2025,
    base: { tk3: 10025, g46: 10177, g78: 10478, g912: 12144 },
    adjustment: { tk3: 1043, g46: 0, g78: 0, g912: 316 },
    confidence: "confirmed by a secondary source",
    evidence: "cost-of-living adjustment of 1.07 percent confirmed by the Department of Education",
  },
  {
    schoolYear: 2026,
    base: { tk3: 10256, g46: 10411, g78: 10719, g912: 12423 },
    adjustment: { tk3: 1067, g46: 0, g78: 0, g912: 323 },
    confidence: "unconfirmed",
    evidence: "computed from 2024-25 with a cost-of-living adjustment of 2.30 percent",
  },
];

/** Supplemental grant, a share of the adjusted base per share of unduplicated pupils. */
export const supplementalShare = {
  value: 0.2,
  year: 2013,
  source: "Education Code 42238.02(e)",
} as const satisfies Threshold;

/** Share of unduplicated pupils above which the concentration grant begins. */
export const concentrationFrom = {
  value: 0.55,
  year: 2013,
  source: "Education Code 42238.02(f)",
} as const satisfies Threshold;

/** Concentration grant, a share of the adjusted base per share of unduplicated pupils above the threshold; newest first. */
const concentrationShares = [
  { value: 0.65, year: 2022, source: "Education Code 42238.02(f) as amended by Assembly Bill 130 (2021)" },
  { value: 0.5, year: 2014, source: "Education Code 42238.02(f)" },
] as const satisfies readonly Threshold[];

/** Share in effect in a school year; raised by 15 points in 2021-22. */
export const concentrationShare = (schoolYear: number): Threshold =>
  concentrationShares.find(({ year }) => schoolYear >= year) ?? concentrationShares[1];

/** Decimals of the unduplicated pupil percentage when written as a share (Education Code 42238.02(b)(5)). */
export const unduplicatedDecimals = 4;
