import { atLeast, isKnown, column as y } from "../records/expr.ts";
import { needs } from "../records/needs.ts";
import { surveyAnswers } from "../rules/surveys.ts";
import { answered, edge } from "./boundary.ts";
import { indicator } from "./indicator.ts";

/** Climate survey items in which agreement is favorable. */
const items = [
  {
    id: "adult-connection",
    column: "answer_adult_connection",
    question: "What share of students who answered say an adult at school cares about them?",
    needs: [needs.adultConnection],
    board: 12,
  },
  {
    id: "safe-at-school",
    column: "answer_safe_at_school",
    question: "What share of students who answered feel safe at school?",
    needs: [needs.safeAtSchool],
  },
  {
    id: "safe-on-the-way",
    column: "answer_safe_on_the_way",
    question: "What share of students who answered feel safe on the way to and from school?",
    needs: [needs.safeOnTheWay],
  },
  {
    id: "belonging",
    column: "answer_belonging",
    question: "What share of students who answered feel they belong at school?",
    needs: [needs.belonging],
  },
] as const;

export const surveyAgreement = items.map(({ column, ...item }) =>
  indicator({
    ...item,
    goal: 3,
    kind: "share",
    unit: "share",
    outcome: "favorable",
    population: isKnown(y(column)),
    hit: atLeast(y(column), surveyAnswers.agrees.value),
    source: "Top two of five answers, of those who answered",
    since: "0.1.0",
    boundary: [
      edge("answered 4 of 5", "met", answered(item.id, 4)),
      edge("answered 3", "not met", answered(item.id, 3)),
      edge("did not answer", "not counted"),
    ],
  }),
);
