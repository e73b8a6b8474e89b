import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { GroupCircuits } from "./group-circuits.ts";
import type { LinkedTable } from "./linked-table.ts";
import type { PlaceGrid } from "./place-grid.ts";
import { type WorldList, worldTest } from "./worlds.ts";

/** Search limits, from `rules/privacy`. */
export interface SearchLimits {
  /** Cost of printing a range, as a share of the cost of hiding. */
  readonly rangeShare: number;
  /** Places tried as partners of one place. */
  readonly partners: number;
}

/**
 * Builds worlds from circuits, one after the other: a group circuit at two grades of a place and, with the opposite
 * sign, of a partner place, with the places above and below that carry the change. A world under construction may
 * combine several circuits. It changes the disclosure only when it is finished.
 */
export interface CircuitSearch {
  /** Discards the candidate; the next ones must cost less than `limit`. */
  begin(limit: number): void;
  /**
   * Looks for a circuit that changes the cell by `step`, cheaper than the candidate, on top of the world under construction.
   * `wanted` may refuse one by the changes it makes.
   */
  look(cell: number, step: number, wanted?: CircuitFilter): void;
  /** Refuses circuits that do not change the sum of some cells in the direction of `sign`. */
  changing(cells: ReadonlySet<number>, sign: number): CircuitFilter;
  /** Cost of the candidate; Infinity if there is none. */
  candidateCost(): number;
  /** Adds the candidate to the world under construction. */
  take(): void;
  /** Change of a cell in the world under construction. */
  change(cell: number): number;
  /** Commits the world under construction: hides cells or prints ranges as it needs, and keeps it. */
  finish(): void;
  /** Discards the world under construction. */
  drop(): void;
}

/** Whether a candidate is wanted: node i of `count` changes by sign[i] * step * the coefficients of the group circuit. */
export type CircuitFilter = (
  nodes: Int32Array,
  signs: Int8Array,
  count: number,
  circuit: number,
  step: number,
) => boolean;

/** Two grades of at most two paths from the top of the tree to a school. */
const mostNodes = 64;

