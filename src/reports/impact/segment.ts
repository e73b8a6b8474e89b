/** DisImpact's name for all values of a scenario column, and for the single group of a total. */
export const allTogether = "- All";
/** DisImpact's name for a total, which has no disaggregation. */
export const noDisaggregation = "- None";

/** A group's students and how many have the outcome; fractional if rows have weights. */
export interface ImpactGroup {
  /** Null for students whose group is missing in the file. */
  readonly name: string | null;
  readonly n: number;
  readonly hits: number;
  /** Marked as the reference group in the file. */
  readonly isReference: boolean;
}

/** One comparison: the groups of a disaggregation among students of one scenario and cohort, for one outcome. */
export interface ImpactSegment {
  /** Values of the repeated-by columns; `allTogether` if a scenario column is not split. */
  readonly by: readonly (string | null)[];
  /** How many of the leading columns are scenarios; the rest are the columns the file is summarized by. */
  readonly scenarios: number;
  readonly outcome: string;
  /** Null if there is no cohort column. */
  readonly cohortColumn: string | null;
  readonly cohort: string | null;
  readonly disaggregation: string;
  readonly groups: readonly ImpactGroup[];
  /**
   * For overlapping groups: name of the students with a flag, who are compared with those without it. Only they are
   * reported.
   */
  readonly flag: string | null;
}

/** Flag value of the students in the flagged group. */
export const flagged = "1";
