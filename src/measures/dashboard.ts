import { isNone, type NoNumber, none, type Reason } from "../base/finding.ts";
import { type DashboardColor, type DashboardRule, dashboardSmallNumbers } from "../rules/us-ca-dashboard.ts";
import { roundHalfAway } from "../stats/rounding.ts";
import { type Counts, readCounts } from "./counts.ts";

/** 1 is worst, 5 is best, as in the state's data files. */
export type DashboardLevel = 1 | 2 | 3 | 4 | 5;
export type StatusWord = "very_low" | "low" | "medium" | "high" | "very_high";
export type ChangeWord = "increased_significantly" | "increased" | "maintained" | "declined" | "declined_significantly";

/** One year of a Dashboard row: unrounded value (percent, or points from standard) and denominator. */
export interface DashboardYear {
  readonly value: number;
  readonly n: number;
}

const statusWords = ["very_low", "low", "medium", "high", "very_high"] as const;
const changeWords = [
  "declined_significantly",
  "declined",
  "maintained",
  "increased",
  "increased_significantly",
] as const;
const mirrored = (level: DashboardLevel): DashboardLevel => (6 - level) as DashboardLevel;
const wordAt = <W>(words: readonly [W, W, W, W, W], level: DashboardLevel): W =>
  words[(level - 1) as 0 | 1 | 2 | 3 | 4];

/** The state's word for a status level; level 5 is "very_low" if a low rate is better. */
export const statusWord = (rule: DashboardRule, level: DashboardLevel): StatusWord =>
  wordAt(statusWords, rule.better === "lower" ? mirrored(level) : level);

/** The state's word for a change level: the direction of the value, not whether it is an improvement. */
export const changeWord = (rule: DashboardRule, level: DashboardLevel): ChangeWord =>
  wordAt(changeWords, rule.better === "lower" ? mirrored(level) : level);

/** Percents and points from standard stay far below this; a larger number is a mistake. */
const plausible = (x: number): boolean => Math.abs(x) <= 1e6;

/** One decimal, half away from zero: levels are decided on this rounding (methods.md 0.4, 7.1). */
export const oneDecimal = (x: number): number => roundHalfAway(x, 1);

/** A year from counts: percent of n, or the reason there is none. */
export function percentYear(year: Counts | NoNumber): DashboardYear | NoNumber {
  const counts = readCounts(year);
  if (isNone(counts)) return counts;
  const { n, hits } = counts;
  return n === 0 ? none("zero_denominator") : { value: (100 * hits) / n, n };
}

/**
 * Status level of a value, after rounding to one decimal; a value on a cut gets the better level.
 *
 * @param status  percent or points from standard, finite
 */
export function statusLevel(rule: DashboardRule, status: number): DashboardLevel {
  const value = oneDecimal(status);
  const missed = rule.statusCuts.filter((cut) => (rule.better === "lower" ? value > cut : value < cut)).length;
  return (5 - missed) as DashboardLevel;
}

/** A year's value as the Dashboard shows it, and its status level. */
export const statusReading = (rule: DashboardRule, { value }: DashboardYear) => ({
  value: oneDecimal(value),
  status: statusLevel(rule, value),
});

/**
 * Change level of a change, after rounding to one decimal the difference of unrounded values.
 *
 * @param change  current minus prior, in the unit of the rule, finite
 */
export function changeLevel(rule: DashboardRule, change: number): DashboardLevel {
  const { muchWorse, worse, better, muchBetter } = rule.change;
  const rounded = oneDecimal(change);
  const gain = rule.better === "lower" ? -rounded : rounded;
  if (gain >= muchBetter) return 5;
  if (gain >= better) return 4;
  if (gain <= -muchWorse) return 1;
  return gain <= -worse ? 2 : 3;
}

/** Whether the three-by-five grid applies: a small current denominator, and an indicator that has such a grid. */
export const usesThreeByFive = (rule: DashboardRule, currentN: number): boolean =>
  rule.threeByFive && currentN < dashboardSmallNumbers.threeByFiveBelow;

/** Under the three-by-five grid the two "significantly" levels merge into the plain ones. */
export const merged = (level: DashboardLevel): DashboardLevel => (level === 1 ? 2 : level === 5 ? 4 : level);

/** Color of a grid cell; if the three-by-five grid applies, merge the change level first. */
export const colorOf = (rule: DashboardRule, status: DashboardLevel, change: DashboardLevel): DashboardColor =>
  wordAt(wordAt(rule.colors, status), change);

/** Cell number in the state's files: 10 to 250, starting at the best status row; uses the merged change level. */
export const boxOf = (status: DashboardLevel, change: DashboardLevel): number => (5 - status) * 50 + change * 10;

