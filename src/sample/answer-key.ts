import type { District } from "./district.ts";
import { missingList } from "./local-files.ts";
import {
  type GroupLevel,
  groups,
  type PlantedYears,
  plantedGaps,
  smallNulls,
  steadyGaps,
  trueNulls,
} from "./planted.ts";

/** A comparison of a group with everyone else, named as in `audit.json`. */
export interface KeyEntry {
  readonly indicator: string;
  readonly schoolYear: number;
  readonly place: { readonly kind: "district" | "school"; readonly id: string };
  readonly group: GroupLevel;
}

/** What a correct audit must find in the sample, and what it must not report. */
export interface AnswerKey {
  /** `sign` +1: the group is disadvantaged (or identified more often); -1: advantaged. */
  readonly planted: readonly (KeyEntry & { readonly sign: 1 | -1 })[];
  readonly nonDifferences: readonly KeyEntry[];
  /** No difference either, of so few students that the audit may have no verdict. */
  readonly smallNonDifferences: readonly KeyEntry[];
  /** Questions that a school's missing list leaves unanswered there, so that nothing may be said of them. */
  readonly unanswered: readonly Pick<KeyEntry, "indicator" | "schoolYear" | "place">[];
  /** Gaps that did not change over the years. */
  readonly steady: readonly KeyEntry[];
}

/**
 * Answer key of a sample. Covers the first district and skips gaps too small to detect reliably in a district of its
 * size.
 *
 * @param years  school years in the sample, ascending
 */
export function answerKey(district: District, years: readonly number[]): AnswerKey {
  const placeOf = (place: string): KeyEntry["place"] => {
    const school = district.schools.find((s) => s.role === place);
    return school ? { kind: "school", id: school.id } : { kind: "district", id: district.id };
  };
  const yearsOf: Readonly<Record<PlantedYears, readonly number[]>> = {
    all: years,
    "after-first": years.slice(1),
    "after-second": years.slice(2),
    last: years.length >= 4 ? years.slice(-1) : [],
  };
  const entries = (comparisons: typeof trueNulls): KeyEntry[] =>
    comparisons.flatMap((c) =>
      yearsOf[c.years].map((schoolYear) => ({
        indicator: c.indicator,
        schoolYear,
        place: placeOf(c.place),
        group: groups[c.group],
      })),
    );
  return {
    planted: plantedGaps
      .filter((gap) => district.students >= gap.enough)
      .flatMap((gap) =>
        yearsOf[gap.years].map((schoolYear) => ({
          indicator: gap.indicator,
          schoolYear,
          place: placeOf(gap.place),
          group: groups[gap.group],
          sign: gap.sign,
        })),
      ),
    nonDifferences: entries(trueNulls),
    smallNonDifferences: entries(smallNulls),
    unanswered: missingList.indicators
      .filter(() => years.includes(missingList.schoolYear) && district.schools.some((s) => s.role === missingList.role))
      .map((indicator) => ({
        indicator,
        schoolYear: missingList.schoolYear,
        place: placeOf(missingList.role),
      })),
    steady: entries(steadyGaps),
  };
}
