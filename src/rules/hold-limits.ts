/**
 * When a load waits for a person's confirmation. Our own choice, of 2026, set so that a year's ordinary change passes and a wrong file does not; the
 * same for every district.
 */
export const holdLimits = {
  /** Share of a school's or the district's students of one year that may go missing, and how many at least. */
  studentsLost: { share: 0.1, students: 5 },
  /** The same, a new year against the year before: classes leave and enter, small schools vary. */
  studentsFewer: { share: 0.1, students: 40 },
  /** How far the share of known values of a field may fall, in rows of one kind and year; how many rows at least. */
  fieldEmptied: { points: 0.2, rows: 20 },
  /** A share of students jumps: by so much; or it doubles (or halves) and moves by the second. On at least so many students. */
  rateJump: { points: 0.1, factor: 2, pointsWithFactor: 0.02, students: 30 },
} as const;

/** Fields that are filled during the year: in a new year, few values of these are expected. */
export const fillsDuringTheYear: ReadonlySet<string> = new Set([
  "exit_date",
  "exit_kind",
  "exit_code",
  "end_date",
  "completion",
  "met_a_g",
  "mark",
  "credits_attempted",
  "credits_earned",
]);
