/**
 * Limits beyond which facts about a student are unlikely enough to name the rows. Our own choice, of 2026, and wide: newcomers, students held back and
 * adults in transition programs are within them.
 */
export const plausible = {
  /** How many years a student of a grade may be younger or older than the usual; in grades 9 to 12 the oldest instead. */
  age: { younger: 3, older: 4, oldestInHighSchool: 22 },
  /** Usual entry into kindergarten: the sixth school year after that of birth; five years old by September 1 (Education Code 48000). */
  kindergartenAge: 6,
  /** More days of school than any year has; California requires 180 (Education Code 46208). */
  daysOfSchool: 200,
  /**
   * More school days than one decision suspends a student for. California allows 5, and 20 in a year (Education Code 48903, 48911); the longest removal
   * without the parents' consent that federal law knows is 45 (34 CFR 300.530(g)).
   */
  suspensionDays: 45,
  /** More calendar days than an enrollment of one school year has, with the summer that follows. */
  spellDays: 450,
  /** Calendar days for which two schools may both list a student as theirs: exits are entered late. */
  overlap: 10,
  /**
   * Days by which absences counted day by day may be more or fewer than those of a summary, which counts parts of days; fewer only where the days are
   * complete: this share of those expected.
   */
  daily: { more: 3, fewer: 10, complete: 0.95 },
  /** Days by which the suspensions decided and those of a summary may differ: a decision can be shortened. */
  suspended: { apart: 3 },
  /** Days before its entry and after its exit on which a student may have a record: entries and exits are recorded late. */
  outsideStay: { days: 10 },
  /** Days by which the parts of a row may be off their total: each was rounded. */
  daysRounded: 1,
  /** A sum of parts may be above its total by this share and this many students: offices round and blur small counts. */
  partsAboveTotal: { share: 0.05, students: 10 },
} as const;
