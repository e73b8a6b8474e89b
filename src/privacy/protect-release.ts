import type { Release, ReleaseCell, ReleaseKey } from "../release/cell.ts";
import { keyText } from "../release/cells-file.ts";
import type { Certificate } from "../release/certificate.ts";
import { offeredKeys } from "../release/offered-keys.ts";
import { hiddenValue, type Printed, printedNumber } from "../release/printed.ts";
import { printedAverage, printedCountRange, printedRate } from "../release/rounding.ts";
import { everyGrade, type Structure, type Withdrawal } from "../release/structure.ts";
import { type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { printAlike, type YearProtected } from "./alike-populations.ts";
import { certificateOf, unprintedWorlds } from "./certificate-of.ts";
import type { CountsToProtect } from "./count-disclosure.ts";
import { type Disclosure, disclosureStatus, isWithheld, unlimited } from "./disclosure.ts";
import { type EarlierCell, type LedgerFault, ledgerFaults, ledgerOf } from "./earlier-releases.ts";
import { jointWorlds } from "./joint-worlds.ts";
import { hashKey } from "./keyed-hash.ts";
import { type KnownCells, knownBefore, releaseKey } from "./known-before.ts";
import { averageBefore, protectAverage } from "./protect-averages.ts";
import { protectCounts, provedCounts } from "./protect-counts.ts";
import { protectOutcomes } from "./protect-outcomes.ts";
import { type PublicRelease, publicRelease } from "./public-release.ts";
import { inGridOrder, releaseGrid } from "./release-grid.ts";
import {
  type CountedPopulation,
  gradesOf,
  type ReleaseTables,
  releaseGroups,
  releaseStructure,
  type YearOfCounts,
} from "./release-tables.ts";
import type { WithdrawnGroups } from "./withdraw.ts";
import { keptWorlds, provedRanges } from "./worlds.ts";

export interface ProtectedRelease {
  readonly release: Release;
  /** The release for everybody; null if anything below forbids publishing it. */
  readonly safe: PublicRelease | null;
  /** Secret, as they contain the true numbers. */
  readonly certificates: readonly Certificate[];
  /**
   * Sensitive cells without proof, sums of hidden cells that can be derived, and conflicts with earlier releases: a
   * release with any must not be published.
   */
  readonly uncertified: readonly ReleaseKey[];
  readonly unsafeUnions: readonly (readonly ReleaseKey[])[];
  readonly faults: readonly LedgerFault[];
}

/**
 * Protects everything that the tables count. Whether populations and school years reveal something together is not
 * proved here: attack a release before it is published. `earlier` are all releases before, which stay public for good; `secret` is
 * kept with the release and decides between equals.
 */
export function protectRelease(
  tables: ReleaseTables,
  policy: PrivacyPolicy,
  earlier: readonly Release[],
  secret: string,
): ProtectedRelease {
  const key = hashKey(secret);
  const ledger = ledgerOf(earlier);
  const start = releaseStructure(tables, policy);
  const uncertified: ReleaseKey[] = [];
  const unsafeUnions: ReleaseKey[][] = [];
  const withdrawn: Withdrawal[] = [...start.withdrawn];
  const protectedYears = tables.populations.flatMap((population): YearProtected[] => {
    const groups = releaseGroups(tables, population);
    const names = groups.names;
    const yes = names.map(({ grouping }) =>
      names.findIndex((one) => one.grouping === grouping && one.level === flagged),
    );
    const order = releaseGrid(tables, population, groups, key);
    const grades = gradesOf(population);
    return population.years.map((year) => {
      const size = names.length;
      const keyAt = (c: number, indicator: string): ReleaseKey => {
        const node = Math.floor(c / size);
        return releaseKey(
          population.id,
          indicator,
          year.schoolYear,
          tables.places[order.places[order.grid.nodePlace[node]!]!]!,
          grades[order.grid.nodeGrade[node]!]!,
          names[c - node * size]!,
        );
      };
      const val = inGridOrder(year.n, order, size);
      const before = knownBefore(ledger, (c) => keyAt(c, ""), year.records, policy.minimumCount, val);
      const offered = offeredIn(start, population.id, year.schoolYear);
      const input: CountsToProtect = {
        grid: order.grid,
        groups: size,
        isTotal: (g) => g === 0,
        val,
        offered: Uint8Array.from(val, (_, c) => (offered.has(keyText(keyAt(c, ""))) ? 1 : 0)),
        jitter: order.jitter,
        mustProtect: before.mustProtect.map((must, c) => (must === 1 || isEverybody(val, c, yes) ? 1 : 0)),
        known: before,
      };
      const counts = protectCounts(input, groups.system, policy);
      return { population, year, groups, order, keyAt, val, input, counts };
    });
  });
  protectHiddenZeros(protectedYears, policy);
  for (const { population, year, groups, order, counts } of protectedYears)
    withdrawn.push(...counts.withdrawn.map((one) => withdrawalOf(one, tables, population, year, order.places, groups)));
  const structure: Structure = { ...start, withdrawn };
  const cells: ReleaseCell[] = [];
  const certificates: Certificate[] = [];
  for (const { population, year, groups, order, keyAt, val, counts } of protectedYears) {
    const { grid, jitter } = order;
    const size = groups.names.length;
    const sizes = val.map((n, c) =>
      counts.disclosure.status[c] === disclosureStatus.range ? n - (n % (policy.ranges?.step ?? 1)) : n,
    );
    const beside = population.indicators.map((indicator) => {
      const outcomes = inGridOrder(year.outcomes.get(indicator)!, order, size);
      const known = knownBefore(ledger, (c) => keyAt(c, indicator), year.records, policy.minimumCount, val, outcomes);
      const rates = protectOutcomes(
        { outcomes, counts: { val, disclosure: counts.disclosure }, jitter, known },
        grid,
        groups.system,
        policy,
      );
      const joint = jointWorlds({ outcomes, counts, rates, known }, grid, groups.system, policy);
      return { indicator, outcomes, rates, joint, isNew: isNeverPrinted(known) };
    });
    // An indicator without any printed rate needs no proof and rules out nothing.
    let shown = beside.filter(({ rates, isNew }) => rates.uncertified.length === 0 || !isNew);
    /** A world of the counts that the rates rule out proves nothing. */
    const isKept = (): Uint8Array =>
      new Uint8Array(counts.worlds.start.length - 1).map((_, w) =>
        shown.every(({ joint }) => joint.isJoint[w] === 1) ? 1 : 0,
      );
    const provedNow = (): ReturnType<typeof provedCounts> =>
      provedCounts(counts, keptWorlds(counts.worlds, isKept()), policy);
    let proved = provedNow();
    if (proved.uncertified.length > 0 || proved.unsafeUnions.length > 0) {
      shown = shown.filter(({ joint, isNew }) => !isNew || joint.isJoint.every((is) => is === 1));
      proved = provedNow();
    }
    for (const { indicator, rates } of shown) for (const c of rates.uncertified) uncertified.push(keyAt(c, indicator));
    for (const c of proved.uncertified) uncertified.push(keyAt(c, ""));
    for (const union of proved.unsafeUnions) unsafeUnions.push(union.map((c) => keyAt(c, "")));
    const averages = new Map(
      (population.averages ?? []).map((average) => {
        const sums = inGridOrder(year.sums!.get(average.id)!, order, size);
        const before = Uint8Array.from(val, (_, c) =>
          averageSaid(ledger.get(keyText(keyAt(c, average.id))) ?? [], year.records),
        );
        const { isPrinted, unproved } = protectAverage(
          { scale: average, sums, counts: proved, sizes, before },
          grid,
          groups.system,
          policy,
        );
        for (const c of unproved) uncertified.push(keyAt(c, average.id));
        return [average.id, { ...average, sums, isPrinted }] as const;
      }),
    );
    const cellOf = new Map<string, number>();
    for (const [c, status] of counts.disclosure.status.entries())
      if (status !== disclosureStatus.unoffered) cellOf.set(keyText(keyAt(c, "")), c);
    const ratesOf = new Map(shown.map((one) => [one.indicator, one]));
    let c = 0;
    for (const row of offeredKeys(onlyYear(structure, population.id, year.schoolYear))) {
      // The denominator of a cell comes before its rates.
      if (row.indicator === "") c = cellOf.get(keyText(row))!;
      const n = printedCount(val[c]!, counts.disclosure.status[c]!, policy);
      const of = ratesOf.get(row.indicator);
      const average = averages.get(row.indicator);
      if (average !== undefined) {
        const isPrinted = average.isPrinted[c] === 1;
        const value = isPrinted
          ? printedAverage(average.sums[c]!, val[c]!, average, policy.rates, sizes[c]!)
          : hiddenValue;
        cells.push({ ...row, n, rate: null, value, unit: average.unit });
        continue;
      }
      const rate =
        row.indicator === ""
          ? null
          : of !== undefined && isPrintedRate(of.rates.disclosure, c)
            ? printedRate(of.outcomes[c]!, val[c]!, policy.rates, sizes[c]!)
            : hiddenValue;
      cells.push({ ...row, n, rate, value: null, unit: "" });
    }
    const kept = isKept();
    certificates.push(
      certificateOf(
        {
          population: population.id,
          schoolYear: year.schoolYear,
          nodes: Array.from(grid.nodePlace, (_, node) => {
            const { placeKind, placeId, grade } = keyAt(node * size, "");
            return { placeKind, placeId, grade };
          }),
          groups: groups.names,
        },
        { val, worlds: proved.worlds },
        beside.map((one) => {
          const { indicator, outcomes, rates, joint } = one;
          return shown.includes(one)
            ? { indicator, outcomes, worlds: rates.worlds, besideCounts: keptWorlds(joint.worlds, kept) }
            : { indicator, outcomes, ...unprintedWorlds(val, outcomes, proved.worlds) };
        }),
      ),
    );
  }
  const release = { structure, cells };
  const faults = ledgerFaults(ledger, release);
  const isSafe = uncertified.length === 0 && unsafeUnions.length === 0 && faults.length === 0;
  return {
    release,
    safe: isSafe ? publicRelease(release) : null,
    certificates,
    uncertified,
    unsafeUnions,
    faults,
  };
}

/** The part of a structure about one population in one school year. */
const onlyYear = (structure: Structure, population: string, schoolYear: string): Structure => ({
  ...structure,
  populations: structure.populations
    .filter(({ id }) => id === population)
    .map((one) => ({ ...one, years: one.years.filter((year) => year.schoolYear === schoolYear) })),
});

/** Keys of the counts that a population offers in a school year. */
function offeredIn(structure: Structure, population: string, schoolYear: string): ReadonlySet<string> {
  const { populations, ...rest } = onlyYear(structure, population, schoolYear);
  const counts = populations.map((one) => ({ ...one, indicators: [] }));
  return new Set([...offeredKeys({ ...rest, populations: counts })].map(keyText));
}

/**
 * Aligns the printing of populations, and proves the width of every zero that was hidden for another cell. Such a
 * zero cannot be distinguished from a count that is hidden because it is small, so it needs the same width.
 */
function protectHiddenZeros(years: readonly YearProtected[], policy: PrivacyPolicy): void {
  for (let round = 0; ; round++) {
    printAlike(years, policy);
    let isDone = true;
    for (const one of years) {
      const { input, val, counts, groups } = one;
      const { lo, hi } = provedRanges(val.length, counts.worlds);
      const narrow = Uint8Array.from(val, (n, c) =>
        n === 0 && isHidden(counts.disclosure.status[c]!) && hi[c]! - lo[c]! < policy.need.count ? 1 : 0,
      );
      if (!narrow.includes(1)) continue;
      isDone = false;
      if (round === protectionSearch.zeroRounds) {
        for (const [c, is] of narrow.entries()) if (is === 1) counts.disclosure.need[c] = policy.need.count;
        continue;
      }
      one.input = { ...input, mustProtect: (input.mustProtect ?? narrow).map((must, c) => must | narrow[c]!) };
      one.counts = protectCounts(one.input, groups.system, policy);
    }
    if (isDone || round === protectionSearch.zeroRounds) return;
  }
}

const isHidden = (status: number): boolean => isWithheld(status) && status !== disclosureStatus.unoffered;

/** What earlier releases printed of an average: whether they showed it for the same records, or hid it for any. */
function averageSaid(entries: readonly EarlierCell[], records: string): number {
  const isPrintedIn = ({ cell: { value } }: EarlierCell): boolean => value !== null && value.kind !== "hidden";
  if (entries.some((entry) => entry.records === records && isPrintedIn(entry))) return averageBefore.printed;
  return entries.some((entry) => !isPrintedIn(entry)) ? averageBefore.hidden : averageBefore.never;
}

/** Whether no earlier release printed anything about the outcomes. */
const isNeverPrinted = ({ low, high }: KnownCells): boolean =>
  low.every((least) => least === 0) && high.every((most) => most === unlimited);

/** Level of a flag that says that a student has the status. */
const flagged = "yes";

/** Whether a cell is of a flag that all students of its place have: the number with it, or without, reveals it of each of them. */
const isEverybody = (val: Int32Array, c: number, yes: readonly number[]): boolean => {
  const group = c % yes.length;
  const all = val[c - group]!;
  return yes[group]! >= 0 && all > 0 && val[c - group + yes[group]!] === all;
};

function printedCount(n: number, status: number, { ranges }: PrivacyPolicy): Printed {
  if (isWithheld(status)) return hiddenValue;
  return status === disclosureStatus.range && ranges !== null ? printedCountRange(n, ranges) : printedNumber(n);
}

const isPrintedRate = ({ status }: Disclosure, c: number): boolean => status[c] === disclosureStatus.range;

function withdrawalOf(
  { places, grades, groups }: WithdrawnGroups,
  tables: ReleaseTables,
  population: CountedPopulation,
  { schoolYear }: YearOfCounts,
  placeOf: Int32Array,
  { names }: { readonly names: readonly { readonly grouping: string }[] },
): Withdrawal {
  const listed = [everyGrade, ...population.grades];
  return {
    why: "unsafe",
    population: population.id,
    schoolYears: [schoolYear],
    places: places.map((p) => tables.places[placeOf[p]!]!).map(({ kind, id }) => ({ kind, id })),
    grades: grades.flatMap((r) => listed[r] ?? []),
    groupings: [...new Set(groups.map((g) => names[g]!.grouping))],
  };
}
