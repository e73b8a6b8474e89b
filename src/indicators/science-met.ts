import { and, atLeast, equals, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { achievementLevels } from "../rules/us-ca-smarter-balanced.ts";
import { edge, inGrade, took } from "./boundary.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const scienceMet = indicator({
  id: "science-met",
  goal: 1,
  kind: "share",
  question: "What share of tested students met or exceeded the standard in science?",
  unit: "share",
  outcome: "favorable",
  population: and(enrolled, equals(y("science_here"), true), isKnown(y("science_level"))),
  hit: atLeast(y("science_level"), achievementLevels.met.value),
  achievementLevels: { of: y("science_level"), count: achievementLevels.count.value },
  needs: [needs.science],
  source: "California Science Test, level 3 or 4; tested grades",
  since: "0.1.0",
  boundary: [
    edge("level 3", "met", inGrade("08"), took("science", { level: 3 })),
    edge("level 2", "not met", inGrade("08"), took("science", { level: 2 })),
    edge("expected and not tested", "not counted", inGrade("08"), took("science", { tested: false, level: null })),
    edge("tested at another school", "not counted", inGrade("08"), took("science", { level: 3, school_id: "other" })),
  ],
});
