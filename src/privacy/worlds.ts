import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { LinkedTable } from "./linked-table.ts";

/**
 * Worlds: other tables that an attacker cannot tell from the truth. World w changes the cells
 * cell[start[w]] to cell[start[w + 1] - 1] by delta.
 */
export interface Worlds {
  readonly start: Int32Array;
  readonly cell: Int32Array;
  readonly delta: Int32Array;
}

/** A growing list of worlds. */
export interface WorldList {
  add(cells: ArrayLike<number>, deltas: ArrayLike<number>, length: number): void;
  /** Removes the worlds with a 0 in `kept`. */
  keep(kept: Uint8Array): void;
  worlds(): Worlds;
  readonly count: number;
}

export function worldList(): WorldList {
  let cell = new Int32Array(1 << 14);
  let delta = new Int32Array(1 << 14);
  let start = [0];
  let used = 0;
  return {
    add(cells, deltas, length) {
      if (used + length > cell.length) {
        const size = Math.max(2 * cell.length, used + length);
        const [moreCells, moreDeltas] = [new Int32Array(size), new Int32Array(size)];
        moreCells.set(cell);
        moreDeltas.set(delta);
        [cell, delta] = [moreCells, moreDeltas];
      }
      for (let i = 0; i < length; i++) {
        cell[used] = cells[i]!;
        delta[used++] = deltas[i]!;
      }
      start.push(used);
    },
    keep(kept) {
      const all = start;
      start = [0];
      used = 0;
      for (let w = 0; w + 1 < all.length; w++) {
        if (kept[w] === 0) continue;
        cell.copyWithin(used, all[w]!, all[w + 1]!);
        delta.copyWithin(used, all[w]!, all[w + 1]!);
        used += all[w + 1]! - all[w]!;
        start.push(used);
      }
    },
    worlds: () => ({ start: Int32Array.from(start), cell: cell.slice(0, used), delta: delta.slice(0, used) }),
    get count() {
      return start.length - 1;
    },
  };
}

/** The worlds with a 1 in `kept`. */
export function keptWorlds({ start, cell, delta }: Worlds, kept: ArrayLike<number>): Worlds {
  const list = worldList();
  for (let w = 0; w + 1 < start.length; w++) {
    const [from, to] = [start[w]!, start[w + 1]!];
    if (kept[w] === 1) list.add(cell.subarray(from, to), delta.subarray(from, to), to - from);
  }
  return list.worlds();
}

/**
 * A test of whether a change of the table, as ascending cells and their deltas, is a world: every changed cell is hidden or a range and
 * stays within what is public about it, and every relation still holds. Integers only.
 */
export function worldTest(
  table: LinkedTable,
  disclosure: Disclosure,
): (cells: ArrayLike<number>, deltas: ArrayLike<number>, from: number, to: number) => boolean {
  const { val, cellStart, cellRow, cellCoef, rowStart } = table;
  const { status, low, high, rangeLow, rangeHigh } = disclosure;
  const sum = new Int32Array(rowStart.length - 1);
  return (cells, deltas, from, to) => {
    let holds = true;
    for (let i = from; i < to; i++) {
      const c = cells[i]!;
      if (i > from && c <= cells[i - 1]!) holds = false;
      const v = val[c]! + deltas[i]!;
      const s = status[c]!;
      if (s === disclosureStatus.shown) holds = false;
      if (v < (s === disclosureStatus.range ? rangeLow[c]! : low[c]!)) holds = false;
      if (v > (s === disclosureStatus.range ? rangeHigh[c]! : high[c]!)) holds = false;
      for (let e = cellStart[c]!; e < cellStart[c + 1]!; e++) sum[cellRow[e]!]! += cellCoef[e]! * deltas[i]!;
    }
    for (let i = from; i < to; i++)
      for (let e = cellStart[cells[i]!]!; e < cellStart[cells[i]! + 1]!; e++) {
        if (sum[cellRow[e]!]! !== 0) holds = false;
      }
    for (let i = from; i < to; i++)
      for (let e = cellStart[cells[i]!]!; e < cellStart[cells[i]! + 1]!; e++) sum[cellRow[e]!] = 0;
    return holds;
  };
}

/**
 * Checks a certificate against the final table.
 *
 * @throws Error if a change of the table is not a world of what is now public
 */
export function requireWorlds(table: LinkedTable, disclosure: Disclosure, { start, cell, delta }: Worlds): void {
  const isWorld = worldTest(table, disclosure);
  for (let w = 0; w + 1 < start.length; w++)
    if (!isWorld(cell, delta, start[w]!, start[w + 1]!)) throw new Error("a certificate is not a world");
}

/** Smallest and largest change of each cell over the truth and some worlds. */
export interface ProvedRanges {
  readonly lo: Int32Array;
  readonly hi: Int32Array;
}

export function provedRanges(cells: number, { start, cell, delta }: Worlds): ProvedRanges {
  const lo = new Int32Array(cells);
  const hi = new Int32Array(cells);
  for (let i = 0; i < start[start.length - 1]!; i++) {
    const c = cell[i]!;
    if (delta[i]! < lo[c]!) lo[c] = delta[i]!;
    if (delta[i]! > hi[c]!) hi[c] = delta[i]!;
  }
  return { lo, hi };
}
