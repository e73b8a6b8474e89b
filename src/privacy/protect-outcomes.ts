import { type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { missingWidth } from "./certify.ts";
import { countTable } from "./count-table.ts";
import { type Disclosure, disclosureStatus, isWithheld } from "./disclosure.ts";
import { circuitSets } from "./group-circuits.ts";
import type { GroupSystem } from "./group-system.ts";
import type { LinkedTable } from "./linked-table.ts";
import { type OutcomesToProtect, outcomeDisclosure } from "./outcome-disclosure.ts";
import type { PlaceGrid } from "./place-grid.ts";
import { protectTable } from "./protect-table.ts";
import { type WithdrawnGroups, withdrawalFor, withdrawalScopes } from "./withdraw.ts";
import { provedRanges, requireWorlds, type Worlds } from "./worlds.ts";

/** Protected rates of one indicator. A cell with the status `range` prints its coded, banded or rounded rate. */
export interface ProtectedOutcomes {
  readonly table: LinkedTable;
  readonly disclosure: Disclosure;
  readonly worlds: Worlds;
  /** Cells without proof; a release with any must not be published. */
  readonly uncertified: Int32Array;
}

/** Protects the rates of one indicator on top of its population's protected counts. */
export function protectOutcomes(
  input: OutcomesToProtect,
  grid: PlaceGrid,
  system: GroupSystem,
  policy: PrivacyPolicy,
): ProtectedOutcomes {
  const { outcomes, counts, jitter } = input;
  const size = system.groups.length;
  const totals = counts.val.subarray(0, size);
  const disclosure = outcomeDisclosure(input, policy);
  const table = countTable(grid, system, outcomes);
  const { worlds, sensitive } = protectTable({
    table,
    grid,
    circuits: circuitSets(system, totals, protectionSearch.most),
    disclosure,
    jitter,
    rangeShare: 0,
    relief: withdrawalScopes.map((scope) => (cell, before) => {
      withhold(withdrawalFor(cell, scope, grid, system), grid, size, disclosure, before);
    }),
  });
  requireWorlds(table, disclosure, worlds.worlds());
  const proved = provedRanges(outcomes.length, worlds.worlds());
  return {
    table,
    disclosure,
    worlds: worlds.worlds(),
    uncertified: sensitive.filter((c) => missingWidth(disclosure, proved, c) > 0),
  };
}

/** Withholds the rates of these groups; their counts stay. */
function withhold(
  { places, grades, groups }: WithdrawnGroups,
  grid: PlaceGrid,
  size: number,
  { status, high }: Disclosure,
  before: Uint8Array,
): void {
  for (const p of places)
    for (const r of grades) {
      const node = grid.nodeAt[p * grid.grades + r]!;
      if (node < 0) continue;
      for (const g of groups) {
        const c = node * size + g;
        if (high[c]! > 0 && !isWithheld(status[c]!)) status[c] = before[c] = disclosureStatus.complement;
      }
    }
}
