/**
 * The participation rate of the state's tests, for each subject. Not expected to test: students with a medical
 * emergency, and English learners in their first year (English language arts only). Parent exemptions count as
 * expected to test.
 */
export const testedRules = {
  notExpected: ["medical", "new-english-learner"],
  target: 0.95,
  year: 2024,
  source:
    "ESSA 1111(c)(4)(E), 95 percent of students in each subject; TOMS, condition code descriptions (NTE, NEL, PGE); California School Dashboard, Academic Indicator",
} as const;
