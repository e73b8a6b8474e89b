import { isNone, type NoNumber, none } from "../base/finding.ts";
import type { DashboardColor, DashboardRule } from "../rules/us-ca-dashboard.ts";
import { binomialMasses } from "../stats/binomial-masses.ts";
import { type Counts, readCounts } from "./counts.ts";
import {
  changeLevel,
  colorOf,
  type DashboardLevel,
  dashboardReading,
  merged,
  statusLevel,
  usesThreeByFive,
} from "./dashboard.ts";

export interface ColorStability {
  /** Color of the counts as observed. */
  readonly color: DashboardColor;
  /** Probability of each color; sums to 1. Gray is a cell the state's table calls impossible. */
  readonly chances: Readonly<Record<DashboardColor, number>>;
  /** Probability that the color stays the same. */
  readonly sameColor: number;
  readonly threeByFive: boolean;
}

/**
 * How stable a Dashboard color is: the probability of each color if both years were redrawn from binomials with the
 * observed rates. Exact double sum, not a simulation. Only for indicators based on counts; ignores the small-number
 * rules.
 *
 * @param current, prior  hits of n students; whole numbers, 0 <= hits <= n
 * @returns probabilities, or zero_denominator, invalid_input, or not_estimable when the rule is not about a
 *   percentage
 * @see methods.md 7.4; the Dashboard itself reports no uncertainty
 */
export function colorStability(
  rule: DashboardRule,
  current: Counts | NoNumber,
  prior: Counts | NoNumber,
): ColorStability | NoNumber {
  if (rule.unit !== "percent") return none("not_estimable");
  const now = readCounts(current);
  if (isNone(now)) return now;
  const priorCounts = readCounts(prior);
  if (isNone(priorCounts)) return priorCounts;
  if (now.n === 0 || priorCounts.n === 0) return none("zero_denominator");
  const percent = ({ hits, n }: Counts) => ({ value: (100 * hits) / n, n });
  const observed = dashboardReading(rule, percent(now), percent(priorCounts));
  if (isNone(observed)) return observed;

  const threeByFive = usesThreeByFive(rule, now.n);
  const nowMasses = binomialMasses(now.n, now.hits / now.n);
  const beforeMasses = binomialMasses(priorCounts.n, priorCounts.hits / priorCounts.n);
  const upTo = cumulated(beforeMasses.masses);
  const chances: Record<DashboardColor, number> = { Red: 0, Orange: 0, Yellow: 0, Green: 0, Blue: 0, Gray: 0 };

  nowMasses.masses.forEach((mass, at) => {
    const value = (100 * (nowMasses.from + at)) / now.n;
    const status = statusLevel(rule, value);
    const levelAt = (index: number): DashboardLevel =>
      changeLevel(rule, value - (100 * (beforeMasses.from + index)) / priorCounts.n);
    // The change level is monotone in the prior year's count, so find where each level's range ends.
    for (let start = 0; start < beforeMasses.masses.length; ) {
      const level = levelAt(start);
      const end = firstBeyond(start, beforeMasses.masses.length, (index) => levelAt(index) !== level);
      const color = colorOf(rule, status, threeByFive ? merged(level) : level);
      chances[color] += mass * ((upTo[end] ?? 1) - (upTo[start] ?? 0));
      start = end;
    }
  });
  return { color: observed.color, chances, sameColor: chances[observed.color], threeByFive };
}

/** Cumulative sums, starting at 0. */
function cumulated(masses: Float64Array): Float64Array {
  const sums = new Float64Array(masses.length + 1);
  let sum = 0;
  masses.forEach((mass, at) => {
    sum += mass;
    sums[at + 1] = sum;
  });
  return sums;
}

/** Binary search: first index in (start, end] where `beyond` is true; `end` if there is none. */
function firstBeyond(start: number, end: number, beyond: (index: number) => boolean): number {
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (beyond(middle)) high = middle;
    else low = middle;
  }
  return high;
}
