/**
 * When a load waits for a person to confirm it. Our choice (2026): an ordinary year's changes pass and a wrong file
 * does not. Same for every district.
 */
export const holdLimits = {
  /** Share of a school's or district's students in one year that may disappear, and the minimum number. */
  studentsLost: { share: 0.1, students: 5 },
  /**
   * Same for a new year against the previous one. Cohorts turn over and small schools vary, so the minimum is larger.
   */
  studentsFewer: { share: 0.1, students: 40 },
  /**
   * A file is treated as belonging to another school year when at least this many students have a known grade in
   * both, and at least this share of them are one grade further along.
   */
  anotherYear: { students: 5, movedOn: 0.5 },
  /** Largest drop in a field's share of known values, for rows of one kind and year; minimum number of rows. */
  fieldEmptied: { points: 0.2, rows: 20 },
  /**
   * Share of a table's rows in a school year that may match no enrollment in that year (students who left earlier or
   * are taught elsewhere). With fewer than `rows` rows, the load waits only if more than `most` of them fail to
   * match.
   */
  rowsUnmatched: { share: 0.2, rows: 20, most: 0.5 },
  /**
   * Share of a file's rows that may be quarantined. With fewer than `few` such rows, the load waits only if there are
   * at least `least` and they exceed `most`. Rows with undefined codes hold the load from `ofCode`, because they all
   * share one meaning; fewer than `few` of them from `least` and `share`.
   */
  rowsQuarantined: { share: 0.1, few: 20, most: 0.5, least: 10, ofCode: 0.01 },
  /** Same, for rows of a table whose facts contradict each other. */
  rowsContradicted: { share: 0.1, few: 20, most: 0.5, least: 10 },
  /** Same, for a file's students whom another file enrolls on the same days elsewhere; in a short list, more than half. */
  enrolledTwice: { share: 0.1, few: 20, most: 0.5, least: 3 },
  /** Same, for people whose stable attributes differ from earlier loads; real corrections are few. */
  attributeChanged: { share: 0.1, few: 20, most: 0.5, least: 10 },
  /**
   * Share of a file's rows in which a column does not fit its format, and the minimum number of rows. Beyond it, the
   * column is something else.
   */
  columnRefused: { share: 0.5, rows: 20 },
  /**
   * Share of a file's rows whose date can only be read day first. Below it they are typos. In day-first dates about
   * six in ten are unambiguous, and many cells are blank.
   */
  datesDayFirst: { share: 0.02 },
  /**
   * A jump in a share of students: by `points`, or by `factor` up or down together with `pointsWithFactor`. Checked
   * only with at least `students` students.
   */
  rateJump: { points: 0.1, factor: 2, pointsWithFactor: 0.02, students: 30 },
} as const;

/** Fields that fill in over the year; early in a new year few values are known. */
export const fillsDuringTheYear: ReadonlySet<string> = new Set([
  "exit_date",
  "exit_kind",
  "exit_code",
  "end_date",
  "completion",
  "met_a_g",
  "transfer_documented",
  "mark",
  "credits_attempted",
  "credits_earned",
]);
