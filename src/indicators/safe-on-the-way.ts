import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { indicator } from "./indicator.ts";

export const safeOnTheWay = indicator({
  id: "safe-on-the-way",
  goal: 3,
  kind: "share",
  question: "What share of students who answered feel safe on the way to and from school?",
  unit: "share",
  outcome: "favorable",
  population: isKnown(y("answer_safe_on_the_way")),
  hit: atLeast(y("answer_safe_on_the_way"), surveyAnswers.agrees.value),
  needs: [needs.safeOnTheWay],
  source: "Top two of five answers, of those who answered",
  since: "0.1.0",
});
