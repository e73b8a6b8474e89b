import type { Release, ReleaseCell, ReleaseKey } from "../release/cell.ts";
import { keyText } from "../release/cells-file.ts";
import type { Certificate } from "../release/certificate.ts";
import { offeredKeys } from "../release/offered-keys.ts";
import { hiddenValue, type Printed, printedNumber } from "../release/printed.ts";
import { printedCountRange, printedRate } from "../release/rounding.ts";
import { everyGrade, type Structure, type Withdrawal } from "../release/structure.ts";
import type { PrivacyPolicy } from "../rules/privacy.ts";
import { printAlike, type YearProtected } from "./alike-populations.ts";
import { certificateOf, unprintedWorlds } from "./certificate-of.ts";
import { type Disclosure, disclosureStatus, isWithheld, unlimited } from "./disclosure.ts";
import { type LedgerFault, ledgerFaults, ledgerOf } from "./earlier-releases.ts";
import { jointWorlds } from "./joint-worlds.ts";
import { hashKey } from "./keyed-hash.ts";
import { type KnownCells, knownBefore, releaseKey } from "./known-before.ts";
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
import { keptWorlds } from "./worlds.ts";

export interface ProtectedRelease {
  readonly release: Release;
  /** The same release for everybody to see; null if anything below says that it must not be published. */
  readonly safe: PublicRelease | null;
  /** Secret, as they contain the true numbers. */
  readonly certificates: readonly Certificate[];
  /** Sensitive cells without proof, sums of hidden cells that can be worked out, and faults against earlier releases: with any the release must not be published. */
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
  const offered = new Set([...offeredKeys(start)].map(keyText));
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
      const keysOf = (indicator: string): ReleaseKey[] =>
        [...order.grid.nodePlace.entries()].flatMap(([node, place]) =>
          names.map((group) =>
            releaseKey(
              population.id,
              indicator,
              year.schoolYear,
              tables.places[order.places[place]!]!,
              grades[order.grid.nodeGrade[node]!]!,
              group,
            ),
          ),
        );
      const keys = keysOf("");
      const val = inGridOrder(year.n, order, names.length);
      const before = knownBefore(ledger, keys, year.records, policy.minimumCount, val);
      const counts = protectCounts(
        {
          grid: order.grid,
          groups: names.length,
          isTotal: (g) => g === 0,
          val,
          offered: Uint8Array.from(keys, (one) => (offered.has(keyText(one)) ? 1 : 0)),
          jitter: order.jitter,
          mustProtect: before.mustProtect.map((must, c) => (must === 1 || isEverybody(val, c, yes) ? 1 : 0)),
          known: before,
        },
        groups.system,
        policy,
      );
      withdrawn.push(
        ...counts.withdrawn.map((one) => withdrawalOf(one, tables, population, year, order.places, groups)),
      );
      return { population, year, groups, order, keysOf, keys, val, counts };
    });
  });
  printAlike(protectedYears, policy);
  const printed = new Map<string, { readonly n: Printed; readonly rate: Printed | null }>();
  const certificates: Certificate[] = [];
  for (const { population, year, groups, order, keysOf, keys, val, counts } of protectedYears) {
    const { grid, jitter } = order;
    const size = groups.names.length;
    const sizes = val.map((n, c) =>
      counts.disclosure.status[c] === disclosureStatus.range ? n - (n % (policy.ranges?.step ?? 1)) : n,
    );
    for (const [c, one] of keys.entries())
      printed.set(keyText(one), { n: printedCount(val[c]!, counts.disclosure.status[c]!, policy), rate: null });
    const beside = population.indicators.map((indicator) => {
      const outcomes = inGridOrder(year.outcomes.get(indicator)!, order, size);
      const rows = keysOf(indicator);
      const known = knownBefore(ledger, rows, year.records, policy.minimumCount, val, outcomes);
      const rates = protectOutcomes(
        { outcomes, counts: { val, disclosure: counts.disclosure }, jitter, known },
        grid,
        groups.system,
        policy,
      );
      const joint = jointWorlds({ outcomes, counts, rates, known }, grid, groups.system, policy);
      return { indicator, keys: rows, outcomes, rates, joint, isNew: isNeverPrinted(known) };
    });
    // Of an indicator of which nothing is printed there is nothing to prove, and it rules nothing out.
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
    for (const one of beside) {
      const isShown = shown.includes(one);
      if (isShown) for (const c of one.rates.uncertified) uncertified.push(one.keys[c]!);
      for (const [c, row] of one.keys.entries())
        printed.set(keyText(row), {
          n: printedCount(val[c]!, counts.disclosure.status[c]!, policy),
          rate:
            isShown && isPrintedRate(one.rates.disclosure, c)
              ? printedRate(one.outcomes[c]!, val[c]!, policy.rates, sizes[c]!)
              : hiddenValue,
        });
    }
    for (const c of proved.uncertified) uncertified.push(keys[c]!);
    for (const union of proved.unsafeUnions) unsafeUnions.push(union.map((c) => keys[c]!));
    const kept = isKept();
    certificates.push(
      certificateOf(
        {
          population: population.id,
          schoolYear: year.schoolYear,
          nodes: keys.flatMap(({ placeKind, placeId, grade }, c) =>
            c % size === 0 ? [{ placeKind, placeId, grade }] : [],
          ),
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
  const structure: Structure = { ...start, withdrawn };
  const cells: ReleaseCell[] = [...offeredKeys(structure)].map((row) => ({
    ...row,
    ...printed.get(keyText(row))!,
    value: null,
    unit: "",
  }));
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
