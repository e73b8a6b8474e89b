import { protectionSearch } from "../rules/privacy.ts";
import { certify, missingWidth } from "./certify.ts";
import { type CircuitSearch, circuitSearch } from "./circuit-search.ts";
import type { Disclosure } from "./disclosure.ts";
import type { GroupCircuits } from "./group-circuits.ts";
import type { LinkedTable } from "./linked-table.ts";
import type { PlaceGrid } from "./place-grid.ts";
import { pruneWorlds } from "./prune-worlds.ts";
import { heldWorlds, showAgain } from "./show-again.ts";
import { type WorldList, worldList } from "./worlds.ts";

export interface TableToProtect {
  readonly table: LinkedTable;
  readonly grid: PlaceGrid;
  /** Sets of circuits, smallest first: each is tried on the cells that the earlier ones do not protect. */
  readonly circuits: readonly (() => GroupCircuits)[];
  readonly disclosure: Disclosure;
  /** By cell: a secret number in [0, 1). */
  readonly jitter: Float64Array;
  /** Cost of a range as a share of the cost of hiding. */
  readonly rangeShare: number;
  /**
   * Fallbacks for a cell that nothing protects, mildest first. Each makes cells less public, also in `before` (the
   * state that pruning returns to).
   */
  readonly relief: readonly ((cell: number, before: Uint8Array) => void)[];
}

/** A table with all cells certified as far as possible; worlds and cells can still be added. */
export interface ProtectedTable {
  readonly search: CircuitSearch;
  readonly worlds: WorldList;
  /** The cells that need protection. */
  readonly sensitive: Int32Array;
}

/** Certifies all cells that need it, applies the fallbacks where that fails, and shows again what no proof needs. */
export function protectTable(problem: TableToProtect): ProtectedTable {
  const { table, grid, circuits, disclosure, jitter, rangeShare } = problem;
  const cells = table.val.length;
  const size = cells / grid.nodePlace.length;
  const before = disclosure.status.slice();
  const worlds = worldList();
  const proved = { lo: new Int32Array(cells), hi: new Int32Array(cells) };
  const { partners, limits, wideFrom } = protectionSearch;
  const searchOf = (of: GroupCircuits): CircuitSearch =>
    circuitSearch(table, grid, of, disclosure, worlds, proved, { rangeShare, partners });
  const levelOf = (c: number): number => {
    const node = Math.floor(c / size);
    return 2 * grid.depth[grid.nodePlace[node]!]! + (grid.nodeGrade[node] === 0 ? 0 : 1);
  };
  // Deepest cells first: what they hide also protects the totals above them.
  const sensitive = Int32Array.from([...table.val.keys()].filter((c) => disclosure.need[c]! > 0)).sort(
    (a, b) => levelOf(b) - levelOf(a) || jitter[a]! - jitter[b]! || a - b,
  );
  let left: Int32Array = sensitive;
  let search: CircuitSearch | undefined;
  let usual: GroupCircuits | undefined;
  for (const [i, of] of circuits.entries()) {
    if (search !== undefined && left.length === 0) break;
    const set = of();
    usual ??= set;
    search = searchOf(set);
    const tried = i === 0 ? limits.filter((limit) => limit <= wideFrom) : limits;
    left = certify(left, tried, search, disclosure, proved);
  }
  if (search === undefined || usual === undefined) throw new RangeError("no circuits");
  for (const relieve of problem.relief) {
    for (const c of left) {
      if (missingWidth(disclosure, proved, c) <= 0) continue;
      relieve(c, before);
      certify(left, limits, search, disclosure, proved);
    }
    left = left.filter((c) => missingWidth(disclosure, proved, c) > 0);
  }
  worlds.keep(pruneWorlds(table, disclosure, worlds.worlds(), before, rangeShare));
  const spared = heldWorlds(worlds.worlds(), proved);
  showAgain(
    table,
    disclosure,
    spared,
    circuitSearch(table, grid, usual, disclosure, spared, proved, { rangeShare, partners }),
    proved,
    before,
  );
  worlds.keep(new Uint8Array(worlds.count));
  for (const { cells: own, deltas } of spared.held()) worlds.add(own, deltas, own.length);
  return { search, worlds, sensitive };
}
