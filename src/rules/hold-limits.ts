/**
 * When a load waits for a person's confirmation. Our own choice, of 2026, set so that a year's ordinary change passes and a wrong file does not; the
 * same for every district.
 */
export const holdLimits = {
  /** Share of a school's or the district's students of one year that may go missing, and the minimum number. */
  studentsLost: { share: 0.1, students: 5 },
  /** The same for a new year against the previous one: cohorts leave and enter, and small schools vary. */
  studentsFewer: { share: 0.1, students: 40 },
  /**
   * A file is of another school year than it says when at least so many students are known by grade in both and at least this share of them is one grade
   * further.
   */
  anotherYear: { students: 5, movedOn: 0.5 },
  /** Largest drop in the share of known values of a field, in rows of one kind and year; minimum number of rows. */
  fieldEmptied: { points: 0.2, rows: 20 },
  /**
   * Share of a table's rows of a school year that may fail to match enrollment of that year: students who left before it, or are taught elsewhere. Fewer
   * rows than `rows` hold a load only if more than the share `most` fail.
   */
  rowsUnmatched: { share: 0.2, rows: 20, most: 0.5 },
  /**
   * Share of the rows of a file that may wait in quarantine. With fewer such rows than `few`, at least `least` and more than the share `most` hold a load.
   * Rows of codes without a meaning hold it from the share `ofCode`, because they are all rows that say one thing.
   */
  rowsQuarantined: { share: 0.1, few: 20, most: 0.5, least: 10, ofCode: 0.01 },
  /** The same for rows of a table whose facts contradict each other. */
  rowsContradicted: { share: 0.1, few: 20, most: 0.5, least: 10 },
  /** The same for the people of earlier loads about whom a load says something else that hardly ever changes: corrections are few. */
  attributeChanged: { share: 0.1, few: 20, most: 0.5, least: 10 },
  /** Share of a file's rows in which a column is not what its format says, and the minimum number: the column is another one. */
  columnRefused: { share: 0.5, rows: 20 },
  /** Share of a file's rows whose date can only have the day first. Fewer are slips; of dates written so, six in ten are such, and a column has many blanks. */
  datesDayFirst: { share: 0.02 },
  /** A jump in a share of students: by the first number; or it doubles (or halves) and changes by the second. With at least this many students. */
  rateJump: { points: 0.1, factor: 2, pointsWithFactor: 0.02, students: 30 },
} as const;

/** Fields that fill up during the year: a new year has few values of these. */
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
