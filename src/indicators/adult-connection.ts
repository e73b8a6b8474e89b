import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { indicator } from "./indicator.ts";

export const adultConnection = indicator({
  id: "adult-connection",
  goal: 3,
  kind: "share",
  question: "What share of students who answered say an adult at school cares about them?",
  unit: "share",
  outcome: "favorable",
  population: isKnown(y("answer_adult_connection")),
  hit: atLeast(y("answer_adult_connection"), surveyAnswers.agrees.value),
  needs: [needs.adultConnection],
  source: "Top two of five answers, of those who answered",
  since: "0.1.0",
});
