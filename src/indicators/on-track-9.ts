import { and, atLeast, atMost, despiteRounding, equals, or, threshold, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { earlyWarningRules } from "../rules/early-warning.ts";
import { onTrackCredits } from "../rules/us-ca-credits.ts";
import { type CaseRecords, edge, inClasses, inGrade } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

const enough = threshold("on-track-9.credits", onTrackCredits.value);

const earned = (credits: number, coreFs: number, mark = "F"): CaseRecords =>
  inClasses(
    { section: { core: true }, result: { mark: "A", credits_earned: credits } },
    ...Array.from({ length: coreFs }, () => ({ section: { core: true }, result: { mark, credits_earned: 0 } })),
  );

export const onTrack9 = indicator({
  id: "on-track-9",
  goal: 1,
  kind: "share",
  question: "What share of ninth graders earned five full-year credits and at most one core F?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("grade"), "09"), atLeast(y("marks"), 1)),
  // Credits on record are enough even if others are unknown.
  hit: and(
    or(despiteRounding(atLeast(y("credits_on_record"), enough)), despiteRounding(atLeast(y("credits_earned"), enough))),
    atMost(y("core_f"), earlyWarningRules.onTrackFailures.value),
  ),
  needs: [needs.marks, needs.sections],
  source: "Allensworth & Easton 2005; 50 California credits (5 a semester course)",
  since: "0.1.0",
  boundary: [
    edge("50 credits and one core F", "met", inGrade("09"), earned(50, 1)),
    edge("two core Fs", "not met", inGrade("09"), earned(60, 2)),
    edge("two core courses without credit", "not met", inGrade("09"), earned(60, 2, "NC")),
    edge("49.5 credits", "not met", inGrade("09"), earned(49.5, 0)),
    edge(
      "45 credits, and a passed course with unknown credits",
      "not counted",
      inGrade("09"),
      inClasses(
        { section: { core: true }, result: { mark: "A", credits_earned: 45 } },
        { section: { core: true }, result: { mark: "A" } },
      ),
    ),
    edge(
      "50 credits, and a passed course with unknown credits",
      "met",
      inGrade("09"),
      inClasses(
        { section: { core: true }, result: { mark: "A", credits_earned: 50 } },
        { section: { core: true }, result: { mark: "A" } },
      ),
    ),
    edge(
      "one F, without credits",
      "not met",
      inGrade("09"),
      inClasses({ section: { core: true }, result: { mark: "F" } }),
    ),
    edge("grade 10", "not counted", inGrade("10"), earned(50, 0)),
    edge("no mark yet", "not counted", inGrade("09"), inClasses({ section: { core: true } })),
    edge(
      "50 credits without a mark",
      "not counted",
      inGrade("09"),
      inClasses({ section: { core: true }, result: { credits_earned: 50 } }),
    ),
  ],
});
