import { type NoNumber, none } from "../base/finding.ts";
import { absenceRules } from "../rules/absence.ts";

/**
 * Attendance Works band for an absence rate.
 *
 * @param absenceRate  days absent over days expected, a share
 * @returns the band, or "invalid_input"
 */
export function absenceBand(absenceRate: number): (typeof absenceRules.bands)[number]["band"] | NoNumber {
  if (!(absenceRate >= 0 && absenceRate <= 1)) return none("invalid_input");
  const reached = absenceRules.bands.filter(({ from }) => absenceRate >= from);
  return reached.at(-1)?.band ?? none("invalid_input");
}
