import type { Rounding } from "./rounding.ts";

/** Version of the form. Another form is refused. */
export const releaseForm = "fairlead-release-1";

/**
 * How parts add up to their whole.
 * - `exact`: every student of the whole is in exactly one part.
 * - `remainder`: in at most one part; the others are an unlisted part, which is a cell although it is not offered.
 * - `overlap`: in one part or more.
 * - `none`: the parts only say that none is larger than the whole.
 * - `separate`: the parts say nothing about the whole. Each is counted from its own records, as a school from the
 * days at that school and its district from the days at all of them.
 */
export type SumOfParts = "exact" | "remainder" | "overlap" | "none" | "separate";

/**
 * Cells with no students. `shown`: always printed as 0, so a hidden count is at least 1. `mixed`: printed as 0 unless
 * they are needed to protect another cell. `hidden`: never printed.
 */
export type ZeroPolicy = "shown" | "mixed" | "hidden";

export interface ReleasePlaceId {
  readonly kind: string;
  readonly id: string;
}

/** A place in some school years. A place whose parent or grades changed is listed once for each form. */
export interface ReleasePlace extends ReleasePlaceId {
  /** The place that contains it; null at the top. Listed before it. */
  readonly parent: ReleasePlaceId | null;
  /** Single grades with students here. */
  readonly grades: readonly string[];
  readonly schoolYears: readonly string[];
}

/** A grouping of students. A yes/no flag is a partition with two levels. */
export interface ReleaseGrouping {
  readonly id: string;
  readonly levels: readonly string[];
  /** How the levels add up to all students. */
  readonly sum: SumOfParts;
}

export interface ReleaseGroup {
  readonly grouping: string;
  readonly level: string;
}

/** A named group made of others: students who were ever English learners = current ones + former ones. */
export interface GroupUnion {
  readonly whole: ReleaseGroup;
  readonly parts: readonly ReleaseGroup[];
  readonly sum: SumOfParts;
}

/**
 * What a population counts about its students. `rate`: a number x of the n students, printed as x / n. `average`: a
 * sum over the n students, printed as sum / n. `other`: a value that does not add up over groups and places.
 */
export type ReleaseIndicator =
  | { readonly id: string; readonly measure: "rate" }
  | {
      readonly id: string;
      readonly measure: "average";
      readonly unit: string;
      /** Least and largest value one student can have; null if unlimited. */
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly id: string; readonly measure: "other"; readonly unit: string };

/** Indicators of one population that add up: the levels of a test, or an outcome within another. */
export interface OutcomeUnion {
  /** A rate's id; empty for all students of the population. */
  readonly whole: string;
  readonly parts: readonly string[];
  readonly sum: SumOfParts;
}

/** School year of a population, and the state of the records that it was counted from. */
export interface PopulationYear {
  readonly schoolYear: string;
  /** The same text in two releases means the same records: the same students, with the same facts. */
  readonly records: string;
}

/** What is offered: every level of these groupings, at these kinds of places, in these grades. */
export interface Offer {
  readonly placeKinds: readonly string[];
  /** Single grades, and `all`. A single grade is offered where the place has it. */
  readonly grades: readonly string[];
  /** Ids of groupings, of crossings (`race*low-income`), and `all`. */
  readonly groupings: readonly string[];
}

/** Who is counted. Indicators of one population share its denominators. */
export interface ReleasePopulation {
  readonly id: string;
  readonly years: readonly PopulationYear[];
  /** How places add up to the place that contains them. */
  readonly places: SumOfParts;
  /** Single grades that it counts; empty if it is not divided by grade, and then every place takes part. */
  readonly grades: readonly string[];
  /** How single grades add up to all grades of a place. */
  readonly gradesSum: SumOfParts;
  readonly indicators: readonly ReleaseIndicator[];
  readonly outcomes: readonly OutcomeUnion[];
  /**
   * The population is a part of another one: the students counted by one of its rates, or, with an empty indicator,
   * some of its students. Null if it is neither.
   */
  readonly partOf: { readonly population: string; readonly indicator: string } | null;
  readonly offers: readonly Offer[];
}

/**
 * Why offered cells have no row. `unsafe`: nothing safe could be shown. `not-counted`: nobody was counted there, because no
 * such students were enrolled or no records of them were delivered.
 */
export type WithdrawalReason = "unsafe" | "not-counted";

/** Offered cells that have no row: every combination of the lists. */
export interface Withdrawal {
  readonly why: WithdrawalReason;
  readonly population: string;
  readonly schoolYears: readonly string[];
  readonly places: readonly ReleasePlaceId[];
  readonly grades: readonly string[];
  readonly groupings: readonly string[];
}

/** `structure.json`: what an outsider needs to write down every relation between the cells of a release. */
export interface Structure {
  readonly form: typeof releaseForm;
  /** Day of the release, as 2026-12-01. */
  readonly released: string;
  /** Fewer students than this are never shown. */
  readonly minimum: number;
  readonly zeros: ZeroPolicy;
  readonly rounding: Rounding;
  readonly places: readonly ReleasePlace[];
  readonly groupings: readonly ReleaseGrouping[];
  /** Groupings crossed with each other, each as a list of at least two ids. */
  readonly crossings: readonly (readonly string[])[];
  readonly unions: readonly GroupUnion[];
  readonly populations: readonly ReleasePopulation[];
  readonly withdrawn: readonly Withdrawal[];
}

/** Id of all grades, and of the grouping and level of all students. */
export const everyGrade = "all";
/** Id of the unlisted remainder of a grouping or of the grades; no listed level or grade may have it. */
export const unlisted = "unknown";
