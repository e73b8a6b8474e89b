import { requireShare } from "./require.ts";

/**
 * Benjamini-Hochberg adjusted p-values: those at most q have a false discovery rate of at most q.
 *
 * @param p        the whole family, each a share from 0 to 1, in any order; omit entries that could not be tested
 * @param repeats  1 if the entry repeats another test: it is not counted, and gets the adjusted value of the next
 *   larger counted entry (1 if there is none)
 * @returns one adjusted value per entry, in the same order; at least p, at most 1
 * @throws AppError stats.bad-share when an entry is not a share
 * @see Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(p: ArrayLike<number>, repeats?: ArrayLike<number>): Float64Array {
  const { sorted, order, spare: adjusted } = ascending(requireShares(p));
  const m = order.length;
  let tests = m;
  if (repeats !== undefined) for (let i = 0; i < m; i++) if (repeats[i] === 1) tests--;
  let least = 1;
  let rank = tests;
  for (let i = m - 1; i >= 0; i--) {
    if (repeats?.[order[i]!] !== 1) least = Math.min(least, (tests / rank--) * sorted[i]!);
    adjusted[order[i]!] = least;
  }
  // Ties share the smallest of their adjusted values, which is the first one's.
  for (let i = 1; i < m; i++) if (sorted[i] === sorted[i - 1]) adjusted[order[i]!] = adjusted[order[i - 1]!]!;
  return adjusted;
}

/**
 * Holm adjusted p-values: rejecting those at most alpha keeps the chance of any false finding at alpha or less. For
 * small families with legal consequences.
 *
 * @param p  as for benjaminiHochberg
 * @throws AppError stats.bad-share
 * @see Holm 1979, Scandinavian Journal of Statistics 6, 65-70
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const { sorted, order, spare: adjusted } = ascending(requireShares(p));
  const m = order.length;
  let most = 0;
  for (let i = 0; i < m; i++) {
    most = Math.max(most, Math.min(1, (m - i) * sorted[i]!));
    adjusted[order[i]!] = most;
  }
  return adjusted;
}

/** Copy of the input, with -0 turned into 0 for the radix sort. */
function requireShares(p: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const family = new Float64Array(p.length);
  for (let i = 0; i < p.length; i++) {
    requireShare(p[i]!, "p-value");
    family[i] = p[i]! + 0;
  }
  return family;
}

/** Digit sizes for the radix sort of each half of a double, lowest first: six passes instead of eight. */
const digitBits = [11, 11, 10];
const digitValues = 2 ** 11;

/**
 * Sorts nonnegative numbers and returns their original indexes. Radix sort from the lowest digit: the bits of
 * nonnegative doubles, read as integers, sort in the same order.
 *
 * @param family  overwritten
 * @returns also a scratch array of the same length, so that callers with millions of p-values need not allocate
 *   another
 */
function ascending(family: Float64Array<ArrayBuffer>): {
  readonly sorted: Float64Array;
  readonly order: Uint32Array;
  readonly spare: Float64Array;
} {
  let [sorted, next] = [family, new Float64Array(family.length)];
  let [order, nextOrder] = [new Uint32Array(family.length), new Uint32Array(family.length)];
  for (let i = 0; i < order.length; i++) order[i] = i;
  // Little-endian on every platform Node runs on: the lower half first.
  for (let half = 0; half < 2; half++) {
    let shift = 0;
    for (const bits of digitBits) {
      const halves = new Uint32Array(sorted.buffer, sorted.byteOffset, 2 * sorted.length);
      const mask = 2 ** bits - 1;
      const start = new Uint32Array(digitValues + 1);
      for (let i = half; i < halves.length; i += 2) start[((halves[i]! >>> shift) & mask) + 1]!++;
      for (let value = 1; value < start.length; value++) start[value]! += start[value - 1]!;
      for (let i = 0; i < order.length; i++) {
        const to = start[(halves[2 * i + half]! >>> shift) & mask]!++;
        next[to] = sorted[i]!;
        nextOrder[to] = order[i]!;
      }
      [sorted, next] = [next, sorted];
      [order, nextOrder] = [nextOrder, order];
      shift += bits;
    }
  }
  return { sorted, order, spare: next };
}
