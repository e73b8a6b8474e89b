import { and, below, equals, isIn, isKnown, literal, or, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { regularClassShares } from "../rules/us-federal-idea.ts";
import { edge, eligible } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const separateSetting = indicator({
  id: "separate-setting",
  goal: 2,
  kind: "share",
  question: "What share of students with disabilities learn mostly in a separate class or school?",
  unit: "share",
  outcome: "unfavorable",
  population: and(
    enrolled,
    equals(y("disability"), true),
    or(isKnown(y("setting")), isKnown(y("regular_class_share"))),
  ),
  hit: or(
    isIn(y("setting"), ["separate-school", "residential"]),
    below(y("regular_class_share"), regularClassShares.separateBelow.value),
    literal(false),
  ),
  needs: [needs.setting],
  source: "State Performance Plan indicators 5B and 5C",
  since: "0.1.0",
  boundary: [
    edge("a separate school", "met", eligible({ setting: "separate-school" })),
    edge(
      "39.9 percent of the day in the regular class",
      "met",
      eligible({ setting: "regular-class", regular_class_share: 0.399 }),
    ),
    edge("exactly 40 percent", "not met", eligible({ setting: "regular-class", regular_class_share: 0.4 })),
    edge("setting and share unknown", "not counted", eligible()),
    edge("a separate school, not eligible", "not counted", eligible({ eligible: false, setting: "separate-school" })),
  ],
});