export interface GridReading {
  readonly status: DashboardLevel;
  /** Change level used to look up the color: merged under the three-by-five grid. */
  readonly change: DashboardLevel;
  /** Change level printed in the state's data file: unmerged for graduation. */
  readonly officialChange: DashboardLevel;
  readonly color: DashboardColor;
  readonly box: number;
  readonly threeByFive: boolean;
}

/**
 * Levels and color for a status and change, either published or each rounded once from unrounded values.
 *
 * @param status, change  in the unit of the rule, to one decimal
 * @param currentN        current denominator: decides the three-by-five grid
 * @returns levels 1 (worst) to 5 (best), or invalid_input if a number is not finite
 * @see CDE five-by-five colored tables and Technical Guides (rules/us-ca-dashboard.ts)
 */
export function gridReading(
  rule: DashboardRule,
  status: number,
  change: number,
  currentN: number,
): GridReading | NoNumber {
  if (!(plausible(status) && plausible(change) && currentN >= 0)) return none("invalid_input");
  const level = statusLevel(rule, status);
  const unmerged = changeLevel(rule, change);
  const threeByFive = usesThreeByFive(rule, currentN);
  const used = threeByFive ? merged(unmerged) : unmerged;
  return {
    status: level,
    change: used,
    officialChange: rule.statesUnmergedChange ? unmerged : used,
    color: colorOf(rule, level, used),
    box: boxOf(level, used),
    threeByFive,
  };
}

export interface DashboardReading extends GridReading {
  /** Rounded to one decimal, as displayed. */
  readonly value: number;
  readonly priorValue: number;
  /** Difference of the unrounded values, then rounded; not the difference of the rounded values. */
  readonly difference: number;
}

/**
 * Status, change and color of a row, ignoring the small-number rules.
 *
 * @param current, prior  unrounded values with their denominators
 * @returns the reading, or invalid_input
 */
export function dashboardReading(
  rule: DashboardRule,
  current: DashboardYear,
  prior: DashboardYear,
): DashboardReading | NoNumber {
  if (!(plausible(current.value) && plausible(prior.value))) return none("invalid_input");
  const difference = oneDecimal(current.value - prior.value);
  const grid = gridReading(rule, current.value, difference, current.n);
  if (isNone(grid)) return grid;
  return { ...grid, value: oneDecimal(current.value), priorValue: oneDecimal(prior.value), difference };
}

/**
 * What a Dashboard row describes: state, district or school, and the student group as named in the files (`ALL`,
 * `FOS`...).
 */
export interface DashboardRow {
  readonly record: "X" | "D" | "S";
  readonly group: string;
}

/** Minimum students, in both years, for a level and a color. */
export const colorMinimum = ({ record, group }: DashboardRow): number => {
  const { colorFrom, colorFromInDistrict } = dashboardSmallNumbers;
  return record === "D" && colorFromInDistrict.groups.some((small) => small === group)
    ? colorFromInDistrict.n
    : colorFrom;
};

/** Whether a row gets a color: enough students in the current and the prior year. */
export const hasColor = (row: DashboardRow, currentN: number, priorN: number): boolean =>
  currentN >= colorMinimum(row) && priorN >= colorMinimum(row);

/** What the Dashboard shows of a row, depending on the number of students. */
export type ShownReading =
  | { readonly shows: "nothing"; readonly reason: Reason }
  | { readonly shows: "value"; readonly value: number; readonly reason: Reason }
  | { readonly shows: "status"; readonly value: number; readonly status: DashboardLevel; readonly reason: Reason }
  | ({ readonly shows: "color" } & DashboardReading);

/**
 * A row under the Dashboard's small-number rules: with fewer than 11 students, nothing; below the minimum this year,
 * only the value; below the minimum last year, value and status level; otherwise everything.
 *
 * @param current  unrounded value, or the reason there is none
 * @param prior    prior year, or the reason there is none
 */
export function shownReading(
  rule: DashboardRule,
  row: DashboardRow,
  current: DashboardYear | NoNumber,
  prior: DashboardYear | NoNumber,
): ShownReading {
  if (isNone(current)) return { shows: "nothing", reason: current.reason };
  if (!(plausible(current.value) && current.n >= 0)) return { shows: "nothing", reason: "invalid_input" };
  if (current.n < dashboardSmallNumbers.showFrom) return { shows: "nothing", reason: "below_min_n" };
  const { value, status } = statusReading(rule, current);
  if (current.n < colorMinimum(row)) return { shows: "value", value, reason: "below_min_n" };
  if (isNone(prior)) {
    const reason = prior.reason === "zero_denominator" ? "prior_year_below_min_n" : prior.reason;
    return { shows: "status", value, status, reason };
  }
  if (!hasColor(row, current.n, prior.n)) return { shows: "status", value, status, reason: "prior_year_below_min_n" };
  const reading = dashboardReading(rule, current, prior);
  return isNone(reading) ? { shows: "status", value, status, reason: reading.reason } : { shows: "color", ...reading };
}
