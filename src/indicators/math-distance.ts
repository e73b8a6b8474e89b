import { and, equals, isIn, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { smarterBalancedGrades } from "../rules/us-ca-smarter-balanced.ts";
import { indicator } from "./indicator.ts";
import { enrolled } from "./population.ts";

export const mathDistance = indicator({
  id: "math-distance",
  goal: 1,
  kind: "mean",
  question: "How many scale points above or below the standard did students score in mathematics, on average?",
  unit: "scale-points",
  outcome: "favorable",
  population: and(enrolled, isIn(y("grade"), smarterBalancedGrades), equals(y("math_here"), true)),
  value: y("math_distance"),
  needs: [needs.mathScores],
  source: "California School Dashboard, distance from standard (without the participation rule)",
  since: "0.1.0",
});
