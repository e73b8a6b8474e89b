import { type EstimateResult, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { povertyQuartiles } from "../rules/resources.ts";
import { cellGap } from "./cell-gap.ts";
import { allSound, type Counts, together } from "./counts.ts";
import { shareFinding } from "./share-finding.ts";

/** A school and its teachers. */
export interface StaffedSchool {
  readonly id: string;
  /** Sort key: share or percentage of students in poverty. */
  readonly poverty: number;
  /** Breaks ties in poverty; remaining ties sort by id. */
  readonly minorityShare?: number;
  /** Teachers (n), and how many of them (hits) have the trait: at most two years of teaching, out of field, or no full credential. */
  readonly teachers: Counts;
}

export interface TeacherQuartileGap {
  /**
   * Pooled rate in the poorest quartile of schools minus the rate in the least poor; "zero_denominator" if a quartile
   * has no teachers.
   */
  readonly gap: EstimateResult;
  readonly most: EstimateResult;
  readonly least: EstimateResult;
  readonly all: EstimateResult;
  readonly schoolsMost: number;
  readonly schoolsLeast: number;
}

/**
 * Teacher gap between the poorest and the least poor schools, as in state educator-equity plans: sort schools by
 * poverty, quartile = floor((rank - 1) * 4 / n) + 1, pool teachers within each. For a single district the
 * exposure-weighted average is more informative.
 *
 * @param confidence  a share strictly between 0 and 1
 * @returns rates with Wilson intervals and their gap with Newcombe's; "too_few_units" below four schools,
 *   "invalid_input"
 * @throws AppError stats.bad-confidence
 * @see ESSA 1111(g)(1)(B); methods.md 11
 */
export function teacherQuartileGap(
  schools: readonly StaffedSchool[],
  confidence = confidenceLevel.value,
): TeacherQuartileGap | NoNumber {
  const sound =
    schools.every(({ poverty, minorityShare = 0 }) => Number.isFinite(poverty) && Number.isFinite(minorityShare)) &&
    allSound(schools.map(({ teachers }) => teachers));
  if (!sound) return none("invalid_input");
  if (schools.length < povertyQuartiles.value) return none("too_few_units");
  const ordered = [...schools].sort(
    (a, b) =>
      a.poverty - b.poverty ||
      (a.minorityShare ?? 0) - (b.minorityShare ?? 0) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const quartile = (wanted: number) =>
    ordered.filter((_, at) => Math.floor((at * povertyQuartiles.value) / schools.length) + 1 === wanted);
  const [least, most] = [quartile(1), quartile(povertyQuartiles.value)];
  const pooled = (some: readonly StaffedSchool[]): Counts => together(some.map(({ teachers }) => teachers));
  return {
    gap: gapFinding(pooled(most), pooled(least), confidence),
    most: shareFinding(pooled(most), confidence),
    least: shareFinding(pooled(least), confidence),
    all: shareFinding(pooled(ordered), confidence),
    schoolsMost: most.length,
    schoolsLeast: least.length,
  };
}

function gapFinding(most: Counts, least: Counts, confidence: number): EstimateResult {
  if (least.n === 0) return none("zero_denominator");
  const gap = cellGap({ kind: "share", ...most }, { kind: "share", ...least }, confidence);
  if (isNone(gap)) return gap;
  const { value, lower, upper } = gap;
  return { kind: "estimate", value, lower, upper, n: most.n, unit: "share-points" };
}
