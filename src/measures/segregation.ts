import { isNone, type NoNumber, none } from "../base/finding.ts";
import { hypergeometricMasses } from "../stats/hypergeometric.ts";
import { mostCounted } from "../stats/require.ts";
import { compensatedSum } from "../stats/variance.ts";

/*
 * Segregation: who shares a school (classroom, section) with whom. Units are rows, groups are columns, entries are
 * whole numbers of students. D and H are above 0 even under random assignment, especially with small units, so show
 * expectedDissimilarity next to D and do not compare small and large places without it.
 */

/** Students of each group in each unit. */
export type UnitCounts = readonly (readonly number[])[];

interface Margins {
  /** Units with students. */
  readonly rows: readonly (readonly number[])[];
  readonly units: readonly number[];
  readonly groups: readonly number[];
  readonly all: number;
}

function margins(counts: UnitCounts): Margins | NoNumber {
  const width = counts[0]?.length ?? 0;
  const sound = counts.every(
    (row) => row.length === width && row.every((n) => Number.isInteger(n) && n >= 0 && n <= mostCounted),
  );
  if (!sound) return none("invalid_input");
  const rows = counts.filter((row) => row.some((n) => n > 0));
  const units = rows.map((row) => compensatedSum(row));
  const all = compensatedSum(units);
  if (all > mostCounted) return none("invalid_input");
  if (all === 0) return none("no_data");
  const groups = Array.from({ length: width }, (_, g) => compensatedSum(rows.map((row) => row[g] ?? 0)));
  return { rows, units, groups, all };
}

/**
 * Dissimilarity index D of two groups: half the sum over units of |a_s/A - b_s/B|, the share of a group that would
 * have to move for every unit to have the same mix. Below 0.3 is called low, above 0.6 high (Massey & Denton).
 *
 * @param counts  two columns
 * @returns 0 to 1; "group_absent" if one of the groups has no students, "no_data", "invalid_input"
 * @see Duncan & Duncan 1955, doi:10.2307/2088328
 */
export function dissimilarity(counts: UnitCounts): number | NoNumber {
  const totals = margins(counts);
  if (isNone(totals)) return totals;
  const [a, b, ...more] = totals.groups;
  if (a === undefined || b === undefined || more.length > 0) return none("invalid_input");
  if (a === 0 || b === 0) return none("group_absent");
  const distance = compensatedSum(totals.rows.map(([x = 0, y = 0]) => Math.abs(x / a - y / b)));
  return Math.min(1, distance / 2);
}

/**
 * Exact expected dissimilarity if a group's students were assigned at random to units of these sizes.
 *
 * @param unitSizes   all students of each unit, whole numbers
 * @param groupTotal  students of the group, 0 < groupTotal < all
 * @returns "group_absent" if the group, or everyone else, has no students; "invalid_input"
 */
export function expectedDissimilarity(unitSizes: readonly number[], groupTotal: number): number | NoNumber {
  const all = compensatedSum(unitSizes);
  const sound = [...unitSizes, groupTotal].every((n) => Number.isInteger(n) && n >= 0 && n <= mostCounted);
  if (!sound || all > mostCounted || groupTotal > all) return none("invalid_input");
  const others = all - groupTotal;
  if (groupTotal === 0 || others === 0) return none("group_absent");
  // Units are dependent, but expectations still add. Units of equal size are computed once.
  const expectedBySize = new Map<number, number>();
  const expectedApart = (size: number): number => {
    let value = expectedBySize.get(size);
    if (value === undefined) {
      value = compensatedSum(
        hypergeometricMasses(size, groupTotal, all).map(
          ({ k, mass }) => mass * Math.abs(k / groupTotal - (size - k) / others),
        ),
      );
      expectedBySize.set(size, value);
    }
    return value;
  };
  return Math.min(1, compensatedSum(unitSizes.map(expectedApart)) / 2);
}

export interface Exposure {
  readonly kind: "exposure";
  /**
   * Row g, column h: average share of h in the units of g's students. Rows sum to 1; a group without students gets a
   * reason.
   */
  readonly exposure: readonly (readonly (number | NoNumber)[])[];
  /** Diagonal of `exposure`. */
  readonly isolation: readonly (number | NoNumber)[];
  /**
   * (isolation - P)/(1 - P), independent of group size (variance ratio, eta squared); "no_comparison_group" if there
   * is no other group.
   */
  readonly normalizedIsolation: readonly (number | NoNumber)[];
  /** P: share of all students. */
  readonly populationShare: readonly number[];
}

