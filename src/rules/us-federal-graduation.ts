/**
 * The adjusted cohort: students who entered grade 9 for the first time in the same year, and the years within which a diploma counts. A student may be taken
 * out of it only on written confirmation of a transfer to a program that ends in a regular diploma, of a move abroad, or of a death.
 */
export const graduationCohort = {
  firstGrade: 9,
  lastGrade: 12,
  /** Length of the cohort and of the extended cohort, in years. */
  years: { four: 4, five: 5 },
  year: 2008,
  source:
    "34 CFR 200.34; California Department of Education, Information about Adjusted Cohort Graduation Rate (cde.ca.gov/ds/ad/acgrinfo.asp)",
} as const;

/**
 * Exit codes that state by their definition that the district has documentation of the transfer ("The district has acceptable documentation of this
 * transfer"). A transfer by any other code or word needs a statement of its own. That the state finds no later enrollment of such a student in California, and
 * then counts a lost transfer as a dropout, cannot be seen in the files of one district.
 */
export const documentedTransfers = {
  codes: ["T160", "T165", "T167", "T180", "T200", "T240", "T310", "T370", "T460"],
  year: 2024,
  source:
    "CALPADS code set, student exit category (definitions of T160 and T165 confirmed from a district's list, the others unconfirmed: CALPADS Data Guide, appendix of exit reason codes); lost transfers: documentation.calpads.org, glossary, Dropouts - State View Data",
} as const;
