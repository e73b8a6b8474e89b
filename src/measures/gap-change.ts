import { isNone, type NoNumber, none } from "../base/finding.ts";
import { leastSquares } from "../stats/least-squares.ts";
import { normalTwoSidedP, zForLevel } from "../stats/normal.ts";
import { requireFinite } from "../stats/require.ts";
import { type Counts, readCounts } from "./counts.ts";

/** A group and everyone else in one school year. */
export interface GapYear {
  /** Calendar year in which the school year ends. */
  readonly year: number;
  readonly group: Counts | NoNumber;
  readonly rest: Counts | NoNumber;
}

/** Last year's gap minus the first's, in share points. */
export interface GapChange {
  readonly change: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** False when the interval covers 0: say "no clear change". */
  readonly clear: boolean;
}

/** Straight line through the yearly gaps, weighted by inverse variance. */
export interface GapTrend {
  /** Share points a year. */
  readonly slope: number;
  readonly se: number;
  /** Two-sided p-value of the slope. */
  readonly p: number;
  /** Weighted squares left over, chi-square with years - 2 degrees of freedom if the line is straight. */
  readonly residualQ: number;
}

export interface GapHistory {
  /** Gap of each year given, or why there is none. */
  readonly gaps: readonly (number | NoNumber)[];
  /** Variance of each gap, from rates smoothed by half a student, so never 0. */
  readonly variances: readonly (number | NoNumber)[];
  readonly change: GapChange | NoNumber;
  readonly trend: GapTrend | NoNumber;
}

/**
 * Is the gap closing? Change and slope of group minus rest over the years. Years are treated as independent; many of the same students
 * return each year, so the standard error of a change is too wide rather than too narrow: print "years treated as independent".
 *
 * @param years  in ascending order; a year without numbers is left out and the others keep their true spacing
 * @param level  confidence of the change
 * @returns change: "too_few_points" below two years; trend: the same below three
 * @throws AppError stats.not-finite, stats.bad-level
 * @see metafor rma(mods = ~ year, method = "FE")
 */
export function gapChange(years: readonly GapYear[], level = 0.95): GapHistory {
  const z = zForLevel(level);
  requireFinite(
    years.map(({ year }) => year),
    "the years",
  );
  const points = years.map(gapOf);
  const known = points.flatMap((point, i) => (isNone(point) ? [] : [{ year: years[i]?.year ?? 0, ...point }]));
  const first = known[0];
  const last = known[known.length - 1];
  const history = {
    gaps: points.map((point) => (isNone(point) ? point : point.gap)),
    variances: points.map((point) => (isNone(point) ? point : point.variance)),
  };
  if (first === undefined || last === undefined || known.length < 2)
    return { ...history, change: none("too_few_points"), trend: none("too_few_points") };
  const change = last.gap - first.gap;
  const se = Math.sqrt(first.variance + last.variance);
  const [lower, upper] = [change - z * se, change + z * se];
  return { ...history, change: { change, se, lower, upper, clear: lower > 0 || upper < 0 }, trend: trendOf(known) };
}

interface Point {
  readonly gap: number;
  readonly variance: number;
}

function gapOf({ group, rest }: GapYear): Point | NoNumber {
  const a = readCounts(group);
  const b = readCounts(rest);
  if (isNone(a)) return a;
  if (isNone(b)) return b;
  if (a.n === 0 || b.n === 0) return none("zero_denominator");
  return { gap: a.hits / a.n - b.hits / b.n, variance: smoothedVariance(a) + smoothedVariance(b) };
}

function smoothedVariance({ n, hits }: Counts): number {
  const p = (hits + 0.5) / (n + 1);
  return (p * (1 - p)) / n;
}

function trendOf(points: readonly (Point & { readonly year: number })[]): GapTrend | NoNumber {
  if (points.length < 3) return none("too_few_points");
  const middle = points.reduce((sum, { year }) => sum + year / points.length, 0);
  const weights = points.map(({ variance }) => 1 / variance);
  const fit = leastSquares(
    [points.map(() => 1), points.map(({ year }) => year - middle)],
    points.map(({ gap }) => gap),
    { weights },
  );
  if (isNone(fit)) return none("not_estimable");
  const slope = fit.coefficients[1] ?? 0;
  const se = Math.sqrt(fit.inverse[1]?.[1] ?? 0);
  const residualQ = weights.reduce((sum, w, i) => sum + w * (fit.residuals[i] ?? 0) ** 2, 0);
  return { slope, se, p: normalTwoSidedP(slope / se), residualQ };
}
