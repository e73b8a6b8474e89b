import { isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { answered, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const belongingScore = indicator({
  id: "belonging-score",
  goal: 3,
  kind: "mean",
  question: "How strongly do students who answered feel they belong at school, from 1 to 5, on average?",
  unit: "index",
  outcome: "favorable",
  population: isKnown(y("answer_belonging")),
  value: y("answer_belonging"),
  needs: [needs.belonging],
  source: "Average of five answers, 5 the most favorable, of those who answered",
  since: "0.1.0",
  restates: "belonging",
  boundary: [edge("answered 5", 5, answered("belonging", 5)), edge("did not answer", "not counted")],
});
