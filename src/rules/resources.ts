import type { Threshold } from "./threshold.ts";

/**
 * Number of poverty groups of schools; the gap is between the first and the last. With fewer schools there are no
 * quartiles.
 */
export const povertyQuartiles = {
  value: 4,
  year: 2015,
  source: "ESEA as amended by ESSA, section 1111(g)(1)(B); state plans of educator equity, quartiles of schools",
} as const satisfies Threshold;

/** The federal range ratio of spending drops values beyond these quantiles. */
export const rangeRatioShares = {
  low: { value: 0.05, year: 1984, source: "Berne & Stiefel 1984, The Measurement of Equity in School Finance" },
  high: { value: 0.95, year: 1984, source: "Berne & Stiefel 1984, The Measurement of Equity in School Finance" },
} as const satisfies Record<string, Threshold>;
