import { type NoNumber, none } from "../base/finding.ts";
import {
  concentrationFrom,
  concentrationShare,
  type LcffRates,
  type LcffSpan,
  lcffRates,
  lcffSpans,
  supplementalShare,
  unduplicatedDecimals,
} from "../rules/us-ca-lcff.ts";
import { roundHalfAway } from "../stats/rounding.ts";
import { compensatedSum } from "../stats/variance.ts";

/** Far above any state's dollars or attendance; a number beyond it is a mistake. */
const largestCount = 1e12;
const plausible = (x: number): boolean => x >= 0 && x <= largestCount;

/**
 * Unduplicated pupil percentage as a share with four decimals: low-income, English learner and foster pupils, each counted
 * once, of all pupils, summed over three years.
 *
 * @param unduplicated, enrolled  pupils in each of the three years, same order; none above its year's enrollment
 * @returns a share, or "zero_denominator", "invalid_input"
 * @see Education Code 42238.02(b)(5)
 */
export function unduplicatedShare(unduplicated: readonly number[], enrolled: readonly number[]): number | NoNumber {
  if (!(unduplicated.length === enrolled.length && [...enrolled, ...unduplicated].every(plausible)))
    return none("invalid_input");
  const all = compensatedSum(enrolled);
  if (all === 0) return none("zero_denominator");
  if (!unduplicated.every((pupils, year) => pupils <= (enrolled[year] ?? 0))) return none("invalid_input");
  return roundHalfAway(compensatedSum(unduplicated) / all, unduplicatedDecimals);
}

/** An entitlement in dollars, unrounded; without transportation, targeted-instruction and other add-ons. */
export interface LcffEntitlement {
  readonly schoolYear: number;
  readonly base: number;
  readonly gradeSpanAdjustment: number;
  /** Base and grade-span adjustment: what the two grants are shares of. */
  readonly adjustedBase: number;
  readonly supplemental: number;
  readonly concentration: number;
  readonly total: number;
  /** Adjusted base of each grade span. */
  readonly bySpan: Readonly<Record<LcffSpan, number>>;
  /**
   * Minimum proportionality as a share: by how much services for unduplicated pupils must grow beyond those for all
   * (5 CCR 15496(a)); "zero_denominator" without a base.
   */
  readonly minimumProportionality: number | NoNumber;
  /** Whether the year's rates are official: shown beside any dollar computed with them. */
  readonly confidence: LcffRates["confidence"];
}

/**
 * A district's entitlement under the Local Control Funding Formula, targets only.
 *
 * @param schoolYear  the calendar year in which the school year ends
 * @param attendance  average daily attendance of each grade span, already the greatest of current, prior and three-year average
 * @param unduplicated  the unduplicated pupil percentage as a share, 0..1
 * @param concentrationCap  for a charter school: the share of unduplicated pupils of its district, above which no pupil counts
 * @returns dollars, or "no_data" (no rates for the year), "invalid_input"
 * @see Education Code 42238.02
 */
export function lcffEntitlement(
  schoolYear: number,
  attendance: Readonly<Record<LcffSpan, number>>,
  unduplicated: number,
  concentrationCap = 1,
): LcffEntitlement | NoNumber {
  const rates = lcffRates.find((one) => one.schoolYear === schoolYear);
  if (rates === undefined) return none("no_data");
  const sound =
    lcffSpans.every((span) => plausible(attendance[span])) && isShare(unduplicated) && isShare(concentrationCap);
  if (!sound) return none("invalid_input");

  const base = compensatedSum(lcffSpans.map((span) => rates.base[span] * attendance[span]));
  const gradeSpanAdjustment = compensatedSum(lcffSpans.map((span) => rates.adjustment[span] * attendance[span]));
  const adjustedBase = base + gradeSpanAdjustment;
  const concentrated = Math.max(0, Math.min(unduplicated, concentrationCap) - concentrationFrom.value);
  const supplemental = supplementalShare.value * adjustedBase * unduplicated;
  const concentration = concentrationShare(schoolYear).value * adjustedBase * concentrated;
  const bySpan = (span: LcffSpan): number => (rates.base[span] + rates.adjustment[span]) * attendance[span];
  return {
    schoolYear,
    base,
    gradeSpanAdjustment,
    adjustedBase,
    supplemental,
    concentration,
    total: adjustedBase + supplemental + concentration,
    bySpan: { tk3: bySpan("tk3"), g46: bySpan("g46"), g78: bySpan("g78"), g912: bySpan("g912") },
    minimumProportionality:
      adjustedBase === 0 ? none("zero_denominator") : (supplemental + concentration) / adjustedBase,
    confidence: rates.confidence,
  };
}

const isShare = (x: number): boolean => x >= 0 && x <= 1;
