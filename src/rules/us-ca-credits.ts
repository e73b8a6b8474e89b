import { earlyWarningRules } from "./early-warning.ts";
import type { Threshold } from "./threshold.ts";

/** Credits for a full-year course; a semester course carries half. */
const creditsOfFullYear = 10;

/** On track at the end of grade 9 in California credits: five full-year courses passed. */
export const onTrackCredits = {
  value: earlyWarningRules.onTrackCredits.value * creditsOfFullYear,
  year: earlyWarningRules.onTrackCredits.year,
  source: `${earlyWarningRules.onTrackCredits.source}; California: 10 credits a full-year course`,
} as const satisfies Threshold;
