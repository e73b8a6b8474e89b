/** Grades as numbers, both ends counted. */
export interface GradeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Grades that count in a school's enrollment: transitional kindergarten to grade 12, and ungraded. Preschool, infants, toddlers and adults are enrolled
 * apart.
 */
export const countedGrades = {
  grades: ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "UE", "US"],
  year: 2024,
  source: "CALPADS reports 7.12 and 14.1 (documentation.calpads.org): grades TK, KN, 01 to 12, UE, US",
} as const;

/** Grades that an indicator covers. Where no law or file fixes them, the span is a convention of this program (2026), named in the question. */
export const gradeSpans = {
  activities: { from: 4, to: 12 },
  /** The English Learner Progress Indicator: kindergarten has no earlier test. */
  englishProgress: { from: 1, to: 12 },
  middleAndHighSchool: { from: 6, to: 12 },
  /** Grades 9 to 12, as in the Civil Rights Data Collection's and CALPADS's counts of high school courses. */
  highSchool: { from: 9, to: 12 },
  upperHighSchool: { from: 11, to: 12 },
} as const satisfies Record<string, GradeSpan>;

/** The last grade of each band: K-5, 6-8, 9-12. A convention of this program, 2026. */
export const gradeBandEnds = { "K-5": 5, "6-8": 8, "9-12": 12 } as const;
