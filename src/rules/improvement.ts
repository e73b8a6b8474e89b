import type { Threshold } from "./threshold.ts";

const runCharts = "Perla, Provost & Murray 2011, doi:10.1136/bmjqs.2009.037895";
const anhoej = "Anhoej & Olesen 2014, doi:10.1371/journal.pone.0113825";

/** Signals of a run chart. */
export const runChartRules = {
  /** Points in a row on one side of the median. */
  shift: { value: 6, year: 2011, source: runCharts },
  /** Points in a row that only rise or only fall. */
  trend: { value: 5, year: 2011, source: runCharts },
  /** Points off the median from which a signal may be claimed. */
  useful: { value: 10, year: 2011, source: runCharts },
  /** Tail of the number of crossings under pure chance. */
  fewCrossings: { value: 0.05, year: 2014, source: anhoej },
  /** The longest run that chance allows is the rounded binary logarithm of the useful points plus this. */
  runAllowance: { value: 3, year: 2014, source: anhoej },
} as const satisfies Record<string, Threshold>;

/** A pattern of points on a control chart: how many of how many in a row, and how many standard deviations from the center. */
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
  /** Points on each side of the change from which the analysis is sound. */
  enoughOnEachSide: { value: 8, year: 2013, source: "Penfold & Zhang 2013, doi:10.1016/j.acap.2013.08.002" },
  /** Fewest points in all, and on a side: four terms and one point to spare, a slope on each side. */
  points: { value: 5, year: 2017, source: series },
  onEachSide: { value: 2, year: 2017, source: series },
  /** Last lag of the Newey-West errors. */
  lag: { value: 2, year: 1987, source: "Newey & West 1987, doi:10.2307/1913610; a convention for short yearly series" },
} as const satisfies Record<string, Threshold>;

/** Fewest years of a trend line: two points always lie on one. */
export const trendYears = {
  value: 3,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;

/** Fewest schools on each side of a comparison of a pilot: one school has no variance of its own. */
export const pilotSchools = {
  value: 2,
  year: 2026,
  source: "A convention of this program",
} as const satisfies Threshold;
