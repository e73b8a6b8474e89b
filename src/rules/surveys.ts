import type { Threshold } from "./threshold.ts";

/** When a survey's answers may be shown, averaged, compared and trusted. Conventions differ: this is the configuration. */
export const surveyRules = {
  /** Answers below which nothing is shown. */
  minimumResponses: { value: 10, year: 2024, source: "school climate reporting practice (CalSCHLS)" },
  /** Share of a scale's items that a student must have answered for a scale score. */
  scaleAnswered: { value: 0.5, year: 2024, source: "a convention of this program" },
  /** Share of those invited who answered, below which the survey speaks for too few. */
  responseRate: { value: 0.6, year: 2024, source: "a convention of this program" },
  /** Difference of response rates between groups above which all-student results lean to one of them. */
  responseGap: { value: 0.2, year: 2024, source: "a convention of this program" },
  /** Cronbach's alpha from which a scale may be used to compare groups, and to speak of one student. */
  alphaForGroups: { value: 0.7, year: 1978, source: "Nunnally 1978" },
  alphaForOne: { value: 0.9, year: 1978, source: "Nunnally 1978" },
} as const satisfies Record<string, Threshold>;

/** How answers to climate items are read: five levels of agreement; of bullying, 1 is never. */
export const surveyAnswers = {
  agrees: { value: 4, year: 2026, source: "top two of five answers: school climate reporting practice (CalSCHLS)" },
  atLeastOnce: { value: 2, year: 2026, source: "school climate reporting practice (CalSCHLS): any answer above never" },
} as const satisfies Record<string, Threshold>;
