/** How DisImpact names all values of a scenario column together, and the one group of a total. */
export const allTogether = "- All";
/** How DisImpact names a total, which is split by nothing. */
export const noDisaggregation = "- None";

/** A group's students and how many of them have the outcome; fractions where rows have weights. */
export interface ImpactGroup {
  /** Null for students whose group the file does not state. */
  readonly name: string | null;
  readonly n: number;
  readonly hits: number;
  /** Marked in the file as the group to compare with. */
  readonly isReference: boolean;
}

/** One comparison: the groups of a disaggregation among the students of a scenario and cohort, for one outcome. */
export interface ImpactSegment {
  /** Values of the columns the result is repeated by; `allTogether` where a scenario column is not split. */
  readonly by: readonly (string | null)[];
  /** How many of these columns, the first, are scenarios; the rest are those the file is summarized by. */
  readonly scenarios: number;
  readonly outcome: string;
  /** Null without a cohort column. */
  readonly cohortColumn: string | null;
  readonly cohort: string | null;
  readonly disaggregation: string;
  readonly groups: readonly ImpactGroup[];
  /** Of overlapping groups: the students with a flag, under this name, compared with those without it. Only this group is reported. */
  readonly flag: string | null;
}

/** The group of students who have a flag, among the groups by its value. */
export const flagged = "1";
