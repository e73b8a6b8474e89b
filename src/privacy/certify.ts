import type { CircuitFilter, CircuitSearch } from "./circuit-search.ts";
import { type Disclosure, disclosureStatus } from "./disclosure.ts";
import type { ProvedRanges } from "./worlds.ts";

/** Width still to be proved for a cell; 0 or less if it is certified. */
export const missingWidth = ({ need }: Disclosure, { lo, hi }: ProvedRanges, cell: number): number =>
  need[cell]! - (hi[cell]! - lo[cell]!);

/**
 * Proves the required width of each cell in `cells` with worlds, hiding cells or printing ranges where a world needs
 * it, cheapest first: everything that costs nothing, then everything up to each next cost limit. Returns the cells
 * that no circuit protects.
 */
export function certify(
  cells: Int32Array,
  limits: readonly number[],
  search: CircuitSearch,
  disclosure: Disclosure,
  proved: ProvedRanges,
): Int32Array {
  let left = cells.filter((c) => missingWidth(disclosure, proved, c) > 0);
  for (const limit of limits) {
    for (const c of left) {
      if (missingWidth(disclosure, proved, c) <= 0) continue;
      if (oneCircuit(c, limit, search, disclosure, proved)) continue;
      if (composed(c, limit, search, disclosure, proved)) continue;
      // Within a narrow range the whole width lies on both sides of the truth.
      if (limit === 0 || limit === Number.POSITIVE_INFINITY || disclosure.status[c] === disclosureStatus.range)
        inParts(c, limit, search, disclosure, proved);
    }
    left = left.filter((c) => missingWidth(disclosure, proved, c) > 0);
  }
  return left;
}

/** Exclusive upper limit of a search, just above the given one, so that a cost equal to it is allowed. */
const below = (limit: number): number => limit * 1.000_001 + 1e-9;

/** Proves the whole missing width with one circuit, in the cheaper direction. */
export function oneCircuit(
  c: number,
  limit: number,
  search: CircuitSearch,
  disclosure: Disclosure,
  { lo, hi }: ProvedRanges,
  wanted?: CircuitFilter,
): boolean {
  const missing = missingWidth(disclosure, { lo, hi }, c);
  search.begin(below(limit));
  search.look(c, hi[c]! + missing, wanted);
  search.look(c, lo[c]! - missing, wanted);
  if (search.candidateCost() === Number.POSITIVE_INFINITY) return false;
  search.take();
  search.finish();
  return true;
}

/** Builds a world that changes the cell by `goal` from several circuits. Returns its cost; Infinity if that fails. */
function build(c: number, goal: number, limit: number, search: CircuitSearch): number {
  let spent = 0;
  while (search.change(c) !== goal) {
    const open = goal - search.change(c);
    const sign = Math.sign(open);
    let found = Number.POSITIVE_INFINITY;
    for (let step = Math.abs(open); step > 0 && found === Number.POSITIVE_INFINITY; step--) {
      search.begin(below(limit - spent));
      search.look(c, sign * step);
      found = search.candidateCost();
    }
    if (found === Number.POSITIVE_INFINITY) return found;
    search.take();
    spent += found;
  }
  return spent;
}

/** Proves the missing width with circuits on top of each other, in the cheaper direction. */
function composed(
  c: number,
  limit: number,
  search: CircuitSearch,
  disclosure: Disclosure,
  { lo, hi }: ProvedRanges,
): boolean {
  const missing = missingWidth(disclosure, { lo, hi }, c);
  const [up, down] = [hi[c]! + missing, lo[c]! - missing];
  const upCost = build(c, up, limit, search);
  if (upCost === 0) {
    search.finish();
    return true;
  }
  search.drop();
  const downCost = build(c, down, Math.min(limit, upCost), search);
  if (downCost === Number.POSITIVE_INFINITY) {
    search.drop();
    if (upCost === Number.POSITIVE_INFINITY) return false;
    build(c, up, limit, search);
  }
  search.finish();
  return true;
}

/** Widens the proved range as far as possible, step by step in both directions. */
function inParts(c: number, limit: number, search: CircuitSearch, disclosure: Disclosure, proved: ProvedRanges): void {
  for (const sign of [1, -1])
    for (let step = missingWidth(disclosure, proved, c) - 1; step > 0; step--) {
      const goal = sign > 0 ? proved.hi[c]! + step : proved.lo[c]! - step;
      if (build(c, goal, limit, search) === Number.POSITIVE_INFINITY) {
        search.drop();
        continue;
      }
      search.finish();
      step = missingWidth(disclosure, proved, c);
    }
}
