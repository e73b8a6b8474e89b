import { isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { pilotSchools as fewestPilotSchools } from "../rules/improvement.ts";
import { clusterRobust } from "../stats/cluster-robust.ts";
import { labelPermutation } from "../stats/label-permutation.ts";
import { leastSquares } from "../stats/least-squares.ts";
import { studentTQuantile, studentTTwoSidedP } from "../stats/student-t.ts";
import { mean } from "../stats/variance.ts";

/** One school in one period. */
export interface PanelRow {
  readonly school: string;
  readonly period: number;
  /** Whether the school is in the pilot; the same in every period. */
  readonly pilot: boolean;
  /** Whether the period is after the start; the same for every school. */
  readonly after: boolean;
  /** Outcome, in the same unit for all: a rate, a mean, a gap. */
  readonly value: number;
}

/** Cluster-robust standard errors of the estimate (clusters are schools), with the test and interval based on CR2. */
export interface ClusteredErrors {
  readonly uncorrected: number;
  /** CR1, with the factor (G/(G-1)) ((N-1)/(N-4)); for about 40 schools or more. */
  readonly cr1: number;
  /** CR2, bias-reduced linearization; for fewer schools. */
  readonly cr2: number;
  /** Satterthwaite degrees of freedom for CR2. */
  readonly df: number | NoNumber;
  /** Two-sided p-value and interval from CR2 with these degrees of freedom. */
  readonly p: number | NoNumber;
  readonly lower: number | NoNumber;
  readonly upper: number | NoNumber;
}

export interface SchoolPermutation {
  /** Mean change of the pilot schools minus mean change of the other schools. */
  readonly difference: number;
  /** Share of all assignments with the same number of pilot schools whose absolute difference is at least as large. */
  readonly p: number;
  readonly assignments: number;
  /** Smallest p-value possible with this number of schools; print it next to p. */
  readonly smallestP: number;
}

export interface DifferenceInDifferences {
  /** (After - before) of the pilot schools minus (after - before) of the others, in the unit of the values. */
  readonly estimate: number;
  readonly pilotSchools: number;
  readonly comparisonSchools: number;
  readonly errors: ClusteredErrors | NoNumber;
  readonly permutation: SchoolPermutation | NoNumber;
}

/**
 * Difference in differences: pilot and comparison schools before and after a common start. The estimate is the
 * coefficient of pilot x after, with standard errors clustered by school. It is an effect only under parallel trends,
 * so check the earlier trends. Run it for each group and on the gap itself.
 *
 * @param rows   one per school and period
 * @param confidence  confidence of the interval, a share strictly between 0 and 1
 * @returns the estimate; "no_comparison_group", "missing_data" (no period before or after on a side), "invalid_input"
 *   (a school both in and out of the pilot, a duplicate row, a value that is not a number), "not_estimable" if
 *   schools start at different times, which needs another estimator (Callaway & Sant'Anna 2021). `errors` is
 *   "too_few_units" below two schools on a side, "zero_variance" if all schools changed equally
 * @throws AppError stats.out-of-range, stats.bad-share
 * @see Bertrand, Duflo & Mullainathan 2004, doi:10.1162/003355304772839588; Bell & McCaffrey 2002; Pustejovsky &
 *   Tipton 2018
 */
export function differenceInDifferences(
  rows: readonly PanelRow[],
  confidence = confidenceLevel.value,
): DifferenceInDifferences | NoNumber {
  const schools = new Map<string, PanelRow[]>();
  for (const row of rows) schools.set(row.school, [...(schools.get(row.school) ?? []), row]);
  const refusal = refusalOf(rows, schools);
  if (refusal !== undefined) return refusal;

  const columns = [
    rows.map(() => 1),
    rows.map((row) => Number(row.pilot)),
    rows.map((row) => Number(row.after)),
    rows.map((row) => Number(row.pilot && row.after)),
  ];
  const fit = leastSquares(
    columns,
    rows.map((row) => row.value),
  );
  if (isNone(fit)) return none("missing_data");
  const estimate = fit.coefficients[3] ?? 0;
  const pilotSchools = [...schools.values()].filter((rows) => rows[0]?.pilot).length;
  const comparisonSchools = schools.size - pilotSchools;
  const changes = [...schools.values()].map(schoolChange);
  const moved = changes.filter((change) => change !== undefined);
  return {
    estimate,
    pilotSchools,
    comparisonSchools,
    errors: errorsOf(),
    permutation: moved.length < changes.length ? none("missing_data") : schoolPermutation(moved),
  };

  function errorsOf(): ClusteredErrors | NoNumber {
    if (isNone(fit)) return fit;
    if (Math.min(pilotSchools, comparisonSchools) < fewestPilotSchools.value) return none("too_few_units");
    const robust = clusterRobust(
      fit,
      columns,
      rows.map((row) => row.school),
      3,
    );
    if (isNone(robust)) return robust;
    const largest = rows.reduce((most, row) => Math.max(most, Math.abs(row.value)), 0);
    const cr2 = Math.sqrt(robust.cr2);
    if (!(cr2 > 1e-12 * largest)) return none("zero_variance");
    const { df } = robust;
    const usable = isNone(df) || df < 0.5 ? none("not_estimable") : df;
    const reach = isNone(usable) ? usable : studentTQuantile(0.5 + confidence / 2, usable) * cr2;
    return {
      uncorrected: Math.sqrt(robust.cr0),
      cr1: Math.sqrt(robust.cr1),
      cr2,
      df,
      p: isNone(usable) ? usable : studentTTwoSidedP(estimate / cr2, usable),
      lower: isNone(reach) ? reach : estimate - reach,
      upper: isNone(reach) ? reach : estimate + reach,
    };
  }
}

/**
 * Exact permutation test on the changes of schools: how often a difference this large would arise if the pilot
 * schools had been drawn at random
 *
 * @param schools  each school's mean after minus mean before, and whether it is a pilot school
 * @returns the test; "no_comparison_group"; "not_estimable" above 40 schools (use the clustered errors there);
 *   "invalid_input"
 * @throws AppError stats.out-of-range
 */
export function schoolPermutation(
  schools: readonly { readonly change: number; readonly pilot: boolean }[],
): SchoolPermutation | NoNumber {
  if (!schools.every((school) => Number.isFinite(school.change))) return none("invalid_input");
  const permuted = labelPermutation(
    schools.map((school) => school.change),
    schools.map((school) => school.pilot),
  );
  if (isNone(permuted)) return permuted;
  const { difference, assignments, asLarge } = permuted;
  return { difference, p: asLarge / assignments, assignments, smallestP: 1 / assignments };
}

function refusalOf(rows: readonly PanelRow[], schools: ReadonlyMap<string, readonly PanelRow[]>): NoNumber | undefined {
  if (rows.length === 0) return none("no_data");
  if (!rows.every((row) => Number.isFinite(row.value) && Number.isFinite(row.period))) return none("invalid_input");
  for (const rows of schools.values()) {
    if (rows.some((row) => row.pilot !== rows[0]?.pilot)) return none("invalid_input");
    if (new Set(rows.map((row) => row.period)).size < rows.length) return none("invalid_input");
  }
  if (rows.every((row) => row.pilot) || rows.every((row) => !row.pilot)) return none("no_comparison_group");
  const starts = new Map<number, boolean>();
  for (const row of rows) {
    if ((starts.get(row.period) ?? row.after) !== row.after) return none("not_estimable");
    starts.set(row.period, row.after);
  }
  return undefined;
}

/** Mean after minus mean before; undefined if the school lacks either. */
function schoolChange(rows: readonly PanelRow[]): { change: number; pilot: boolean } | undefined {
  const after = mean(rows.filter((row) => row.after).map((row) => row.value));
  const meanBefore = mean(rows.filter((row) => !row.after).map((row) => row.value));
  return isNone(after) || isNone(meanBefore)
    ? undefined
    : { change: after - meanBefore, pilot: rows[0]?.pilot ?? false };
}
