import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { indicator } from "./indicator.ts";

export const belonging = indicator({
  id: "belonging",
  goal: 3,
  kind: "share",
  question: "What share of students who answered feel they belong at school?",
  unit: "share",
  outcome: "favorable",
  population: isKnown(y("answer_belonging")),
  hit: atLeast(y("answer_belonging"), surveyAnswers.agrees.value),
  needs: [needs.belonging],
  source: "Top two of five answers, of those who answered",
  since: "0.1.0",
});
