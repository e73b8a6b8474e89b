import { type Finding, type NoNumber, none } from "../base/finding.ts";
import { rate } from "./rate.ts";

/** How a student's high school ended, or that it has not. Only the first of these is a regular diploma. */
export type CohortExit =
  | "graduated"
  | "transfer_out_documented"
  | "emigrated"
  | "deceased"
  | "juvenile_facility"
  | "still_enrolled"
  | "ged"
  | "special_ed_certificate"
  | "adult_ed_diploma"
  | "transfer_out_undocumented"
  | "dropout"
  | "unknown";

/** Exits that take a student out of the cohort; all need documentation. A federal rule adds transfers to a juvenile facility. */
const removing: ReadonlySet<CohortExit> = new Set([
  "transfer_out_documented",
  "emigrated",
  "deceased",
  "juvenile_facility",
]);
/** Other completers: in the cohort, not graduates. */
const otherCompleters: ReadonlySet<CohortExit> = new Set(["ged", "special_ed_certificate", "adult_ed_diploma"]);
/** Leavers without documentation count as dropouts. */
const droppingOut: ReadonlySet<CohortExit> = new Set(["dropout", "transfer_out_undocumented"]);

/** A student of the cohort: transfers in already stand in the cohort they join. */
export interface CohortStudent {
  /** School year (calendar year in which it ends) of the first time in grade 9. */
  readonly firstNinthYear: number;
  readonly exit: CohortExit;
  /** School year of the exit, or the last one known. */
  readonly exitYear: number;
}

/** The adjusted cohort at the end of its years, each student in exactly one outcome. */
export interface CohortOutcomes {
  /** Students of the cohort and transfers in, before any is taken out. */
  readonly beforeAdjustment: number;
  readonly removed: number;
  readonly adjusted: number;
  readonly graduates: number;
  readonly otherCompleters: number;
  readonly dropouts: number;
  /** Still enrolled, or gone later than the years counted. */
  readonly stillEnrolled: number;
  readonly unknown: number;
  /** Adjusted cohort graduation rate with Wilson interval. */
  readonly graduationRate: Finding;
  readonly dropoutRate: Finding;
}

/**
 * Adjusted cohort graduation rate from students. The cohort that was first in grade 9 in a year has `years` school years; what
 * happens later does not count, so a student who transfers out in year five is still in the four-year cohort.
 *
 * @param firstNinthYear  school year of the cohort's first grade 9, as vectors and rosters write it
 * @param years  4 for the on-time rate, 5 and more for extended ones: exits up to firstNinthYear + years count
 * @param level  confidence, a share strictly between 0 and 1
 * @returns counts and rates; rates are "zero_denominator" without a cohort; "invalid_input" for years that are no numbers
 * @throws AppError stats.bad-level
 * @see 34 CFR 200.34; ESSA 8101(25)
 */
export function cohortGraduation(
  students: readonly CohortStudent[],
  firstNinthYear: number,
  years: number,
  level = 0.95,
): CohortOutcomes | NoNumber {
  const sound =
    [firstNinthYear, years].every(Number.isFinite) &&
    students.every((student) => Number.isFinite(student.firstNinthYear) && Number.isFinite(student.exitYear));
  if (!sound) return none("invalid_input");
  const cohort = students.filter((student) => student.firstNinthYear === firstNinthYear);
  const gone = cohort.filter((student) => student.exitYear <= firstNinthYear + years).map(({ exit }) => exit);
  const among = (exits: ReadonlySet<CohortExit>): number => gone.filter((exit) => exits.has(exit)).length;
  const removed = among(removing);
  const adjusted = cohort.length - removed;
  const graduates = among(new Set(["graduated"]));
  const completers = among(otherCompleters);
  const dropouts = among(droppingOut);
  const unknown = among(new Set(["unknown"]));
  return {
    beforeAdjustment: cohort.length,
    removed,
    adjusted,
    graduates,
    otherCompleters: completers,
    dropouts,
    stillEnrolled: adjusted - graduates - completers - dropouts - unknown,
    unknown,
    graduationRate: rate({ hits: graduates, n: adjusted }, level),
    dropoutRate: rate({ hits: dropouts, n: adjusted }, level),
  };
}

/** A cohort already counted: first-time ninth graders, documented comings and goings, diplomas. */
export interface CohortCounts {
  readonly original: number;
  readonly transfersIn: number;
  readonly removed: number;
  readonly graduates: number;
}

/**
 * Adjusted cohort graduation rate from counts: graduates / (original + transfers in - removed).
 *
 * @param counts  whole numbers >= 0
 * @returns the rate with Wilson interval, n the adjusted cohort; "zero_denominator"; "invalid_input" when more graduate than
 *          are in the cohort
 * @throws AppError stats.bad-level
 * @see 34 CFR 200.34
 */
export function countedCohortGraduation(
  { original, transfersIn, removed, graduates }: CohortCounts,
  level = 0.95,
): Finding {
  if (![original, transfersIn, removed, graduates].every((count) => Number.isSafeInteger(count) && count >= 0))
    return none("invalid_input");
  return rate({ hits: graduates, n: original + transfersIn - removed }, level);
}

/**
 * The Dashboard's combined four- and five-year rate: (graduates in four years + fifth-year graduates of the cohort before) /
 * (four-year cohort + those fifth-year graduates).
 *
 * @param fourYear   graduates and size of the four-year cohort
 * @param fifthYear  graduates in their fifth year, of the cohort before
 * @returns the rate with Wilson interval, "zero_denominator" or "invalid_input"
 * @throws AppError stats.bad-level
 * @see California Dashboard Technical Guide, graduation rate since 2019
 */
export function combinedGraduation(
  fourYear: { readonly graduates: number; readonly cohort: number },
  fifthYear: number,
  level = 0.95,
): Finding {
  const { graduates, cohort } = fourYear;
  const sound = [graduates, cohort, fifthYear].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!sound || graduates > cohort) return none("invalid_input");
  return rate({ hits: graduates + fifthYear, n: cohort + fifthYear }, level);
}
