import { certify, missingWidth } from "./certify.ts";
import type { CircuitSearch } from "./circuit-search.ts";
import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { ProvedRanges, WorldList, Worlds } from "./worlds.ts";

/** A world that can be removed and restored. */
interface HeldWorld {
  readonly cells: Int32Array;
  readonly deltas: Int32Array;
  isHeld: boolean;
}

/** The worlds that prove a table, by the cells they change. */
export interface HeldWorlds extends Pick<WorldList, "add"> {
  /** Removes the worlds that change a cell, or that change it to a value outside its range. Returns them. */
  takeOut(cell: number, isOutside: (delta: number) => boolean): readonly HeldWorld[];
  putBack(worlds: readonly HeldWorld[]): void;
  /** Truncates the list to `count` worlds. */
  forgetFrom(count: number): void;
  readonly count: number;
  held(): readonly HeldWorld[];
}

/** Adds worlds; `proved` then includes their ranges. */
export function heldWorlds({ start, cell, delta }: Worlds, { lo, hi }: ProvedRanges): HeldWorlds {
  const all: HeldWorld[] = [];
  const byCell: number[][] = Array.from({ length: lo.length });
  const widen = (c: number, d: number): void => {
    if (d < lo[c]!) lo[c] = d;
    if (d > hi[c]!) hi[c] = d;
  };
  const changeIn = ({ cells: own, deltas }: HeldWorld, c: number): number => {
    let [from, to] = [0, own.length];
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (own[middle]! <= c) from = middle;
      else to = middle;
    }
    return deltas[from]!;
  };
  /** Recomputes the ranges of the cells that removed worlds changed. */
  const narrow = (worlds: readonly HeldWorld[]): void => {
    for (const c of new Set(worlds.flatMap((world) => [...world.cells]))) {
      lo[c] = hi[c] = 0;
      for (const w of byCell[c] ?? []) if (all[w]!.isHeld) widen(c, changeIn(all[w]!, c));
    }
  };
  const hold = (cells: Int32Array, deltas: Int32Array): void => {
    for (const [i, c] of cells.entries()) {
      byCell[c] ??= [];
      byCell[c].push(all.length);
      widen(c, deltas[i]!);
    }
    all.push({ cells, deltas, isHeld: true });
  };
  lo.fill(0);
  hi.fill(0);
  for (let w = 0; w + 1 < start.length; w++)
    hold(cell.subarray(start[w]!, start[w + 1]!), delta.subarray(start[w]!, start[w + 1]!));
  return {
    add: (cells, deltas, length) =>
      hold(
        Int32Array.from({ length }, (_, i) => cells[i]!),
        Int32Array.from({ length }, (_, i) => deltas[i]!),
      ),
    takeOut(cell, isOutside) {
      const out = (byCell[cell] ?? [])
        .map((w) => all[w]!)
        .filter((world) => world.isHeld && isOutside(changeIn(world, cell)));
      for (const world of out) world.isHeld = false;
      narrow(out);
      return out;
    },
    putBack(worlds) {
      for (const world of worlds) {
        world.isHeld = true;
        for (const [i, c] of world.cells.entries()) widen(c, world.deltas[i]!);
      }
    },
    forgetFrom(count) {
      const gone = all.splice(count);
      for (const world of gone.toReversed()) for (const c of world.cells) byCell[c]!.pop();
      narrow(gone);
    },
    get count() {
      return all.length;
    },
    held: () => all.filter(({ isHeld }) => isHeld),
  };
}

/**
 * Shows cells again that need not be hidden, costliest first. A cell may have been hidden when fewer others were; now
 * other worlds may prove all that its worlds prove, with nothing more hidden. If so, they replace them, and the cell
 * is shown or becomes a range. Every cell stays certified by worlds of what is then public.
 *
 * @param before the state before any world was built: a cell never becomes more public than it was there
 */
export function showAgain(
  { val }: { readonly val: Int32Array },
  disclosure: Disclosure,
  worlds: HeldWorlds,
  search: CircuitSearch,
  proved: ProvedRanges,
  before: Uint8Array,
): void {
  const { status, cost, need, rangeLow, rangeHigh } = disclosure;
  /** Whether the cell can be as public as this. */
  const isSpared = (c: number, to: number): boolean => {
    const [was, price] = [status[c]!, cost[c]!];
    const out = worlds.takeOut(
      c,
      (d) => to === disclosureStatus.shown || val[c]! + d < rangeLow[c]! || val[c]! + d > rangeHigh[c]!,
    );
    status[c] = to;
    cost[c] = Number.POSITIVE_INFINITY;
    const open = [...new Set(out.flatMap(({ cells }) => [...cells]))].filter(
      (other) => need[other]! > 0 && missingWidth(disclosure, proved, other) > 0,
    );
    const count = worlds.count;
    const isProved = open.every((other) => certify(Int32Array.of(other), [0], search, disclosure, proved).length === 0);
    cost[c] = price;
    if (isProved) return true;
    worlds.forgetFrom(count);
    worlds.putBack(out);
    status[c] = was;
    return false;
  };
  const hidden = [...val.keys()].filter(
    (c) => status[c] === disclosureStatus.complement && before[c]! < disclosureStatus.complement,
  );
  for (const c of hidden.sort((a, b) => cost[b]! - cost[a]! || a - b)) {
    if (before[c] === disclosureStatus.shown && isSpared(c, disclosureStatus.shown)) continue;
    if (rangeLow[c]! <= rangeHigh[c]!) isSpared(c, disclosureStatus.range);
  }
}
