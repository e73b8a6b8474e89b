/**
 * Limits beyond which facts about a student are unlikely enough to list the rows. Our choice (2026), set wide enough
 * for newcomers, retained students and adults in transition programs.
 */
export const plausible = {
  /** Years a student may be younger or older than usual for the grade; for grades 9-12, the oldest age. */
  age: { younger: 3, older: 4, oldestInHighSchool: 22 },
  /**
   * Usual kindergarten entry: the sixth school year after the year of birth; age five by September 1 (Education Code
   * 48000).
   */
  kindergartenAge: 6,
  /** More school days than any year has; California requires 180 (Education Code 46208). */
  daysOfSchool: 200,
  /**
   * Longer than any single suspension. California allows 5 days, and 20 in a year (Education Code 48903, 48911); the
   * longest removal without parental consent in federal law is 45 days (34 CFR 300.530(g)).
   */
  suspensionDays: 45,
  /** More calendar days than an enrollment in one school year lasts, including the following summer. */
  spellDays: 450,
  /** Calendar days for which two schools may both list a student; exits are entered late. */
  overlap: 10,
  /**
   * Days by which daily absences may exceed or fall short of the summary's, which counts partial days. Falling short
   * is checked only if at least this share of expected days is present.
   */
  daily: { more: 3, fewer: 10, complete: 0.95 },
  /** Days by which suspensions as decided may differ from the summary; a suspension can be shortened. */
  suspended: { apart: 3 },
  /** Days before entry and after exit in which a student may have records; entries and exits are recorded late. */
  outsideStay: { days: 10 },
  /** Days by which the parts of a row may miss their total; each part was rounded. */
  daysRounded: 1,
  /** Share and number of students by which parts may exceed their total; agencies round and perturb small counts. */
  partsAboveTotal: { share: 0.05, students: 10 },
  /** Fewer days expected say nothing about how a student attends. */
  fewDays: 30,
  /** A school has more students than this, except a few: students placed elsewhere. */
  fewInSchool: 2,
  /** The share of a district's students above which a status is no longer believed, far above any district's. */
  mostInProgram: { foster: 0.3, homeless: 0.6, "section-504": 0.4 },
  /** Below this many students a district's share says nothing. */
  fewEnrolled: 29,
} as const;
