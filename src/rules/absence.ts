/** Attendance: who counts as chronically absent, and the bands in which attendance is shown. */
export const absenceRules = {
  /** Chronic: this many days absent of so many enrolled, or more. Kept as whole numbers for exact comparison. */
  chronic: { absent: 1, of: 10, year: 2017, source: "California Education Code 60901(c)(1)" },
  /** Days of enrollment needed to be counted. An audit uses DataQuest's; the Dashboard's is 31, and the two are not reconciled. */
  minDays: {
    dataQuest: {
      value: 30,
      year: 2023,
      source: "California Department of Education, DataQuest chronic absenteeism report",
    },
    dashboard: { value: 31, year: 2024, source: "California Department of Education, Dashboard Technical Guide" },
  },
  /** Days attended needed to be counted: a student who never came is not chronically absent. */
  minAttended: {
    value: 1,
    year: 2023,
    source: "California Department of Education, DataQuest chronic absenteeism report",
  },
  /** Each band begins at its share of days absent and ends below the next. Attendance Works, tiers of attendance, 2018. */
  bands: [
    { band: "satisfactory", from: 0 },
    { band: "at_risk", from: 0.05 },
    { band: "moderate_chronic", from: 0.1 },
    { band: "severe_chronic", from: 0.2 },
  ],
} as const;
