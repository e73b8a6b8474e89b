/** Version of the form. Another form is refused. */
export const proofForm = "fairlead-proof-1";

/** How numbers that a release offers are printed. `offered` is the sum of the others. */
export interface PrintedNumbers {
  readonly offered: number;
  /** As one number. */
  readonly exact: number;
  /** As a range, a band or a code. */
  readonly ranges: number;
  readonly hidden: number;
  /** Without a row. */
  readonly withdrawn: number;
}

/**
 * Where a reader finds more about numbers that are hidden or withdrawn: the same number in the first coarser view that
 * prints it. The sum is all that are hidden or withdrawn.
 */
export interface CoarserViews {
  /** At the same place, for all grades together. */
  readonly allGrades: number;
  /** At a place that contains it. */
  readonly largerPlace: number;
  /** At the same place, for a group with fewer groupings crossed. */
  readonly largerGroup: number;
  /** In none of them. */
  readonly none: number;
}

/** Numbers of students, and the measures of them: rates, averages and other values. */
export interface PrintedFigures {
  readonly counts: PrintedNumbers;
  readonly measures: PrintedNumbers;
}

/** What one kind of place loses. */
export interface PlacesLost extends PrintedFigures {
  readonly population: string;
  readonly placeKind: string;
  /** `all`: all grades together. `single`: single grades. */
  readonly grades: "all" | "single";
}

/** What one group loses. */
export interface GroupLost extends PrintedFigures {
  readonly population: string;
  readonly grouping: string;
  readonly level: string;
  readonly coarserCounts: CoarserViews;
  readonly coarserMeasures: CoarserViews;
}

/** Result of an attack that found nothing. All of it follows from what the releases print. */
export interface AttackFigures {
  /** Numbers that no release offers but the relations contain. */
  readonly unknowns: number;
  /** Relations between all of them. */
  readonly relations: number;
  /** Hidden numbers given to a solver, and those it did not settle within its time. */
  readonly solved: number;
  readonly unsolved: number;
  /** Whether the solver got every hidden number with all its relations. */
  readonly isWhole: boolean;
  /** Every hidden count of students that may be below the minimum has at least this many possible values; null if there is none. */
  readonly narrowest: number | null;
}

/** `proof.json`: how a release keeps privacy, and what that costs its readers. Nothing in it comes from a hidden number. */
export interface ReleaseProof extends PrintedFigures {
  readonly form: typeof proofForm;
  /** Day of the release, as 2026-12-01. */
  readonly released: string;
  /** Days of all releases attacked together, oldest first; the last is this one. */
  readonly attackedTogether: readonly string[];
  readonly attack: AttackFigures;
  readonly places: readonly PlacesLost[];
  readonly groups: readonly GroupLost[];
}
