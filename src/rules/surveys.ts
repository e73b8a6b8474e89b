import type { Threshold } from "./threshold.ts";

/** When survey results may be shown, averaged, compared and trusted. Conventions differ, so these are configurable. */
export const surveyRules = {
  /** Minimum answers for showing a result. */
  minimumResponses: { value: 10, year: 2024, source: "school climate reporting practice (CalSCHLS)" },
  /** Minimum share of a scale's items answered for a scale score. */
  scaleAnswered: { value: 0.5, year: 2024, source: "a convention of this program" },
  /** Below this response rate a survey is not representative. */
  responseRate: { value: 0.6, year: 2024, source: "a convention of this program" },
  /** If response rates of groups differ by more than this, results for all students are biased toward one group. */
  responseGap: { value: 0.2, year: 2024, source: "a convention of this program" },
  /** Minimum Cronbach's alpha for comparing groups, and for statements about one student. */
  alphaForGroups: { value: 0.7, year: 1978, source: "Nunnally 1978" },
  alphaForOne: { value: 0.9, year: 1978, source: "Nunnally 1978" },
} as const satisfies Record<string, Threshold>;

/** Coding of answers to climate items: five levels of agreement; for bullying, 1 is never. */
export const surveyAnswers = {
  agrees: { value: 4, year: 2026, source: "top two of five answers: school climate reporting practice (CalSCHLS)" },
  atLeastOnce: { value: 2, year: 2026, source: "school climate reporting practice (CalSCHLS): any answer above never" },
} as const satisfies Record<string, Threshold>;
