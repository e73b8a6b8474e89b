import { type EstimateResult, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { shareFinding } from "./share-finding.ts";

/**
 * The Dashboard's combined four- and five-year rate: (graduates in four years + fifth-year graduates of the previous
 * cohort) / (four-year cohort + those fifth-year graduates).
 *
 * @param fourYear   graduates and size of the four-year cohort
 * @param fifthYear  fifth-year graduates of the previous cohort
 * @returns the rate with Wilson interval, "zero_denominator" or "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see California Dashboard Technical Guide, graduation rate since 2019
 */
export function combinedGraduation(
  fourYear: { readonly graduates: number; readonly cohort: number },
  fifthYear: number,
  confidence = confidenceLevel.value,
): EstimateResult {
  const { graduates, cohort } = fourYear;
  const sound = [graduates, cohort, fifthYear].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!sound || graduates > cohort) return none("invalid_input");
  return shareFinding({ hits: graduates + fifthYear, n: cohort + fifthYear }, confidence);
}
