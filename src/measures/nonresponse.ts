import { isNone, type NoNumber, none } from "../base/finding.ts";
import { surveyRules } from "../rules/surveys.ts";

/** People invited, people who answered, and favorable answers. */
export interface ResponseCell {
  readonly eligible: number;
  readonly responded: number;
  readonly favorable: number;
}

export interface NonresponseBounds {
  readonly kind: "bounds";
  readonly responseRate: number;
  /** Favorable share of the answers; `zero_denominator` if there are none. */
  readonly observed: number | NoNumber;
  /** Favorable share of all invited if every nonrespondent were unfavorable, and if every one were favorable. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * Worst-case bounds for nonresponse (Manski): the favorable share if all nonrespondents were unfavorable, and if all
 * were favorable.
 *
 * @returns `zero_denominator` without eligible people; `invalid_input` unless favorable <= responded <= eligible
 * @see Manski 1989, doi:10.2307/145818
 */
export function nonresponseBounds(cell: ResponseCell): NonresponseBounds | NoNumber {
  if (!isResponseCell(cell)) return none("invalid_input");
  const { eligible, responded, favorable } = cell;
  if (eligible === 0) return none("zero_denominator");
  return {
    kind: "bounds",
    responseRate: responded / eligible,
    observed: responded === 0 ? none("zero_denominator") : favorable / responded,
    lower: favorable / eligible,
    upper: (favorable + (eligible - responded)) / eligible,
  };
}

export const isResponseCell = ({ eligible, responded, favorable }: ResponseCell): boolean =>
  [eligible, responded, favorable].every(Number.isSafeInteger) &&
  favorable >= 0 &&
  favorable <= responded &&
  responded <= eligible;

/** Reasons a result may be biased: low overall response, or one group responding far more than another. */
export interface ResponseWarnings {
  readonly kind: "response";
  readonly rate: number;
  readonly tooFew: boolean;
  /** Largest minus smallest response rate of the groups; `no_comparison_group` unless two groups have students. */
  readonly gap: number | NoNumber;
  readonly uneven: boolean;
}

/**
 * Response rates of groups that partition everyone invited.
 *
 * @returns `zero_denominator` without eligible people; `invalid_input`
 */
export function responseWarnings(groups: readonly ResponseCell[]): ResponseWarnings | NoNumber {
  if (!groups.every(isResponseCell)) return none("invalid_input");
  const eligible = groups.reduce((sum, group) => sum + group.eligible, 0);
  if (eligible === 0) return none("zero_denominator");
  const rate = groups.reduce((sum, group) => sum + group.responded, 0) / eligible;
  const gap = responseRateGap(groups);
  return {
    kind: "response",
    rate,
    tooFew: rate < surveyRules.responseRate.value,
    gap,
    uneven: !isNone(gap) && gap > surveyRules.responseGap.value + 1e-12,
  };
}

/** Largest minus smallest response rate over the groups that have students; `no_comparison_group`, `invalid_input`. */
export function responseRateGap(groups: readonly ResponseCell[]): number | NoNumber {
  if (!groups.every(isResponseCell)) return none("invalid_input");
  let [low, high, count] = [1, 0, 0];
  for (const { eligible, responded } of groups) {
    if (eligible === 0) continue;
    low = Math.min(low, responded / eligible);
    high = Math.max(high, responded / eligible);
    count += 1;
  }
  return count < 2 ? none("no_comparison_group") : high - low;
}
