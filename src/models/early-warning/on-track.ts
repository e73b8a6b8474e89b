import { type NoNumber, none } from "../../base/finding.ts";
import { earlyWarningRules } from "../../rules/early-warning.ts";

/**
 * Whether a student is on track at the end of grade 9 (Chicago): at least five full-year credits (ten semester credits), summer left
 * out, and at most one semester F in English, mathematics, science or social science.
 *
 * @param fullCredits   full-year credits earned; null when not known
 * @param semesterCoreFs  semester Fs in core courses; null when not known
 * @returns `missing_data`, `invalid_input` for a number below 0
 * @see Allensworth & Easton 2005, The On-Track Indicator as a Predictor of High School Graduation
 */
export function freshmanOnTrack(fullCredits: number | null, semesterCoreFs: number | null): boolean | NoNumber {
  if (fullCredits === null || semesterCoreFs === null) return none("missing_data");
  if (!(fullCredits >= 0 && semesterCoreFs >= 0)) return none("invalid_input");
  const { onTrackCredits, onTrackFailures } = earlyWarningRules;
  return fullCredits >= onTrackCredits.value && semesterCoreFs <= onTrackFailures.value;
}
