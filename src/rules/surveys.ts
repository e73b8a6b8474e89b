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
