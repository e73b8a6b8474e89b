/** Adjusted cohort: students who entered grade 9 in the same year. A diploma counts within these years. */
export const graduationCohort = {
  firstGrade: 9,
  lastGrade: 12,
  /** Length of the cohort and of the extended cohort, in years. */
  years: { four: 4, five: 5 },
  year: 2008,
  source: "34 CFR 200.34",
} as const;
