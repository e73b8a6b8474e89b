import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { Worlds } from "./worlds.ts";

/**
 * Drops worlds that are not needed to keep every cell certified, and shows again what no kept world changes; what kept
 * worlds change only inside its range becomes a range. Worlds that alone keep the costliest cells hidden go first.
 * Returns which worlds are kept.
 *
 * `before` is the state before any world was built: a cell never becomes more public than it was there.
 */
export function pruneWorlds(
  { val }: { readonly val: Int32Array },
  disclosure: Disclosure,
  worlds: Worlds,
  before: Uint8Array,
  rangeShare: number,
): Uint8Array {
  const { status, need, cost, rangeLow, rangeHigh } = disclosure;
  const { start, cell, delta } = worlds;
  const count = start.length - 1;
  const kept = new Uint8Array(count).fill(1);
  const byCell = worldsOf(val.length, worlds);
  /** Kept worlds that change a cell at all, and that change it beyond its range. */
  const moves = new Int32Array(val.length);
  const beyond = new Int32Array(val.length);
  const isBeyond = (c: number, d: number): boolean => val[c]! + d < rangeLow[c]! || val[c]! + d > rangeHigh[c]!;
  for (let i = 0; i < cell.length; i++) {
    moves[cell[i]!]!++;
    if (isBeyond(cell[i]!, delta[i]!)) beyond[cell[i]!]!++;
  }
  /** What readers gain without the world: the cells that only it hides, or only it turns into ranges. */
  const gain = (w: number): number => {
    let sum = 0;
    for (let i = start[w]!; i < start[w + 1]!; i++) {
      const c = cell[i]!;
      if (before[c]! >= disclosureStatus.complement || status[c] === disclosureStatus.shown) continue;
      if (moves[c] === 1) {
        const now = beyond[c]! > 0 ? 1 : rangeShare;
        sum += before[c] === disclosureStatus.range ? (now === 1 ? (1 - rangeShare) * cost[c]! : 0) : now * cost[c]!;
      } else if (beyond[c] === 1 && isBeyond(c, delta[i]!)) sum += (1 - rangeShare) * cost[c]!;
    }
    return sum;
  };
  const certifiedWithout = (c: number, without: number): boolean => {
    let [lo, hi] = [0, 0];
    for (let i = byCell.start[c]!; i < byCell.start[c + 1]!; i++) {
      const w = byCell.world[i]!;
      if (w === without || kept[w] === 0) continue;
      const d = byCell.delta[i]!;
      if (d < lo) lo = d;
      if (d > hi) hi = d;
      if (hi - lo >= need[c]!) return true;
    }
    return false;
  };
  const isDroppable = (w: number): boolean => {
    for (let i = start[w]!; i < start[w + 1]!; i++)
      if (need[cell[i]!]! > 0 && !certifiedWithout(cell[i]!, w)) return false;
    return true;
  };
  const drop = (w: number): void => {
    kept[w] = 0;
    for (let i = start[w]!; i < start[w + 1]!; i++) {
      moves[cell[i]!]!--;
      if (isBeyond(cell[i]!, delta[i]!)) beyond[cell[i]!]!--;
    }
  };
  // A world that is needed now stays needed, because fewer worlds certify less. So each is tried once, costliest
  // first.
  const queue = Array.from({ length: count }, (_, w) => w).filter(isDroppable);
  const gains = Float64Array.from({ length: count }, (_, w) => gain(w));
  queue.sort((a, b) => gains[a]! - gains[b]! || a - b);
  for (let w = queue.pop(); w !== undefined; w = queue.pop()) {
    if (!isDroppable(w)) continue;
    const now = gain(w);
    const next = queue[queue.length - 1];
    if (next !== undefined && now < gains[next]!) {
      gains[w] = now;
      queue.splice(insertionPoint(queue, gains, now), 0, w);
      continue;
    }
    drop(w);
  }
  for (let c = 0; c < val.length; c++) {
    if (before[c]! >= disclosureStatus.complement) continue;
    const needed =
      moves[c] === 0 ? disclosureStatus.shown : beyond[c] === 0 ? disclosureStatus.range : disclosureStatus.complement;
    status[c] = Math.max(before[c]!, needed);
  }
  return kept;
}

/** First place in a queue, ascending by gain, before which `gain` keeps the order. */
function insertionPoint(queue: readonly number[], gains: Float64Array, gain: number): number {
  let [from, to] = [0, queue.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (gains[queue[middle]!]! < gain) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Worlds that change each cell, in compressed sparse rows. */
function worldsOf(
  cells: number,
  { start, cell, delta }: Worlds,
): { start: Int32Array; world: Int32Array; delta: Int32Array } {
  const first = new Int32Array(cells + 1);
  for (const c of cell) first[c + 1]!++;
  for (let c = 0; c < cells; c++) first[c + 1]! += first[c]!;
  const next = first.slice(0, cells);
  const world = new Int32Array(cell.length);
  const change = new Int32Array(cell.length);
  for (let w = 0; w + 1 < start.length; w++)
    for (let i = start[w]!; i < start[w + 1]!; i++) {
      const at = next[cell[i]!]!++;
      world[at] = w;
      change[at] = delta[i]!;
    }
  return { start: first, world, delta: change };
}
