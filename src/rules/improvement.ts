import type { Threshold } from "./threshold.ts";

const runCharts = "Perla, Provost & Murray 2011, doi:10.1136/bmjqs.2009.037895";
const anhoej = "Anhoej & Olesen 2014, doi:10.1371/journal.pone.0113825";

/** Run chart signals. */
export const runChartRules = {
  /** Consecutive points on one side of the median. */
  shift: { value: 6, year: 2011, source: runCharts },
  /** Consecutive points that all rise or all fall. */
  trend: { value: 5, year: 2011, source: runCharts },
  /** Minimum points off the median for claiming a signal. */
  useful: { value: 10, year: 2011, source: runCharts },
  /** Tail probability for the number of crossings under chance. */
  fewCrossings: { value: 0.05, year: 2014, source: anhoej },
  /** The longest run expected by chance is log2 of the useful points, rounded, plus this. */
  runAllowance: { value: 3, year: 2014, source: anhoej },
} as const satisfies Record<string, Threshold>;

/**
 * A control chart pattern: `of` consecutive points of which some number are beyond a number of standard deviations
 * from the center.
 */
interface ControlPattern {
  readonly points: number;
  readonly inRow: number;
  readonly sigmas: number;
}

/** Nelson's eight tests of a control chart. Nelson 1984, doi:10.1080/00224065.1984.11978921. */
export const nelsonPatterns = {
  beyond: { points: 1, inRow: 1, sigmas: 3 },
  oneSide: { points: 9, inRow: 9, sigmas: 0 },
  steady: { points: 6, inRow: 6, sigmas: 0 },
  alternating: { points: 14, inRow: 14, sigmas: 0 },
  twoOfThree: { points: 2, inRow: 3, sigmas: 2 },
  fourOfFive: { points: 4, inRow: 5, sigmas: 1 },
  hugging: { points: 15, inRow: 15, sigmas: 1 },
  avoiding: { points: 8, inRow: 8, sigmas: 1 },
} as const satisfies Record<string, ControlPattern>;

const series = "Bernal, Cummins & Gasparrini 2017, doi:10.1093/ije/dyw098";

/** An interrupted time series. */
export const interruptedSeriesRules = {
  /** Points needed on each side of the change for a sound analysis. */
  enoughOnEachSide: { value: 8, year: 2013, source: "Penfold & Zhang 2013, doi:10.1016/j.acap.2013.08.002" },
  /** Minimum points in total and per side: four coefficients plus one, and a slope on each side. */
  points: { value: 5, year: 2017, source: series },
  onEachSide: { value: 2, year: 2017, source: series },
  /** Maximum lag of the Newey-West standard errors. */
  lag: { value: 2, year: 1987, source: "Newey & West 1987, doi:10.2307/1913610; a convention for short yearly series" },
} as const satisfies Record<string, Threshold>;

/** Minimum years for a trend line; two points always fit one exactly. */
export const trendYears = {
  value: 3,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;

/** Minimum schools on each side of a pilot comparison; a single school has no variance. */
export const pilotSchools = {
  value: 2,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;
