import type { Threshold } from "./threshold.ts";

/** Four-fifths rule: an outcome rate below this share of the reference rate indicates adverse impact. */
export const fourFifths = {
  value: 0.8,
  year: 1978,
  source: "EEOC Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)",
} as const satisfies Threshold;

/** Below this many students, a ratio of rates can be chance alone. */
export const fewForRatio = {
  value: 30,
  year: 1978,
  source: "Uniform Guidelines, questions and answers 20 and 21: small numbers; 30 is a convention of this program",
} as const satisfies Threshold;

/** The percentage point gap method of California's community colleges. */
export const percentagePointGapRule = {
  /** 1.96 as published, not the exact quantile. */
  z: 1.96,
  /** In share points. */
  minimumMargin: 0.03,
  /** Used in place of the group's rate because it gives the widest margin. */
  unknownShare: 0.5,
  year: 2017,
  source: "California Community Colleges Chancellor's Office, Percentage Point Gap Method; R package DisImpact 0.0.22",
} as const;