export function circuitSearch(
  table: LinkedTable,
  grid: PlaceGrid,
  circuits: GroupCircuits,
  disclosure: Disclosure,
  worlds: Pick<WorldList, "add">,
  proved: { readonly lo: Int32Array; readonly hi: Int32Array },
  limits: SearchLimits,
): CircuitSearch {
  const { val } = table;
  const { status, low, high, rangeLow, rangeHigh, cost } = disclosure;
  const { start, group, coef, through } = circuits;
  const { nodeAt, grades, children, parent, nodePlace, nodeGrade, gradesOf } = grid;
  const size = through.length;
  const isWorld = worldTest(table, disclosure);
  const { rangeShare, partners } = limits;
  const upgrade = 1 - rangeShare;

  const change = new Int32Array(val.length);
  /** Status that the world under construction needs; only read where `inWorld`. */
  const planned = new Uint8Array(val.length);
  const inWorld = new Uint8Array(val.length);
  let touched: number[] = [];

  let bound = 0;
  let bestCost = Number.POSITIVE_INFINITY;
  let bestCircuit = 0;
  let bestStep = 0;
  let bestCount = 0;
  const bestNodes = new Int32Array(mostNodes);
  const bestSigns = new Int8Array(mostNodes);
  let count = 0;
  const nodes = new Int32Array(mostNodes);
  const signs = new Int8Array(mostNodes);
  let filter: CircuitFilter | undefined;

  /** Cost of changing a node by k times circuit w; Infinity if impossible or at least `most`. */
  function price(node: number, w: number, k: number, most: number): number {
    const base = node * size;
    let sum = 0;
    for (let j = start[w]!; j < start[w + 1]!; j++) {
      const c = base + group[j]!;
      const d = change[c]! + k * coef[j]!;
      const v = val[c]! + d;
      // Beside other counts, the table itself may be out of the limits.
      if (v < low[c]! || v > high[c]!) return Number.POSITIVE_INFINITY;
      if (d === 0) continue;
      const s = inWorld[c] === 1 ? planned[c]! : status[c]!;
      if (s >= disclosureStatus.complement) continue;
      const inside = v >= rangeLow[c]! && v <= rangeHigh[c]!;
      if (s === disclosureStatus.range) {
        if (inside) continue;
        sum += upgrade * cost[c]!;
      } else sum += inside ? rangeShare * cost[c]! : cost[c]!;
      if (sum >= most) return Number.POSITIVE_INFINITY;
    }
    return sum;
  }

  /** Cost at both grades of a place; the second grade changes by `second` times the first, and may be missing (-1). */
  function pricePair(p: number, r0: number, r1: number, w: number, k: number, second: number, most: number): number {
    const v0 = nodeAt[p * grades + r0]!;
    if (v0 < 0) return Number.POSITIVE_INFINITY;
    const first = price(v0, w, k, most);
    if (first >= most || r1 < 0) return first;
    const v1 = nodeAt[p * grades + r1]!;
    return v1 < 0 ? Number.POSITIVE_INFINITY : first + price(v1, w, second * k, most - first);
  }

  /** Cheapest way to carry a change of a place through one place on each level below it, written to path from `at` on. */
  function descend(
    p: number,
    r0: number,
    r1: number,
    w: number,
    k: number,
    second: number,
    most: number,
    path: Int32Array,
    at: number,
  ): number {
    const below = children[p]!;
    if (below.length === 0) {
      path[at] = -1;
      return 0;
    }
    let least = most;
    let found = Number.POSITIVE_INFINITY;
    const deeper = children[below[0]!]!.length > 0 ? new Int32Array(path.length) : undefined;
    for (const child of below) {
      let sum = pricePair(child, r0, r1, w, k, second, least);
      if (sum >= least) continue;
      if (deeper !== undefined) {
        sum += descend(child, r0, r1, w, k, second, least - sum, deeper, at + 1);
        if (sum >= least) continue;
        path.set(deeper.subarray(at + 1), at + 1);
      } else path[at + 1] = -1;
      path[at] = child;
      least = found = sum;
      if (sum === 0) break;
    }
    return found;
  }

  function add(p: number, r0: number, r1: number, sign: number, second: number): void {
    nodes[count] = nodeAt[p * grades + r0]!;
    signs[count++] = sign;
    if (r1 < 0) return;
    nodes[count] = nodeAt[p * grades + r1]!;
    signs[count++] = sign * second;
  }

  function offer(sum: number, w: number, k: number): void {
    if (filter !== undefined && !filter(nodes, signs, count, w, k)) return;
    bound = bestCost = sum;
    bestCircuit = w;
    bestStep = k;
    bestCount = count;
    bestNodes.set(nodes);
    bestSigns.set(signs);
  }

  const ownPath = new Int32Array(mostNodes);
  const partnerPath = new Int32Array(mostNodes);

  function lookThrough(p: number, r0: number, r1: number, w: number, k: number): void {
    const second = r1 < 0 || r0 === 0 || r1 === 0 ? 1 : -1;
    let sum = pricePair(p, r0, r1, w, k, second, bound);
    if (sum >= bound) return;
    sum += descend(p, r0, r1, w, k, second, bound - sum, ownPath, 0);
    if (sum >= bound) return;
    count = 0;
    add(p, r0, r1, 1, second);
    for (let i = 0; ownPath[i]! >= 0; i++) add(ownPath[i]!, r0, r1, 1, second);
    for (let top = p; ; ) {
      const above = parent[top]!;
      if (above < 0) {
        offer(sum, w, k);
        return;
      }
      const siblings = children[above]!;
      const tried = Math.min(siblings.length, partners + 1);
      const kept = count;
      let place = siblings.indexOf(top);
      for (let i = 1; i < tried; i++) {
        if (++place === siblings.length) place = 0;
        const q = siblings[place]!;
        let whole = sum + pricePair(q, r0, r1, w, -k, second, bound - sum);
        if (whole >= bound) continue;
        whole += descend(q, r0, r1, w, -k, second, bound - whole, partnerPath, 0);
        if (whole >= bound) continue;
        add(q, r0, r1, -1, second);
        for (let j = 0; partnerPath[j]! >= 0; j++) add(partnerPath[j]!, r0, r1, -1, second);
        offer(whole, w, k);
        count = kept;
        if (bound <= 0) return;
      }
      sum += pricePair(above, r0, r1, w, k, second, bound - sum);
      if (sum >= bound) return;
      add(above, r0, r1, 1, second);
      top = above;
    }
  }

  function forget(): void {
    for (const c of touched) {
      change[c] = 0;
      inWorld[c] = 0;
    }
    touched = [];
  }

  return {
    begin(limit) {
      bound = limit;
      bestCost = Number.POSITIVE_INFINITY;
    },
    look(cell, step, wanted) {
      filter = wanted;
      const node = Math.floor(cell / size);
      const p = nodePlace[node]!;
      const r0 = nodeGrade[node]!;
      const own = gradesOf[p]!;
      for (const signed of through[cell - node * size]!) {
        const w = signed < 0 ? ~signed : signed;
        const k = signed < 0 ? -step : step;
        if (price(node, w, k, bound) >= bound) continue;
        if (own.length === 1) lookThrough(p, r0, -1, w, k);
        else for (const r1 of own) if (r1 !== r0) lookThrough(p, r0, r1, w, k);
        if (bestCost === 0) return;
      }
    },
    changing: (cells, direction) => (at, sign, length, w, k) => {
      let sum = 0;
      for (let i = 0; i < length; i++)
        for (let j = start[w]!; j < start[w + 1]!; j++)
          if (cells.has(at[i]! * size + group[j]!)) sum += sign[i]! * k * coef[j]!;
      return sum * direction > 0;
    },
    candidateCost: () => bestCost,
    take() {
      for (let i = 0; i < bestCount; i++)
        for (let j = start[bestCircuit]!; j < start[bestCircuit + 1]!; j++) {
          const c = bestNodes[i]! * size + group[j]!;
          if (inWorld[c] === 0) {
            inWorld[c] = 1;
            planned[c] = status[c]!;
            touched.push(c);
          }
          change[c]! += bestSigns[i]! * bestStep * coef[j]!;
          if (planned[c]! < disclosureStatus.complement) planned[c] = statusAt(c);
        }
    },
    change: (cell) => change[cell]!,
    finish() {
      const cells = Int32Array.from(touched.filter((c) => change[c] !== 0)).sort();
      const deltas = cells.map((c) => change[c]!);
      for (const c of cells) if (status[c]! < disclosureStatus.complement) status[c] = statusAt(c);
      if (!isWorld(cells, deltas, 0, cells.length)) throw new Error("a circuit is not a world");
      worlds.add(cells, deltas, cells.length);
      for (const [i, c] of cells.entries()) {
        if (deltas[i]! < proved.lo[c]!) proved.lo[c] = deltas[i]!;
        if (deltas[i]! > proved.hi[c]!) proved.hi[c] = deltas[i]!;
      }
      forget();
    },
    drop: forget,
  };

  /** Least status of a shown or ranged cell that allows its change. */
  function statusAt(c: number): number {
    const d = change[c]!;
    if (d === 0) return status[c]!;
    const v = val[c]! + d;
    return v >= rangeLow[c]! && v <= rangeHigh[c]!
      ? Math.max(status[c]!, disclosureStatus.range)
      : disclosureStatus.complement;
  }
}
