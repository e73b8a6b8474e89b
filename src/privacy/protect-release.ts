import type { Release, ReleaseCell, ReleaseKey } from "../release/cell.ts";
import { keyText } from "../release/cells-file.ts";
import type { Certificate } from "../release/certificate.ts";
import { offeredKeys } from "../release/offered-keys.ts";
import { hiddenValue, type Printed, printedNumber } from "../release/printed.ts";
import { printedCountRange, printedRate } from "../release/rounding.ts";
import { everyGrade, type ReleaseGroup, type Structure, type Withdrawal } from "../release/structure.ts";
import type { PrivacyPolicy } from "../rules/privacy.ts";
import { certificateOf } from "./certificate-of.ts";
import { type Disclosure, disclosureStatus, isWithheld } from "./disclosure.ts";
import { type LedgerFault, ledgerFaults, ledgerOf } from "./earlier-releases.ts";
import { jointWorlds } from "./joint-worlds.ts";
import { hashKey } from "./keyed-hash.ts";
import { knownBefore, releaseKey } from "./known-before.ts";
import { protectCounts, provedCounts } from "./protect-counts.ts";
import { protectOutcomes } from "./protect-outcomes.ts";
import { type PublicRelease, publicRelease } from "./public-release.ts";
import { inGridOrder, releaseGrid } from "./release-grid.ts";
import {
  type CountedPopulation,
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
  const groups = releaseGroups(tables);
  const key = hashKey(secret);
  const ledger = ledgerOf(earlier);
  const start = releaseStructure(tables, policy);
  const offered = new Set([...offeredKeys(start)].map(keyText));
  const printed = new Map<string, { readonly n: Printed; readonly rate: Printed | null }>();
  const certificates: Certificate[] = [];
  const uncertified: ReleaseKey[] = [];
  const unsafeUnions: ReleaseKey[][] = [];
  const withdrawn: Withdrawal[] = [];
  const size = groups.names.length;
  for (const population of tables.populations) {
    const order = releaseGrid(tables, population, groups, key);
    const { grid, jitter } = order;
    for (const year of population.years) {
      const keysOf = (indicator: string): ReleaseKey[] =>
        [...grid.nodePlace.entries()].flatMap(([node, place]) =>
          groups.names.map((group) =>
            releaseKey(
              population.id,
              indicator,
              year.schoolYear,
              tables.places[order.places[place]!]!,
              population.grades[grid.nodeGrade[node]! - 1],
              group,
            ),
          ),
        );
      const keys = keysOf("");
      const val = inGridOrder(year.n, order, size);
      const before = knownBefore(ledger, keys, year.records, policy.minimumCount, val);
      const counts = protectCounts(
        {
          grid,
          groups: size,
          isTotal: (g) => g === 0,
          val,
          offered: Uint8Array.from(keys, (one) => (offered.has(keyText(one)) ? 1 : 0)),
          jitter,
          mustProtect: before.mustProtect.map((must, c) => (must === 1 || isEverybody(val, c, groups.names) ? 1 : 0)),
          known: before,
        },
        groups.system,
        policy,
      );
      withdrawn.push(
        ...counts.withdrawn.map((one) => withdrawalOf(one, tables, population, year, order.places, groups)),
      );
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
        for (const c of rates.uncertified) uncertified.push(rows[c]!);
        for (const [c, one] of rows.entries())
          printed.set(keyText(one), {
            n: printedCount(val[c]!, counts.disclosure.status[c]!, policy),
            rate: isPrintedRate(rates.disclosure, c)
              ? printedRate(outcomes[c]!, val[c]!, policy.rates, sizes[c]!)
              : hiddenValue,
          });
        return { indicator, outcomes, worlds: rates.worlds, joint };
      });
      // A world of the counts that the rates rule out proves nothing.
      const isKept = counts.worlds.start
        .subarray(1)
        .map((_, w) => (beside.every(({ joint }) => joint.isJoint[w] === 1) ? 1 : 0));
      const proved = provedCounts(counts, keptWorlds(counts.worlds, isKept), policy);
      for (const c of proved.uncertified) uncertified.push(keys[c]!);
      for (const union of proved.unsafeUnions) unsafeUnions.push(union.map((c) => keys[c]!));
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
          beside.map(({ joint, ...one }) => ({ ...one, besideCounts: keptWorlds(joint.worlds, isKept) })),
        ),
      );
    }
  }
  const structure: Structure = { ...start, withdrawn };
  const cells: ReleaseCell[] = [...offeredKeys(structure)].map((row) => ({
    ...row,
    ...(printed.get(keyText(row)) ?? { n: hiddenValue, rate: row.indicator === "" ? null : hiddenValue }),
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

/** Level of a flag that says that a student has the status. */
const flagged = "yes";

/** Whether a cell is of a flag that all students of its place have: the number with it, or without, reveals it of each of them. */
const isEverybody = (val: Int32Array, c: number, names: readonly ReleaseGroup[]): boolean => {
  const group = c % names.length;
  const yes = names.findIndex(({ grouping, level }) => grouping === names[group]!.grouping && level === flagged);
  const all = val[c - group]!;
  return yes >= 0 && all > 0 && val[c - group + yes] === all;
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
  return {
    population: population.id,
    schoolYears: [schoolYear],
    places: places.map((p) => tables.places[placeOf[p]!]!).map(({ kind, id }) => ({ kind, id })),
    grades: grades.map((r) => population.grades[r - 1] ?? everyGrade),
    groupings: [...new Set(groups.map((g) => names[g]!.grouping))],
  };
}
