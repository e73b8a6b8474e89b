import { and, atLeast, atMost, equals, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { earlyWarningRules } from "../rules/early-warning.ts";
import { onTrackCredits } from "../rules/us-ca-credits.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const onTrack9 = indicator({
  id: "on-track-9",
  goal: 1,
  kind: "share",
  question: "What share of ninth graders earned five full-year credits and at most one core F?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("grade"), "09"), atLeast(y("marks"), 1)),
  hit: and(
    atLeast(y("credits_earned"), threshold("on-track-9.credits", onTrackCredits.value)),
    atMost(y("core_f"), earlyWarningRules.onTrackFailures.value),
  ),
  needs: [needs.marks, needs.sections],
  source: "Allensworth & Easton 2005; 50 California credits (5 a semester course)",
  since: "0.1.0",
});
