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

/** Far above any state's dollars or attendance; a larger number is a mistake. */
const largestCount = 1e12;
const plausible = (x: number): boolean => x >= 0 && x <= largestCount;

/**
 * Unduplicated pupil percentage as a share with four decimals: low-income, English learner and foster pupils, each
 * counted once, over enrollment, both summed over three years.
 *
 * @param unduplicated, enrolled  pupils in each of the three years, in the same order; unduplicated must not exceed
 *   enrolled
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

/** Entitlement in dollars, unrounded; excludes transportation, targeted-instruction and other add-ons. */
export interface LcffEntitlement {
  readonly schoolYear: number;
  readonly base: number;
  readonly gradeSpanAdjustment: number;
  /** Base plus grade-span adjustment; the two grants are shares of it. */
  readonly adjustedBase: number;
  readonly supplemental: number;
  readonly concentration: number;
  readonly total: number;
  /** Adjusted base of each grade span. */
  readonly bySpan: Readonly<Record<LcffSpan, number>>;
  /**
   * Minimum proportionality percentage as a share: by how much services for unduplicated pupils must exceed services
   * for all (5 CCR 15496(a)); "zero_denominator" if there is no base.
   */
  readonly minimumProportionality: number | NoNumber;
  /** Whether the year's rates are official; show it next to any dollar amount based on them. */
  readonly confidence: LcffRates["confidence"];
}

/**
 * A district's Local Control Funding Formula entitlement at target.
 *
 * @param schoolYear  the calendar year in which the school year ends
 * @param attendance  average daily attendance of each grade span, already the greater of current, prior and
 *   three-year average
 * @param unduplicated  the unduplicated pupil percentage as a share, 0..1
 * @param concentrationCap  for a charter school: its district's share of unduplicated pupils, which caps its own
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
