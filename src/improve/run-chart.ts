import { isNone, type NoNumber, none } from "../base/finding.ts";
import { runChartRules } from "../rules/improvement.ts";
import { binomialQuantile } from "../stats/binomial.ts";
import { median } from "../stats/quantile.ts";

export interface RunChart {
  /** Median of the nonmissing points: the center line. */
  readonly median: number;
  /** Points off the median; only these count for the rules on runs. */
  readonly useful: number;
  /** Longest run on one side, and the longest expected by chance; "no_data" if every point is on the median. */
  readonly longestRun: number | NoNumber;
  readonly longestRunLimit: number | NoNumber;
  /** Number of times the line is crossed, and the fewest expected by chance. */
  readonly crossings: number | NoNumber;
  readonly crossingsLimit: number | NoNumber;
  /** Anhoej's rules, which adapt to the number of points: a run is too long or crossings are too few. */
  readonly anhoej: boolean;
  /** Most consecutive useful points on one side, and whether they are 6 or more. */
  readonly longestShift: number;
  readonly shift: boolean;
  /** Most points consecutively rising or falling (equal neighbors count once), and whether they are 5 or more. */
  readonly longestTrend: number;
  readonly trend: boolean;
  /** Whether there are the 10 useful points required to claim a signal on screen. */
  readonly enoughToClaim: boolean;
}

/**
 * Run chart of a series: median line, runs, crossings and trends. A missing period is not a zero; runs and trends
 * skip it. Points on the median neither break nor extend a run.
 *
 * @param series  one finite number per period in order of time, null where missing
 * @returns the chart, or "no_data" without a point
 * @throws AppError stats.not-finite
 * @see Perla, Provost & Murray 2011, doi:10.1136/bmjqs.2009.037895; Anhoej & Olesen 2014,
 *   doi:10.1371/journal.pone.0113825
 */
export function runChart(series: readonly (number | null)[]): RunChart | NoNumber {
  const points = series.filter((y) => y !== null);
  const line = median(points);
  if (isNone(line)) return line;
  const sides = points.filter((y) => y !== line).map((y) => y > line);
  const useful = sides.length;
  const longest = longestRun(sides);
  const trend = longestTrend(points);
  const limit = Math.round(Math.log2(useful)) + runChartRules.runAllowance.value;
  const crossings = sides.filter((side, at) => at > 0 && side !== sides[at - 1]).length;
  const crossingsLimit = useful > 1 ? binomialQuantile(runChartRules.fewCrossings.value, useful - 1, 0.5) : 0;
  const ifUseful = (x: number): number | NoNumber => (useful === 0 ? none("no_data") : x);
  return {
    median: line,
    useful,
    longestRun: ifUseful(longest),
    longestRunLimit: ifUseful(limit),
    crossings: ifUseful(crossings),
    crossingsLimit: ifUseful(crossingsLimit),
    anhoej: useful > 0 && (longest > limit || crossings < crossingsLimit),
    longestShift: longest,
    shift: longest >= runChartRules.shift.value,
    longestTrend: trend,
    trend: trend >= runChartRules.trend.value,
    enoughToClaim: useful >= runChartRules.useful.value,
  };
}

function longestRun(sides: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  sides.forEach((side, at) => {
    run = at > 0 && side === sides[at - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

/** Length of the longest stretch that only rises or only falls; equal neighbors count as one point. */
function longestTrend(points: readonly number[]): number {
  const steps = points.flatMap((y, at) => {
    const previous = points[at - 1];
    return previous === undefined || previous === y ? [] : [y > previous];
  });
  return longestRun(steps) + 1;
}
