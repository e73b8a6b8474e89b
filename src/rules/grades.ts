/** A grade span as numbers, inclusive. */
export interface GradeSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Grades that count toward school enrollment: transitional kindergarten through grade 12, and ungraded. Preschool,
 * infants, toddlers and adults are enrolled separately.
 */
export const countedGrades = {
  grades: ["TK", "KN", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "UE", "US"],
  year: 2024,
  source: "CALPADS reports 7.12 and 14.1 (documentation.calpads.org): grades TK, KN, 01 to 12, UE, US",
} as const;

/**
 * Grades each indicator covers. Where no law or file fixes the span, it is our convention (2026) and the indicator's
 * question names it.
 */
export const gradeSpans = {
  activities: { from: 4, to: 12 },
  /** English Learner Progress Indicator; kindergartners have no earlier test. */
  englishProgress: { from: 1, to: 12 },
  middleAndHighSchool: { from: 6, to: 12 },
  /** Grades 9-12, as in the CRDC's and CALPADS's counts of high school courses. */
  highSchool: { from: 9, to: 12 },
  upperHighSchool: { from: 11, to: 12 },
} as const satisfies Record<string, GradeSpan>;

/** Last grade of each band: K-5, 6-8, 9-12. Our convention (2026). */
export const gradeBandEnds = { "K-5": 5, "6-8": 8, "9-12": 12 } as const;
