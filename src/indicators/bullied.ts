import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { answered, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";

export const bullied = indicator({
  id: "bullied",
  goal: 3,
  kind: "share",
  question: "What share of students who answered were bullied this year?",
  unit: "share",
  outcome: "unfavorable",
  population: isKnown(y("answer_bullied")),
  hit: atLeast(y("answer_bullied"), surveyAnswers.atLeastOnce.value),
  needs: [needs.bullied],
  source: "At least once, of those who answered",
  since: "0.1.0",
  boundary: [
    edge("once", "met", answered("bullied", 2)),
    edge("never", "not met", answered("bullied", 1)),
    edge("did not answer", "not counted"),
  ],
});
