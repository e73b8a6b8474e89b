import { disclosureCosts, type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { missingWidth } from "./certify.ts";
import { type CountsToProtect, countDisclosure } from "./count-disclosure.ts";
import { countTable } from "./count-table.ts";
import type { Disclosure } from "./disclosure.ts";
import { circuitSets } from "./group-circuits.ts";
import type { GroupSystem } from "./group-system.ts";
import type { LinkedTable } from "./linked-table.ts";
import { protectTable } from "./protect-table.ts";
import { protectUnion, unsafeUnions } from "./unions.ts";
import { type WithdrawnGroups, withdraw, withdrawalFor, withdrawalScopes } from "./withdraw.ts";
import { provedRanges, requireWorlds, type Worlds } from "./worlds.ts";

/** Protected counts of one population. */
export interface ProtectedCounts {
  readonly table: LinkedTable;
  readonly disclosure: Disclosure;
  /** Certificates: they prove the required width of every cell that needs protection. */
  readonly worlds: Worlds;
  readonly withdrawn: readonly WithdrawnGroups[];
  /** Cells without proof; a release with any must not be published. */
  readonly uncertified: Int32Array;
  /** Sums of hidden cells that a row reveals and nothing protects; a release with any must not be published. */
  readonly unsafeUnions: readonly (readonly number[])[];
}

export function protectCounts(input: CountsToProtect, system: GroupSystem, policy: PrivacyPolicy): ProtectedCounts {
  const { grid, val, jitter } = input;
  const size = system.groups.length;
  const table = countTable(grid, system, val);
  const disclosure = countDisclosure(input, policy);
  const totals = val.subarray(0, size);
  const withdrawn: WithdrawnGroups[] = [];
  const isKnown = (c: number): boolean => input.known?.isRow[c] === 1;
  const { search, worlds } = protectTable({
    table,
    grid,
    circuits: circuitSets(system, totals, protectionSearch.most),
    disclosure,
    jitter,
    rangeShare: disclosureCosts.range,
    relief: withdrawalScopes.map((scope) => (cell, before) => {
      const groups = withdrawalFor(cell, scope, grid, system);
      withdraw(groups, grid, size, disclosure, before, policy.need.unoffered, isKnown);
      withdrawn.push(groups);
    }),
  });
  const least = policy.need.count;
  for (let round = 0; ; round++) {
    const now = unsafeUnions(table, disclosure, worlds.worlds(), policy.minimumCount, least);
    const open = now.filter((union) => round === protectionSearch.rounds || !protectUnion(union, least, search));
    if (open.length < now.length) continue;
    return { withdrawn, ...provedCounts({ table, disclosure }, worlds.worlds(), policy) };
  }
}

/** Protected counts with these worlds, and what the worlds do not prove. */
export function provedCounts(
  { table, disclosure }: Pick<ProtectedCounts, "table" | "disclosure">,
  worlds: Worlds,
  policy: PrivacyPolicy,
): Omit<ProtectedCounts, "withdrawn"> {
  requireWorlds(table, disclosure, worlds);
  const proved = provedRanges(table.val.length, worlds);
  const sensitive = Int32Array.from(table.val.keys()).filter((c) => disclosure.need[c]! > 0);
  return {
    table,
    disclosure,
    worlds,
    uncertified: sensitive.filter((c) => missingWidth(disclosure, proved, c) > 0),
    unsafeUnions: unsafeUnions(table, disclosure, worlds, policy.minimumCount, policy.need.count).map(({ parts }) => [
      ...parts,
    ]),
  };
}
