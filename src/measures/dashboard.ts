import { isNone, type NoNumber, none, type Reason } from "../base/finding.ts";
import { type DashboardColor, type DashboardRule, dashboardSmallNumbers } from "../rules/us-ca-dashboard.ts";
import { roundHalfAway } from "../stats/rounding.ts";
import { type Counts, readCounts } from "./counts.ts";

/** 1 worst to 5 best, as in the state's data files. */
export type DashboardLevel = 1 | 2 | 3 | 4 | 5;
export type StatusWord = "very_low" | "low" | "medium" | "high" | "very_high";
export type ChangeWord = "increased_significantly" | "increased" | "maintained" | "declined" | "declined_significantly";

/** One year of one Dashboard row: its unrounded value (percent, or points from standard) and its denominator. */
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

/** The state's word for a status level: level 5 is "very_low" where a low rate is better. */
export const statusWord = (rule: DashboardRule, level: DashboardLevel): StatusWord =>
  wordAt(statusWords, rule.better === "lower" ? mirrored(level) : level);

/** The state's word for a change level: it says where the value went, not whether that is better. */
export const changeWord = (rule: DashboardRule, level: DashboardLevel): ChangeWord =>
  wordAt(changeWords, rule.better === "lower" ? mirrored(level) : level);

/** Percent and points from standard stay far below this; a number beyond it is a mistake. */
const plausible = (x: number): boolean => Math.abs(x) <= 1e6;

/** One decimal, half away from zero: the rounding all levels are decided on (methods.md 0.4, 7.1). */
export const oneDecimal = (x: number): number => roundHalfAway(x, 1);

/** A year that is counted: percent of n, or the reason there is none. */
export function percentYear(year: Counts | NoNumber): DashboardYear | NoNumber {
  const counts = readCounts(year);
  if (isNone(counts)) return counts;
  const { n, hits } = counts;
  return n === 0 ? none("zero_denominator") : { value: (100 * hits) / n, n };
}

/**
 * Status level of a value, decided on the value rounded to one decimal; a value on a cut has the better level.
 *
 * @param status  percent or points from standard, finite
 */
export function statusLevel(rule: DashboardRule, status: number): DashboardLevel {
  const value = oneDecimal(status);
  const missed = rule.statusCuts.filter((cut) => (rule.better === "lower" ? value > cut : value < cut)).length;
  return (5 - missed) as DashboardLevel;
}

/** The value of a year as the Dashboard shows it, and its status level. */
export const statusReading = (rule: DashboardRule, { value }: DashboardYear) => ({
  value: oneDecimal(value),
  status: statusLevel(rule, value),
});

/**
 * Change level of a change, decided on the change rounded to one decimal (itself taken between unrounded values).
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

/** Whether the three-by-five grid applies to a row: small current denominator, and an indicator that has such a grid. */
export const usesThreeByFive = (rule: DashboardRule, currentN: number): boolean =>
  rule.threeByFive && currentN < dashboardSmallNumbers.threeByFiveBelow;

/** Under the three-by-five grid the two "significantly" columns fall into the plain ones. */
export const merged = (level: DashboardLevel): DashboardLevel => (level === 1 ? 2 : level === 5 ? 4 : level);

/** The color of a cell of the grid; merge the change level first where the three-by-five grid applies. */
export const colorOf = (rule: DashboardRule, status: DashboardLevel, change: DashboardLevel): DashboardColor =>
  wordAt(wordAt(rule.colors, status), change);

/** Number of the grid's cell in the state's files: 10 to 250 from the best status row; from the merged change level. */
export const boxOf = (status: DashboardLevel, change: DashboardLevel): number => (5 - status) * 50 + change * 10;

export interface GridReading {
  readonly status: DashboardLevel;
  /** The change level the color is looked up with: merged under the three-by-five grid. */
  readonly change: DashboardLevel;
  /** The change level as the state's data file prints it: unmerged for graduation. */
  readonly officialChange: DashboardLevel;
  readonly color: DashboardColor;
  readonly box: number;
  readonly threeByFive: boolean;
}

/**
 * Levels and color of a known status and change (published, or both rounded once from unrounded values).
 *
 * @param status, change  in the unit of the rule, at most one decimal matters
 * @param currentN        current denominator: decides the three-by-five grid
 * @returns levels 1 (worst) to 5 (best), or invalid_input when a number is not finite
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
  /** Rounded to one decimal, as shown. */
  readonly value: number;
  readonly priorValue: number;
  /** Rounded difference of the unrounded values: not the difference of the rounded ones. */
  readonly difference: number;
}

/**
 * Status, change and color of a row, without the small-number rules.
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

/** Who a row of the Dashboard is about: state, district or school, and the student group as the files name it (`ALL`, `FOS`...). */
export interface DashboardRow {
  readonly record: "X" | "D" | "S";
  readonly group: string;
}

/** Students needed in both years for a level and a color. */
export const colorMinimum = ({ record, group }: DashboardRow): number => {
  const { colorFrom, colorFromInDistrict } = dashboardSmallNumbers;
  return record === "D" && colorFromInDistrict.groups.some((small) => small === group)
    ? colorFromInDistrict.n
    : colorFrom;
};

/** Whether a row carries a color: enough students in the current and in the prior year. */
export const hasColor = (row: DashboardRow, currentN: number, priorN: number): boolean =>
  currentN >= colorMinimum(row) && priorN >= colorMinimum(row);

/** What the Dashboard may show of a row; it depends on the number of students. */
export type ShownReading =
  | { readonly shows: "nothing"; readonly reason: Reason }
  | { readonly shows: "value"; readonly value: number; readonly reason: Reason }
  | { readonly shows: "status"; readonly value: number; readonly status: DashboardLevel; readonly reason: Reason }
  | ({ readonly shows: "color" } & DashboardReading);

/**
 * A row under the Dashboard's small-number rules: fewer than 11 students, nothing; fewer than the minimum now, the value;
 * fewer than the minimum a year before, value and status level; else everything.
 *
 * @param current  unrounded value, or why there is none
 * @param prior    the year before, or why there is none
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
