import { type PrivacyPolicy, protectionSearch } from "../rules/privacy.ts";
import { type CircuitSearch, circuitSearch } from "./circuit-search.ts";
import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import { circuitSets } from "./group-circuits.ts";
import type { GroupSystem } from "./group-system.ts";
import type { KnownOutcomes } from "./outcome-disclosure.ts";
import type { PlaceGrid } from "./place-grid.ts";
import { printedOutcomes } from "./printed-outcomes.ts";
import type { ProtectedCounts } from "./protect-counts.ts";
import type { ProtectedOutcomes } from "./protect-outcomes.ts";
import { type WorldList, type Worlds, worldList } from "./worlds.ts";

export interface RatesBesideCounts {
  /** Students with the outcome, by cell. */
  readonly outcomes: Int32Array;
  readonly counts: Pick<ProtectedCounts, "table" | "disclosure" | "worlds">;
  readonly rates: ProtectedOutcomes;
  readonly known?: KnownOutcomes;
}

/** Tables of outcomes for the worlds of the counts. */
export interface JointWorlds {
  /** One per world of the counts, in order; empty where the true outcomes fit it. */
  readonly worlds: Worlds;
  /** By world of the counts: 0 if no table of outcomes with the same printed rates was found for it. */
  readonly isJoint: Uint8Array;
}

/**
 * A world of the counts protects nothing unless some table of outcomes prints the same rates in it: "2 of 5 could be
 * 2 of 1" is not a world. Finds one for each: the true outcomes, or outcomes for as many of the arriving and leaving
 * students as needed, or circuits of outcomes on top of that. A rate that would still print differently is withheld,
 * which never rules out another world.
 */