/**
 * Exposure index of each group to each group. @returns "no_data", "invalid_input" @see Lieberson 1981; James &
 * Taeuber 1985
 */
export function exposure(counts: UnitCounts): Exposure | NoNumber {
  const totals = margins(counts);
  if (isNone(totals)) return totals;
  const { rows, units, groups, all } = totals;
  const table = groups.map((size, g) =>
    groups.map((_, h): number | NoNumber =>
      size === 0
        ? none("group_absent")
        : Math.min(1, compensatedSum(rows.map((row, s) => ((row[g] ?? 0) / size) * ((row[h] ?? 0) / (units[s] ?? 1))))),
    ),
  );
  const isolation = table.map((row, g) => row[g] ?? none("group_absent"));
  const populationShare = groups.map((size) => size / all);
  return {
    kind: "exposure",
    exposure: table,
    isolation,
    normalizedIsolation: isolation.map((own, g) => {
      const p = populationShare[g] ?? 0;
      if (isNone(own)) return own;
      return p === 1 ? none("no_comparison_group") : (own - p) / (1 - p);
    }),
    populationShare,
  };
}

export interface TheilSegregation {
  readonly kind: "theil";
  /** Mutual information of unit and group, natural logarithms. */
  readonly m: number;
  /** Entropy of the groups. */
  readonly entropy: number;
  /** m over entropy, 0 to 1; "zero_entropy" if there is only one group. */
  readonly h: number | NoNumber;
}

/**
 * Theil's information index H for any number of groups. @returns "no_data", "invalid_input" @see Reardon & Firebaugh
 * 2002; Mora & Ruiz-Castillo 2011
 */
export function theilSegregation(counts: UnitCounts): TheilSegregation | NoNumber {
  const totals = margins(counts);
  if (isNone(totals)) return totals;
  const { rows, units, groups, all } = totals;
  const entropy = Math.max(
    0,
    -compensatedSum(groups.map((size) => (size > 0 ? (size / all) * Math.log(size / all) : 0))),
  );
  const parts = rows.flatMap((row, s) =>
    row.map((n, g) => (n > 0 ? (n / all) * Math.log(((n / (units[s] ?? 1)) * all) / (groups[g] ?? 1)) : 0)),
  );
  const m = Math.max(0, compensatedSum(parts));
  return { kind: "theil", m, entropy, h: entropy === 0 ? none("zero_entropy") : Math.min(1, m / entropy) };
}

export interface NestedSegregation {
  readonly kind: "nested";
  /** Over all units; mTotal = mBetween + mWithin. */
  readonly mTotal: number;
  /** Between areas (schools), pooling their units. */
  readonly mBetween: number;
  /** Between units (classrooms) within areas, weighted by students. */
  readonly mWithin: number;
  /** mTotal and mBetween over the entropy of the groups; "zero_entropy" if there is only one group. */
  readonly hTotal: number | NoNumber;
  readonly hBetween: number | NoNumber;
}

/**
 * Segregation of units nested in areas, decomposed exactly.
 *
 * @param area  the area of each unit
 * @returns "no_data", "invalid_input"
 */
export function nestedSegregation(counts: UnitCounts, area: readonly string[]): NestedSegregation | NoNumber {
  if (area.length !== counts.length) return none("invalid_input");
  const total = theilSegregation(counts);
  if (isNone(total)) return total;
  const names = [...new Set(area)];
  const inArea = names.map((name) => counts.filter((_, s) => area[s] === name));
  const merged = inArea.map((rows) => (counts[0] ?? []).map((_, g) => compensatedSum(rows.map((row) => row[g] ?? 0))));
  const between = theilSegregation(merged);
  if (isNone(between)) return between;
  const all = compensatedSum(merged.flat());
  const mWithin = compensatedSum(
    inArea.map((rows, a) => {
      const theil = theilSegregation(rows);
      return isNone(theil) ? 0 : (compensatedSum(merged[a] ?? []) / all) * theil.m;
    }),
  );
  return {
    kind: "nested",
    mTotal: total.m,
    mBetween: between.m,
    mWithin,
    hTotal: total.h,
    hBetween: total.entropy === 0 ? none("zero_entropy") : Math.min(1, between.m / total.entropy),
  };
}
