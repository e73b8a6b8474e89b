import { type Eliminated, eliminate, type FieldRow } from "./elimination.ts";
import { largePrimes, type PrimeField, primeField } from "./prime-field.ts";
import type { Limits } from "./propagate.ts";
import { type Relations, rowsIn } from "./relations.ts";

/** Random numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * The numbers that the equations alone determine, with their values, beyond those whose limits are equal already. Two
 * random solutions over a prime field agree on a number if it is determined; otherwise they agree by chance once in
 * 67 million. Both primes must agree.
 *
 * @returns by number: its value
 */
export function determinedByEquations(
  relations: Relations,
  limits: Limits,
  random: Random,
): ReadonlyMap<number, number> {
  const [first, second] = largePrimes.map((prime) => agreeing(relations, limits, primeField(prime), random));
  return new Map([...(first ?? [])].filter(([cell, value]) => second?.get(cell) === value));
}

/** Numbers on which two random solutions agree. */
function agreeing(relations: Relations, limits: Limits, field: PrimeField, random: Random): Map<number, number> {
  const agreed = new Map<number, number>();
  const heights = heightsOf(relations);
  for (const rows of linkedRows(relations, limits)) {
    const eliminated = eliminate(equations(relations, limits, field, rows, heights), field, random);
    const one = randomSolution(eliminated, field, random);
    const two = randomSolution(eliminated, field, random);
    for (const [cell, value] of one) if (two.get(cell) === value) agreed.set(cell, field.number(value));
  }
  return agreed;
}

/** Equations by connected component: solving each by itself takes less memory. */
function linkedRows(relations: Relations, { low, high }: Limits): readonly Int32Array[] {
  const { starts, cells, rowLow, rowHigh } = relations;
  const isUnknown = (cell: number): boolean => low[cell] !== high[cell];
  const above = Int32Array.from({ length: low.length }, (_, cell) => cell);
  const leaderOf = (cell: number): number => {
    let leader = cell;
    while (above[leader] !== leader) {
      const next = above[leader] ?? leader;
      above[leader] = above[next] ?? next;
      leader = next;
    }
    return leader;
  };
  const firstOf = new Int32Array(rowsIn(relations)).fill(-1);
  for (let row = 0; row < firstOf.length; row += 1) {
    if (rowLow[row] !== rowHigh[row]) continue;
    for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
      const cell = cells[t] ?? 0;
      if (!isUnknown(cell)) continue;
      if ((firstOf[row] ?? -1) < 0) firstOf[row] = cell;
      else above[leaderOf(cell)] = leaderOf(firstOf[row] ?? cell);
    }
  }
  const sets = new Map<number, number[]>();
  firstOf.forEach((cell, row) => {
    if (cell < 0) return;
    const leader = leaderOf(cell);
    const set = sets.get(leader);
    if (set === undefined) sets.set(leader, [row]);
    else set.push(row);
  });
  return [...sets.values()].map((rows) => Int32Array.from(rows));
}

/** The total of a row: its first number. */
const wholeOf = ({ starts, cells }: Relations, row: number): number => cells[starts[row] ?? 0] ?? 0;

/** Height of each number in the hierarchy of sums: one more than its highest part. Stops early if sums form a cycle. */
function heightsOf(relations: Relations): Int32Array {
  const { starts, cells, low, rowLow, rowHigh } = relations;
  const heights = new Int32Array(low.length);
  for (let round = 0, hasMoved = true; hasMoved && round < mostHeight; round += 1) {
    hasMoved = false;
    for (let row = 0; row < rowsIn(relations); row += 1) {
      if (rowLow[row] !== rowHigh[row]) continue;
      const whole = wholeOf(relations, row);
      let height = heights[whole] ?? 0;
      for (let t = (starts[row] ?? 0) + 1; t < (starts[row + 1] ?? 0); t += 1)
        height = Math.max(height, 1 + (heights[cells[t] ?? 0] ?? 0));
      if (height === heights[whole]) continue;
      heights[whole] = height;
      hasMoved = true;
    }
  }
  return heights;
}

/** More than the levels of places, grades and groups together. */
const mostHeight = 50;

/** Equations with integer factors over numbers that are still unknown. */
function equations(
  relations: Relations,
  { low, high }: Limits,
  field: PrimeField,
  candidates: Int32Array,
  heights: Int32Array,
): FieldRow[] {
  const { starts, cells, factors, rowLow, rowHigh, isWhole: isCount } = relations;
  const rows: FieldRow[] = [];
  for (const row of candidates) {
    const target = rowLow[row] ?? 0;
    if (target !== rowHigh[row] || !Number.isInteger(target)) continue;
    const terms = new Map<number, number>();
    let sum = field.element(target);
    let isExact = true;
    for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
      const cell = cells[t] ?? 0;
      const factor = factors[t] ?? 0;
      const value = low[cell] ?? 0;
      if (value === high[cell]) {
        isExact &&= Number.isInteger(value * factor);
        sum = field.subtract(sum, field.element(value * factor));
      } else if (Number.isInteger(factor) && isCount[cell] === 1) {
        const now = field.element((terms.get(cell) ?? 0) + factor);
        if (now === 0) terms.delete(cell);
        else terms.set(cell, now);
      } else isExact = false;
    }
    if (!isExact || terms.size === 0) continue;
    const whole = wholeOf(relations, row);
    const height = heights[whole] ?? 0;
    let isWhole = terms.has(whole);
    for (const cell of terms.keys()) if (cell !== whole && (heights[cell] ?? 0) >= height) isWhole = false;
    rows.push({ terms, sum, whole: isWhole ? whole : -1, height });
  }
  return rows;
}

/** One solution of the equations, with random values of the free unknowns; only unknowns that occur in an equation. */
function randomSolution({ pivots }: Eliminated, field: PrimeField, random: Random): Map<number, number> {
  const values = new Map<number, number>();
  for (let at = pivots.length - 1; at >= 0; at -= 1) {
    const pivot = pivots[at];
    if (pivot === undefined) continue;
    let { sum } = pivot.row;
    for (const [unknown, factor] of pivot.row.terms) {
      if (unknown === pivot.unknown) continue;
      let value = values.get(unknown);
      if (value === undefined) {
        value = Math.floor(random() * field.prime);
        values.set(unknown, value);
      }
      sum = field.subtract(sum, field.multiply(factor, value));
    }
    const own = pivot.row.terms.get(pivot.unknown) ?? 1;
    values.set(pivot.unknown, field.multiply(sum, field.inverse(own)));
  }
  return values;
}
