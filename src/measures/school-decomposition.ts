import { isNone, type NoNumber, none } from "../base/finding.ts";

/*
 * Does a gap come from which schools groups attend, or from what happens inside schools? These are two accounting
 * identities that attribute different amounts to "between", so name the method wherever a component is shown. Neither
 * identifies the cause of the gap.
 */

/** A group at one school: students, and the rate (or mean) of its outcome. */
export interface GroupAtSchool {
  readonly n: number;
  /** The reason if it is missing; ignored if n = 0. */
  readonly rate: number | NoNumber;
}

/** Two groups at one school. */
export interface TwoGroupsAtSchool {
  readonly school: string;
  readonly a: GroupAtSchool;
  readonly b: GroupAtSchool;
}

/** Points too small to split into shares. */
const noGap = 1e-9;

interface SchoolCells {
  readonly school: string;
  readonly wa: number;
  readonly wb: number;
  readonly ra: number | undefined;
  readonly rb: number | undefined;
  readonly na: number;
  readonly nb: number;
}

interface Schools {
  readonly schools: readonly SchoolCells[];
  readonly rateA: number;
  readonly rateB: number;
}

/**
 * Schools with enrollment shares. If a rate of present students is missing or withheld, the result is missing for the
 * same reason.
 */
function readSchools(pairs: readonly TwoGroupsAtSchool[]): Schools | NoNumber {
  for (const group of pairs.flatMap(({ a, b }) => [a, b])) {
    if (!(group.n >= 0 && group.n <= 1e12)) return none("invalid_input");
    if (group.n > 0 && isNone(group.rate)) return group.rate;
    if (group.n > 0 && !(Math.abs(group.rate as number) <= 1e12)) return none("invalid_input");
  }
  const used = pairs.filter(({ a, b }) => a.n > 0 || b.n > 0);
  const allA = used.reduce((sum, { a }) => sum + a.n, 0);
  const allB = used.reduce((sum, { b }) => sum + b.n, 0);
  if (!(allA > 0 && allB > 0)) return none("group_absent");
  const rate = ({ n, rate: own }: GroupAtSchool): number | undefined =>
    n > 0 && typeof own === "number" ? own : undefined;
  const schools = used.map(({ school, a, b }) => ({
    school,
    wa: a.n / allA,
    wb: b.n / allB,
    ra: rate(a),
    rb: rate(b),
    na: a.n,
    nb: b.n,
  }));
  return {
    schools,
    rateA: schools.reduce((sum, { wa, ra = 0 }) => sum + wa * ra, 0),
    rateB: schools.reduce((sum, { wb, rb = 0 }) => sum + wb * rb, 0),
  };
}

export interface Kitagawa {
  readonly rateA: number;
  readonly rateB: number;
  /** a minus b. */
  readonly gap: number;
  /** Components that sum to the gap; "group_absent_from_a_school" if a school lacks one of the groups. */
  readonly parts: KitagawaParts | NoNumber;
  /** Schools that have students of only one group. If there are any, use schoolMeanDecomposition. */
  readonly withoutOverlap: readonly string[];
}

export interface KitagawaParts {
  /** Due to attending different schools: sum of (w_a - w_b)(r_a + r_b)/2. */
  readonly composition: number;
  /** Due to different rates in the same schools: sum of (r_a - r_b)(w_a + w_b)/2. */
  readonly rate: number;
  /** Threefold Oaxaca-Blinder decomposition, with b as the reference. */
  readonly threefold: { readonly endowments: number; readonly coefficients: number; readonly interaction: number };
}

/**
 * Kitagawa's decomposition of a gap over schools. Missing rates are never filled in.
 *
 * @returns "group_absent" if a group has no students, "invalid_input", or the reason of a missing rate
 * @see Kitagawa 1955, doi:10.1080/01621459.1955.10501299; Oaxaca 1973; Blinder 1973
 */
export function kitagawa(given: readonly TwoGroupsAtSchool[]): Kitagawa | NoNumber {
  const read = readSchools(given);
  if (isNone(read)) return read;
  const { schools, rateA, rateB } = read;
  const withoutOverlap = schools
    .filter(({ ra, rb }) => ra === undefined || rb === undefined)
    .map(({ school }) => school);
  const add = (term: (s: { wa: number; wb: number; ra: number; rb: number }) => number): number =>
    schools.reduce((sum, { wa, wb, ra = 0, rb = 0 }) => sum + term({ wa, wb, ra, rb }), 0);
  const parts: KitagawaParts | NoNumber =
    withoutOverlap.length > 0
      ? none("group_absent_from_a_school")
      : {
          composition: add(({ wa, wb, ra, rb }) => ((wa - wb) * (ra + rb)) / 2),
          rate: add(({ wa, wb, ra, rb }) => ((ra - rb) * (wa + wb)) / 2),
          threefold: {
            endowments: add(({ wa, wb, rb }) => (wa - wb) * rb),
            coefficients: add(({ wb, ra, rb }) => wb * (ra - rb)),
            interaction: add(({ wa, wb, ra, rb }) => (wa - wb) * (ra - rb)),
          },
        };
  return { rateA, rateB, gap: rateA - rateB, parts, withoutOverlap };
}

export interface SchoolMeanDecomposition {
  /** a minus b; gap = between + within. */
  readonly gap: number;
  /** Difference between the average school rates (both groups combined) that the two groups experience. */
  readonly between: number;
  /** Remainder: differences within schools. */
  readonly within: number;
  /** between over gap, possibly outside 0 to 1; "zero_denominator" if the gap is tiny, so show only points. */
  readonly shareBetween: number | NoNumber;
}

/**
 * School-mean decomposition of a gap; does not require the groups to overlap.
 *
 * @returns "group_absent" if a group has no students, "invalid_input", or the reason of a missing rate
 * @see Hanushek & Rivkin 2006; Page, Murnane & Willett 2008; Reardon 2008
 */
export function schoolMeanDecomposition(given: readonly TwoGroupsAtSchool[]): SchoolMeanDecomposition | NoNumber {
  const read = readSchools(given);
  if (isNone(read)) return read;
  const { schools, rateA, rateB } = read;
  let between = 0;
  let within = 0;
  for (const { wa, wb, ra = 0, rb = 0, na, nb } of schools) {
    const mean = (na / (na + nb)) * ra + (nb / (na + nb)) * rb;
    between += (wa - wb) * mean;
    within += (wa > 0 ? wa * (ra - mean) : 0) - (wb > 0 ? wb * (rb - mean) : 0);
  }
  const gap = rateA - rateB;
  return {
    gap,
    between,
    within,
    shareBetween: Math.abs(gap) < noGap ? none("zero_denominator") : between / gap,
  };
}
