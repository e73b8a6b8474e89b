import { isNone, type NoNumber, none } from "../base/finding.ts";
import { ratioOfRates } from "../base/rates.ts";
import { type IdeaRule, progressYears } from "../rules/us-federal-idea.ts";
import { mostCounted, requireRange } from "../stats/require.ts";
import { type Counts, readCounts } from "./counts.ts";

/** One category and group in one year. */
export interface IdeaYear {
  readonly group: Counts;
  /** All children in the district outside the group. */
  readonly comparison: Counts;
  /** All children in the state outside the group. */
  readonly stateComparison: Counts;
}

export interface IdeaReading {
  readonly basis: "risk_ratio" | "alternate_risk_ratio" | "not_calculated";
  /** If not calculated: "group_below_minimum", "comparison_below_minimum", "zero_reference_rate" or "invalid_input". */
  readonly ratio: number | NoNumber;
  /** Strictly above the state's threshold. */
  readonly exceeds: boolean;
}

export interface SignificantDisproportionality {
  readonly years: readonly IdeaReading[];
  /**
   * Consecutive years above the threshold, counting back from the last. A year that was not calculated breaks the
   * streak.
   */
  readonly consecutiveYears: number;
  /** Whether the ratio fell by at least the state's amount in each of the two prior consecutive years. */
  readonly reasonableProgress: boolean;
  readonly significant: boolean;
}

/** Tolerance for floating-point error: a ratio above the threshold by less than this is not above it. */
const dust = 1e-12;

/**
 * Significant disproportionality of one group in one category under 34 CFR 300.646-300.647. The rule ignores
 * uncertainty: show the risk ratio's interval next to it.
 *
 * @param years  consecutive school years, oldest first
 * @param rule   the state's threshold, minimums, years and progress
 * @throws AppError stats.out-of-range if the threshold is not above 0
 */
export function significantDisproportionality(
  years: readonly IdeaYear[],
  rule: IdeaRule,
): SignificantDisproportionality {
  const readings = years.map((year) => ideaReading(year, rule));
  const lastCalm = readings.findLastIndex(({ exceeds }) => !exceeds);
  const consecutiveYears = readings.length - 1 - lastCalm;
  const reasonableProgress = progressed(readings, rule.progressPerYear);
  return {
    years: readings,
    consecutiveYears,
    reasonableProgress,
    significant: consecutiveYears >= Math.max(1, rule.yearsRequired) && !reasonableProgress,
  };
}

/**
 * One year: not calculated if the group is below a minimum. Otherwise the risk ratio if the district's comparison
 * group meets both minimums, else the alternate risk ratio if the state's does, else not calculated.
 */
export function ideaReading({ group, comparison, stateComparison }: IdeaYear, rule: IdeaRule): IdeaReading {
  requireRange(rule.threshold, "risk-ratio-threshold", 1e-6, 1e6);
  requireRange(rule.minimumCell, "minimum-cell", 0, mostCounted);
  const not = (reason: NoNumber): IdeaReading => ({ basis: "not_calculated", ratio: reason, exceeds: false });
  if ([group, comparison, stateComparison].some((counts) => isNone(readCounts(counts))))
    return not(none("invalid_input"));
  const meets = ({ n, hits }: Counts): boolean => hits >= rule.minimumCell && n >= rule.minimumN;
  if (!meets(group)) return not(none("group_below_minimum"));
  const local = meets(comparison);
  if (!local && !meets(stateComparison)) return not(none("comparison_below_minimum"));
  const against = local ? comparison : stateComparison;
  if (group.n === 0) return not(none("zero_denominator"));
  if (against.hits === 0) return not(none(against.n === 0 ? "no_comparison_group" : "zero_reference_rate"));
  const ratio = ratioOfRates(group.hits, group.n, against.hits, against.n);
  return {
    basis: local ? "risk_ratio" : "alternate_risk_ratio",
    ratio,
    exceeds: ratio > rule.threshold * (1 + dust),
  };
}

function progressed(readings: readonly IdeaReading[], perYear: number | undefined): boolean {
  if (perYear === undefined || readings.length < progressYears.value) return false;
  const [before, between, last] = readings.slice(-progressYears.value).map(({ ratio }) => ratio);
  if (typeof before !== "number" || typeof between !== "number" || typeof last !== "number") return false;
  const least = perYear * (1 - dust);
  return before - between >= least && between - last >= least;
}

/** How far a group is from the threshold, in students. */
export interface ThresholdDistance {
  readonly exceeds: boolean;
  /**
   * If not above: how many more with the outcome would put it above. If above: how many fewer would bring it to the
   * threshold or below the minimum cell size, where no ratio is calculated.
   */
  readonly students: number;
}

/**
 * Distance from the threshold in students of the group, with the comparison group unchanged. For a group below the
 * minimum cell size, the number of additional students that would reach the minimum and exceed the threshold.
 *
 * @returns the distance; the reading's reason if no number of outcomes would allow a ratio (too few students, no
 *   comparison group); "not_estimable" if even all students of the group would not exceed it
 * @throws AppError stats.out-of-range if the threshold is not above 0
 */
export function studentsFromThreshold(year: IdeaYear, rule: IdeaRule): ThresholdDistance | NoNumber {
  const { group } = year;
  const withHits = (hits: number): IdeaReading => ideaReading({ ...year, group: { ...group, hits } }, rule);
  const now = ideaReading(year, rule);
  const most = withHits(group.n);
  if (isNone(now.ratio) && now.ratio.reason === "invalid_input") return now.ratio;
  if (isNone(most.ratio)) return most.ratio;
  const against = most.basis === "risk_ratio" ? year.comparison : year.stateComparison;
  const level = Math.floor((rule.threshold * group.n * against.hits) / against.n);
  const least = Math.ceil(rule.minimumCell);
  if (now.exceeds) {
    let hits = Math.min(group.hits, Math.max(level + 1, least));
    while (hits > 0 && withHits(hits).exceeds) hits -= 1;
    return { exceeds: true, students: group.hits - hits };
  }
  let hits = Math.max(group.hits + 1, level - 1, least);
  while (hits <= group.n && hits <= level + 2 && !withHits(hits).exceeds) hits += 1;
  return hits <= group.n && withHits(hits).exceeds
    ? { exceeds: false, students: hits - group.hits }
    : none("not_estimable");
}
