import { type Relations, rowsIn, rowsOfCells } from "./relations.ts";

/** Tolerance of sums of doubles. */
const tolerance = 1e-7;

/** Narrowed limits of each number, and whether some number has no value left. */
export interface Limits {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** No table fits what is printed: the release contradicts itself. */
  readonly isContradiction: boolean;
}

/**
 * Bound propagation, as in the presolve of linear programs: narrows the limits of every number by each row it is in
 * (the row's sum minus the smallest or largest of all others), and repeats for rows whose numbers changed. Finds
 * single unknowns of a row, consequences of numbers being at least 0, and chains of both. Stops after many passes,
 * with limits that are correct but could be narrower.
 */
export function propagate(relations: Relations, mostPasses: number): Limits {
  const { starts, cells, factors, rowLow, rowHigh, isWhole } = relations;
  const low = relations.low.slice();
  const high = relations.high.slice();
  const rows = rowsIn(relations);
  const of = rowsOfCells(relations);
  const isQueued = new Uint8Array(rows).fill(1);
  let queue = Int32Array.from({ length: rows }, (_, row) => row);
  // Two releases, or two rows of one, may print the same number differently.
  let isContradiction = low.some((least, cell) => least > (high[cell] ?? 0));
  for (let pass = 0; pass < mostPasses && queue.length > 0; pass += 1) {
    const next: number[] = [];
    for (const row of queue) {
      isQueued[row] = 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      // Smallest and largest value of the whole sum; infinite terms are counted separately, so that one can be
      // subtracted again.
      let least = 0;
      let most = 0;
      let endlessLow = 0;
      let endlessHigh = 0;
      for (let t = from; t < to; t += 1) {
        const factor = factors[t] ?? 0;
        const cell = cells[t] ?? 0;
        const a = factor * ((factor > 0 ? low[cell] : high[cell]) ?? 0);
        const b = factor * ((factor > 0 ? high[cell] : low[cell]) ?? 0);
        if (Number.isFinite(a)) least += a;
        else endlessLow += 1;
        if (Number.isFinite(b)) most += b;
        else endlessHigh += 1;
      }
      const atLeast = rowLow[row] ?? 0;
      const atMost = rowHigh[row] ?? 0;
      const isImpossible =
        (endlessLow === 0 && least > atMost + tolerance) || (endlessHigh === 0 && most < atLeast - tolerance);
      if (isImpossible) isContradiction = true;
      for (let t = from; t < to; t += 1) {
        const factor = factors[t] ?? 0;
        const cell = cells[t] ?? 0;
        const oldLow = low[cell] ?? 0;
        const oldHigh = high[cell] ?? 0;
        if (oldLow === oldHigh) continue;
        const a = factor * (factor > 0 ? oldLow : oldHigh);
        const b = factor * (factor > 0 ? oldHigh : oldLow);
        const isOnlyLow = endlessLow === (Number.isFinite(a) ? 0 : 1);
        const isOnlyHigh = endlessHigh === (Number.isFinite(b) ? 0 : 1);
        const othersLeast = least - (Number.isFinite(a) ? a : 0);
        const othersMost = most - (Number.isFinite(b) ? b : 0);
        // factor * x is at most the row's limit minus the smallest value of the others.
        const top = isOnlyLow && Number.isFinite(atMost) ? (atMost - othersLeast) / factor : undefined;
        const bottom = isOnlyHigh && Number.isFinite(atLeast) ? (atLeast - othersMost) / factor : undefined;
        const [upper, lower] = factor > 0 ? [top, bottom] : [bottom, top];
        const whole = isWhole[cell] === 1;
        const newHigh =
          upper === undefined ? oldHigh : Math.min(oldHigh, whole ? Math.floor(upper + tolerance) : upper);
        const newLow = lower === undefined ? oldLow : Math.max(oldLow, whole ? Math.ceil(lower - tolerance) : lower);
        const hasMoved = whole ? newHigh < oldHigh || newLow > oldLow : newHigh < oldHigh - 1 || newLow > oldLow + 1;
        if (!hasMoved && whole) continue;
        if (newLow > newHigh + (whole ? 0 : tolerance)) {
          isContradiction = true;
          continue;
        }
        low[cell] = newLow;
        high[cell] = Math.max(newLow, newHigh);
        // Keeps the sums above in step with the number.
        const newA = factor * ((factor > 0 ? low[cell] : high[cell]) ?? 0);
        const newB = factor * ((factor > 0 ? high[cell] : low[cell]) ?? 0);
        if (Number.isFinite(newA)) {
          least = least - (Number.isFinite(a) ? a : 0) + newA;
          if (!Number.isFinite(a)) endlessLow -= 1;
        }
        if (Number.isFinite(newB)) {
          most = most - (Number.isFinite(b) ? b : 0) + newB;
          if (!Number.isFinite(b)) endlessHigh -= 1;
        }
        if (!hasMoved) continue;
        for (let i = of.starts[cell] ?? 0; i < (of.starts[cell + 1] ?? 0); i += 1) {
          const other = of.rows[i] ?? 0;
          if (isQueued[other] === 1) continue;
          isQueued[other] = 1;
          next.push(other);
        }
      }
    }
    queue = Int32Array.from(next);
  }
  return { low, high, isContradiction };
}
