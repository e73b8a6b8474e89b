import type { Threshold } from "./threshold.ts";

/** Minimums and thresholds for finding schools and districts that do better than predicted. */
export const outlierRules = {
  /** Minimum students of a group per year (average over years) in a district. */
  districtMinimum: {
    value: 200,
    year: 2019,
    source: "Podolsky, Darling-Hammond, Doss & Reardon 2019 (LPI), note to figure 1",
  },
  /** Minimum students of a group per year in a school. */
  schoolMinimum: { value: 30, year: 2002, source: "Kane & Staiger 2002 on the noise of small schools; a convention" },
  /** Smallest cell (school, group, grade, year) in a school model; the suppression minimum of state files. */
  schoolCellMinimum: { value: 11, year: 2024, source: "California Department of Education, public research files" },
  /** Minimum years of data for a school; a single year is mostly noise. */
  schoolYears: { value: 2, year: 2002, source: "Kane & Staiger 2002" },
  /** A unit is named when its probability of being above average reaches this for both groups. */
  probability: {
    value: 0.9,
    year: 2006,
    source: "Lin, Louis, Paddock & Ridgeway 2006 on posterior probabilities; a convention",
  },
  /** Leverage above this multiple of the mean is flagged. */
  leverageMultiple: { value: 2, year: 1978, source: "Hoaglin & Welsch 1978" },
  /** Above this variance inflation factor, a coefficient cannot be interpreted on its own. */
  varianceInflation: { value: 10, year: 1980, source: "Belsley, Kuh & Welsch 1980; a convention" },
  /** Number of similar districts used as benchmarks for a gap. */
  benchmarkPeers: { value: 5, year: 2026, source: "A convention of ours: as many as fit under one sentence" },
} as const satisfies Record<string, Threshold>;

/**
 * Funnel plot limits in standard errors: normal quantiles for 95 and 99.8 percent of places that differ only by
 * chance.
 */
export const funnelLimits = {
  usual: 1.959963984540054,
  rare: 3.090232306167813,
  year: 2005,
  source: "Spiegelhalter 2005, Funnel plots for comparing institutional performance, doi:10.1002/sim.1970",
} as const;
