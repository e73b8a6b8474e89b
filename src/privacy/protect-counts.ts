import { disclosureCosts, type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { certify, missingWidth } from "./certify.ts";
import { circuitSearch } from "./circuit-search.ts";
import { type CountsToProtect, countDisclosure } from "./count-disclosure.ts";
import { countTable } from "./count-table.ts";
import type { Disclosure } from "./disclosure.ts";
import { groupCircuits } from "./group-circuits.ts";
import type { GroupSystem } from "./group-system.ts";
import type { LinkedTable } from "./linked-table.ts";
import { pruneWorlds } from "./prune-worlds.ts";
import { protectUnion, unsafeUnions } from "./unions.ts";
import { type WithdrawnGroups, withdraw, withdrawalFor, withdrawalScopes } from "./withdraw.ts";
import { provedRanges, type Worlds, worldList } from "./worlds.ts";

/** Protected counts of one population. */
export interface ProtectedCounts {
  readonly table: LinkedTable;
  readonly disclosure: Disclosure;
  /** Certificates: they prove the needed width of every cell that needs protection. */
  readonly worlds: Worlds;
  readonly withdrawn: readonly WithdrawnGroups[];
  /** Cells without proof; a release with any must not be published. */
  readonly uncertified: Int32Array;
  /** Sums of hidden cells that a row gives away and nothing protects; likewise. */
  readonly unsafeUnions: readonly (readonly number[])[];
}

export function protectCounts(input: CountsToProtect, system: GroupSystem, policy: PrivacyPolicy): ProtectedCounts {
  const { grid, val, jitter } = input;
  const size = system.groups.length;
  const table = countTable(grid, system, val);
  const disclosure = countDisclosure(input, policy);
  const before = disclosure.status.slice();
  const totals = val.subarray(0, size);
  const circuits = groupCircuits(system, totals);
  const worlds = worldList();
  const proved = { lo: new Int32Array(val.length), hi: new Int32Array(val.length) };
  const search = circuitSearch(table, grid, circuits, disclosure, worlds, proved, {
    rangeShare: disclosureCosts.range,
    partners: protectionSearch.partners,
  });
  const levelOf = (c: number): number => {
    const node = Math.floor(c / size);
    return 2 * grid.depth[grid.nodePlace[node]!]! + (grid.nodeGrade[node] === 0 ? 0 : 1);
  };
  // Deep cells first: what they hide also serves the totals above them.
  const sensitive = Int32Array.from([...val.keys()].filter((c) => disclosure.need[c]! > 0)).sort(
    (a, b) => levelOf(b) - levelOf(a) || jitter[a]! - jitter[b]! || a - b,
  );
  let left = certify(sensitive, protectionSearch.limits, search, disclosure, proved);
  const withdrawn: WithdrawnGroups[] = [];
  for (const scope of withdrawalScopes) {
    for (const c of left) {
      if (missingWidth(disclosure, proved, c) <= 0) continue;
      const groups = withdrawalFor(c, scope, grid, system);
      withdraw(groups, grid, size, disclosure, before);
      withdrawn.push(groups);
      certify(left, protectionSearch.limits, search, disclosure, proved);
    }
    left = left.filter((c) => missingWidth(disclosure, proved, c) > 0);
  }
  worlds.keep(pruneWorlds(table, disclosure, worlds.worlds(), before, disclosureCosts.range));
  const least = policy.need.count;
  for (let round = 0; ; round++) {
    const now = unsafeUnions(table, disclosure, worlds.worlds(), policy.minimumCount, least);
    const open = now.filter((union) => round === protectionSearch.rounds || !protectUnion(union, least, search));
    if (open.length === now.length) {
      const { lo, hi } = provedRanges(val.length, worlds.worlds());
      return {
        table,
        disclosure,
        worlds: worlds.worlds(),
        withdrawn,
        uncertified: sensitive.filter((c) => missingWidth(disclosure, { lo, hi }, c) > 0),
        unsafeUnions: open.map(({ parts }) => [...parts]),
      };
    }
  }
}