export function jointWorlds(
  { outcomes, counts, rates, known }: RatesBesideCounts,
  grid: PlaceGrid,
  system: GroupSystem,
  policy: PrivacyPolicy,
): JointWorlds {
  const { val } = counts.table;
  const { status, cost } = rates.disclosure;
  const { start, cell, delta } = counts.worlds;
  /** Outcomes before circuits; differ from the truth only while a world is examined. */
  const base = outcomes.slice();
  const now: Disclosure = {
    ...rates.disclosure,
    low: rates.disclosure.low.slice(),
    high: rates.disclosure.high.slice(),
    rangeLow: rates.disclosure.rangeLow.slice(),
    rangeHigh: rates.disclosure.rangeHigh.slice(),
  };
  const added = lastWorld();
  const proved = { lo: new Int32Array(val.length), hi: new Int32Array(val.length) };
  const sets = circuitSets(system, val.subarray(0, system.groups.length), protectionSearch.most);
  const searches: CircuitSearch[] = [];
  const searchAt = (i: number): CircuitSearch => {
    searches[i] ??= circuitSearch({ ...rates.table, val: base }, grid, sets[i]!(), now, added, proved, {
      rangeShare: 0,
      partners: protectionSearch.partners,
    });
    return searches[i];
  };

  /** Lets a cell have the outcomes that are possible if it counts n students. */
  const allow = (c: number, n: number): void => {
    const limits = known?.limitsAt(c, n) ?? { low: 0, high: n };
    now.low[c] = limits.low;
    now.high[c] = Math.min(n, limits.high);
    if (rates.disclosure.rangeHigh[c]! < 0) return;
    const size = counts.disclosure.rangeLow[c]!;
    const printed = printedOutcomes(outcomes[c]!, val[c]!, policy.rates, size, n);
    now.rangeLow[c] = Math.max(printed?.low ?? 0, now.low[c]!);
    now.rangeHigh[c] = Math.min(printed?.high ?? -1, now.high[c]!);
  };
  const forbid = (c: number): void => {
    base[c] = outcomes[c]!;
    for (const key of ["low", "high", "rangeLow", "rangeHigh"] as const) now[key][c] = rates.disclosure[key][c]!;
  };
  /** Distance of x from the possible values. */
  const outside = (c: number, x: number): number =>
    x < now.low[c]! ? now.low[c]! - x : x > now.high[c]! ? now.high[c]! - x : 0;
  /** Distance of x from the values that print as the same rate; 0 if none is printed. */
  const otherwise = (c: number, x: number): number =>
    status[c] !== disclosureStatus.range
      ? 0
      : x < now.rangeLow[c]!
        ? now.rangeLow[c]! - x
        : x > now.rangeHigh[c]!
          ? now.rangeHigh[c]! - x
          : 0;

  /** Makes the outcomes of all cells possible, with circuits. Returns whether it succeeded. */
  function repair(cells: Int32Array, search: CircuitSearch): boolean {
    const x = (c: number): number => base[c]! + search.change(c);
    const limits = [...cells].map((c) => ({ c, low: now.low[c]!, high: now.high[c]! }));
    const wrong = limits.filter(({ c }) => outside(c, x(c)) !== 0);
    // Reaching the limits may take more than one step.
    for (const { c, low, high } of wrong) {
      now.low[c] = Math.min(low, x(c));
      now.high[c] = Math.max(high, x(c));
    }
    for (const { c, low, high } of wrong) {
      for (let v = x(c); v < low || v > high; v = x(c))
        if (!stepToward(c, v < low ? low - v : high - v, search)) return false;
      now.low[c] = low;
      now.high[c] = high;
    }
    for (const c of cells) {
      const away = otherwise(c, x(c));
      if (away === 0) continue;
      search.begin(cost[c]!);
      search.look(c, away);
      if (search.candidateCost() < Number.POSITIVE_INFINITY) search.take();
    }
    return cells.every((c) => outside(c, x(c)) === 0);
  }

  const joint = worldList();
  const isJoint = new Uint8Array(start.length - 1);
  for (let w = 0; w + 1 < start.length; w++) {
    const cells = cell.subarray(start[w]!, start[w + 1]!);
    const deltas = delta.subarray(start[w]!, start[w + 1]!);
    const allowAll = (): void => {
      for (const [i, c] of cells.entries()) allow(c, val[c]! + deltas[i]!);
    };
    allowAll();
    const parts = deltas.reduce(divisor, 0);
    /** Outcomes if this many of the arriving and leaving students have the outcome. */
    const withParts = (j: number, i: number): number => outcomes[cells[i]!]! + (j * deltas[i]!) / parts;
    const choices = Array.from({ length: parts + 1 }, (_, j) => {
      let [impossible, withheld] = [0, 0];
      for (const [i, c] of cells.entries()) {
        if (outside(c, withParts(j, i)) !== 0) impossible++;
        else if (otherwise(c, withParts(j, i)) !== 0) withheld += cost[c]!;
      }
      return { j, impossible, withheld };
    }).sort((a, b) => a.impossible - b.impossible || a.withheld - b.withheld || a.j - b.j);
    const change = new Map<number, number>();
    const attempt = (j: number, set: number): boolean => {
      allowAll();
      for (const [i, c] of cells.entries()) base[c] = withParts(j, i);
      const search = searchAt(set);
      added.forget();
      if (!repair(cells, search)) {
        search.drop();
        return false;
      }
      search.finish();
      for (const [i, c] of cells.entries()) change.set(c, (j * deltas[i]!) / parts);
      for (const [c, d] of added.last()) change.set(c, (change.get(c) ?? 0) + d);
      for (const c of cells)
        if (otherwise(c, outcomes[c]! + (change.get(c) ?? 0)) !== 0) status[c] = disclosureStatus.complement;
      return true;
    };
    isJoint[w] = sets.some((_, set) => choices.some(({ j }) => attempt(j, set))) ? 1 : 0;
    for (const c of cells) forbid(c);
    const moved = [...change].filter(([, d]) => d !== 0).toSorted(([a], [b]) => a - b);
    joint.add(
      moved.map(([c]) => c),
      moved.map(([, d]) => d),
      moved.length,
    );
  }
  return { worlds: joint.worlds(), isJoint };
}

/** Applies the cheapest circuit that brings a cell closer, by as much as possible. Returns whether there is one. */
function stepToward(c: number, away: number, search: CircuitSearch): boolean {
  for (let step = Math.abs(away); step > 0; step--) {
    search.begin(Number.POSITIVE_INFINITY);
    search.look(c, Math.sign(away) * step);
    if (search.candidateCost() === Number.POSITIVE_INFINITY) continue;
    search.take();
    return true;
  }
  return false;
}

/** Greatest common divisor. */
function divisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Keeps only the last world, to read it. */
function lastWorld(): Pick<WorldList, "add"> & { forget(): void; last(): readonly (readonly [number, number])[] } {
  let last: readonly (readonly [number, number])[] = [];
  return {
    add(cells, deltas, length) {
      last = Array.from({ length }, (_, i) => [cells[i]!, deltas[i]!]);
    },
    forget() {
      last = [];
    },
    last: () => last,
  };
}
