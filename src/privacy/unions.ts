import type { CircuitFilter, CircuitSearch } from "./circuit-search.ts";
import { type Disclosure, isWithheld } from "./disclosure.ts";
import type { LinkedTable } from "./linked-table.ts";
import type { Worlds } from "./worlds.ts";

/**
 * A set of hidden cells whose sum an attacker can derive, exactly or nearly: the hidden parts of a total that is
 * shown or a range. If both are hidden and nothing else is, "Pacific Islander or Native American" is as small a group
 * as either.
 */
export interface DerivedUnion {
  readonly parts: Int32Array;
  /** Width that the known worlds prove for the sum. */
  readonly proved: number;
}

/**
 * The unions of 1 to minimumCount - 1 students that rows reveal: the total and its other parts are
 * shown, or ranges whose movement in the worlds does not hide the sum by the needed width.
 */
export function unsafeUnions(
  table: LinkedTable,
  { status }: Disclosure,
  worlds: Worlds,
  minimumCount: number,
  need: number,
): readonly DerivedUnion[] {
  const { val, rowStart, rowCell } = table;
  const candidates: Int32Array[] = [];
  /** Possible values of each cell. */
  const of = new Map<number, number[]>();
  for (let r = 0; r + 1 < rowStart.length; r++) {
    const from = rowStart[r]!;
    if (isWithheld(status[rowCell[from]!]!)) continue;
    let sum = 0;
    let parts = 0;
    for (let e = from + 1; e < rowStart[r + 1]!; e++)
      if (isWithheld(status[rowCell[e]!]!)) {
        sum += val[rowCell[e]!]!;
        parts++;
      }
    if (sum === 0 || sum >= minimumCount || parts < 2) continue;
    const cells = rowCell.slice(from + 1, rowStart[r + 1]!).filter((c) => isWithheld(status[c]!));
    for (const c of cells) {
      const list = of.get(c);
      if (list === undefined) of.set(c, [candidates.length]);
      else list.push(candidates.length);
    }
    candidates.push(cells);
  }
  const lo = new Int32Array(candidates.length);
  const hi = new Int32Array(candidates.length);
  const sums = new Map<number, number>();
  for (let w = 0; w + 1 < worlds.start.length; w++) {
    sums.clear();
    for (let i = worlds.start[w]!; i < worlds.start[w + 1]!; i++)
      for (const u of of.get(worlds.cell[i]!) ?? []) sums.set(u, (sums.get(u) ?? 0) + worlds.delta[i]!);
    for (const [u, change] of sums) {
      lo[u] = Math.min(lo[u]!, change);
      hi[u] = Math.max(hi[u]!, change);
    }
  }
  return candidates.map((parts, u) => ({ parts, proved: hi[u]! - lo[u]! })).filter(({ proved }) => proved < need);
}

/**
 * Builds the cheapest worlds, of one or more circuits, that change the sum of a union up and down until the needed
 * width is reached. Returns false if nothing changes it.
 */
export function protectUnion({ parts }: DerivedUnion, need: number, search: CircuitSearch): boolean {
  const cells = new Set(parts);
  const sum = (): number => parts.reduce((total, c) => total + search.change(c), 0);
  let width = 0;
  for (const sign of [1, -1]) {
    const wanted = search.changing(cells, sign);
    while (width + Math.abs(sum()) < need && oneStep(parts, sign * (need - width - Math.abs(sum())), search, wanted));
    width += Math.abs(sum());
    if (sum() === 0) search.drop();
    else search.finish();
  }
  return width > 0;
}

/** Adds the cheapest circuit that changes a part by `most` or, if none does, by less. Returns false if there is none. */
function oneStep(parts: Int32Array, most: number, search: CircuitSearch, wanted: CircuitFilter): boolean {
  for (let step = Math.abs(most); step > 0; step--) {
    search.begin(Number.POSITIVE_INFINITY);
    for (const c of parts) search.look(c, Math.sign(most) * step, wanted);
    if (search.candidateCost() === Number.POSITIVE_INFINITY) continue;
    search.take();
    return true;
  }
  return false;
}
