import { and, atLeast, equals, isIn, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { achievementLevels, smarterBalancedGrades } from "../rules/us-ca-smarter-balanced.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const mathMet = indicator({
  id: "math-met",
  goal: 1,
  kind: "share",
  question: "What share of tested students met or exceeded the standard in mathematics?",
  unit: "share",
  outcome: "favorable",
  population: and(
    enrolled,
    isIn(y("grade"), smarterBalancedGrades),
    equals(y("math_here"), true),
    isKnown(y("math_level")),
  ),
  hit: atLeast(y("math_level"), achievementLevels.met.value),
  levels: { of: y("math_level"), count: achievementLevels.count.value },
  needs: [needs.math],
  source: "California CAASPP: Smarter Balanced level 3 (standard met) or 4; grades 3 to 8 and 11",
  since: "0.1.0",
});
