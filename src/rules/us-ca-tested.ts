/**
 * The participation rate of the state's tests, each subject by itself. Not expected to test: students with a medical emergency; in English language arts
 * also English learners in their first twelve months in a school of the United States, who do take mathematics and science. A student whose family asked for
 * no test was expected to.
 */
export const testedRules = {
  notExpected: {
    ela: ["medical", "new-english-learner"],
    math: ["medical"],
    science: ["medical"],
    elpac: ["medical"],
  },
  target: 0.95,
  year: 2024,
  source:
    "ESSA 1111(c)(4)(E), 95 percent of students in each subject, and 1111(b)(3)(A), first-year English learners in English language arts; TOMS, condition code descriptions (NTE, NEL, PGE); California School Dashboard, Academic Indicator",
} as const;
