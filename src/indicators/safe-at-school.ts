import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { indicator } from "./indicator.ts";

export const safeAtSchool = indicator({
  id: "safe-at-school",
  goal: 3,
  kind: "share",
  question: "What share of students who answered feel safe at school?",
  unit: "share",
  outcome: "favorable",
  population: isKnown(y("answer_safe_at_school")),
  hit: atLeast(y("answer_safe_at_school"), surveyAnswers.agrees.value),
  needs: [needs.safeAtSchool],
  source: "Top two of five answers, of those who answered",
  since: "0.1.0",
});
