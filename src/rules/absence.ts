/** Definition of chronic absence, and attendance bands. */
export const absenceRules = {
  /** Chronic: at least `absent` days per `of` days enrolled. Whole numbers keep the share exact. */
  chronic: { absent: 1, of: 10, year: 2017, source: "California Education Code 60901(c)(1)" },
  /** Minimum days expected. "Expected to attend more than 30 days" on DataQuest and on the Dashboard. */
  minDays: {
    value: 31,
    year: 2024,
    source:
      "California Department of Education, DataQuest, glossary of eligible cumulative enrollment (dq.cde.ca.gov); Dashboard Technical Guide",
  },
  /** Minimum days attended; a student who never attended is not chronically absent. */
  minAttended: {
    value: 1,
    year: 2023,
    source: "California Department of Education, DataQuest chronic absenteeism report",
  },
  /**
   * Each band starts at its share of days absent and ends just below the next. Attendance Works, tiers of attendance,
   * 2018.
   */
  bands: [
    { band: "satisfactory", from: 0 },
    { band: "at_risk", from: 0.05 },
    { band: "moderate_chronic", from: 0.1 },
    { band: "severe_chronic", from: 0.2 },
  ],
} as const;
