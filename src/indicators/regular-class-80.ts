import { and, atLeast, equals, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { regularClassShares } from "../rules/us-federal-idea.ts";
import { edge, eligible } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const regularClass80 = indicator({
  id: "regular-class-80",
  goal: 2,
  kind: "share",
  question: "What share of students with disabilities are in the regular class 80 percent of the day or more?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("disability"), true), isKnown(y("regular_class_share"))),
  hit: atLeast(y("regular_class_share"), regularClassShares.mostOfTheDay.value),
  needs: [needs.regularClass],
  source: "IDEA, least restrictive environment, 34 CFR 300.114; State Performance Plan indicator 5A",
  since: "0.1.0",
  boundary: [
    edge("exactly 80 percent of the day", "met", eligible({ regular_class_share: 0.8 })),
    edge("79.9 percent", "not met", eligible({ regular_class_share: 0.799 })),
    edge("not eligible", "not counted", eligible({ eligible: false, regular_class_share: 0.8 })),
    edge("share of the day unknown", "not counted", eligible()),
  ],
});
