/**
 * The participation rate of the state's tests, each subject by itself. Not expected to test: students with a medical emergency, and English learners in their
 * first year, in English language arts alone. A student whose family asked for no test was expected to.
 */
export const testedRules = {
  notExpected: ["medical", "new-english-learner"],
  target: 0.95,
  year: 2024,
  source:
    "ESSA 1111(c)(4)(E), 95 percent of students in each subject; TOMS, condition code descriptions (NTE, NEL, PGE); California School Dashboard, Academic Indicator",
} as const;
