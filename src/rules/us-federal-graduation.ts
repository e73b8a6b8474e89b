/** The adjusted cohort: students who entered grade 9 in the same year, and the years within which a diploma counts. */
export const graduationCohort = {
  firstGrade: 9,
  lastGrade: 12,
  /** Years of the cohort, and of the extended one. */
  years: { four: 4, five: 5 },
  year: 2008,
  source: "34 CFR 200.34",
} as const;
