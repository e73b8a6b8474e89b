import { requireShare } from "./require.ts";

/**
 * Benjamini-Hochberg adjusted p-values: those at most q have a false discovery rate of at most q.
 *
 * @param p  the whole family, each a share from 0 to 1, in any order; leave out what could not be tested
 * @returns one adjusted value per entry, in the same order; at least p, at most 1
 * @throws AppError stats.bad-share when an entry is not a share
 * @see Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
  const family = promisedShares(p);
  const sorted = family.slice().sort();
  const m = sorted.length;
  const adjusted = new Float64Array(m);
  let least = 1;
  for (let i = m - 1; i >= 0; i--) {
    least = Math.min(least, (m / (i + 1)) * sorted[i]!);
    adjusted[i] = least;
  }
  return mappedBack(family, sorted, adjusted);
}

/**
 * Holm adjusted p-values: those at most alpha keep the chance of any false finding at or below alpha. For small families with
 * legal weight.
 *
 * @param p  as for benjaminiHochberg
 * @throws AppError stats.bad-share
 * @see Holm 1979, Scandinavian Journal of Statistics 6, 65-70
 */
export function holm(p: ArrayLike<number>): Float64Array {
  const family = promisedShares(p);
  const sorted = family.slice().sort();
  const m = sorted.length;
  const adjusted = new Float64Array(m);
  let most = 0;
  for (let i = 0; i < m; i++) {
    most = Math.max(most, Math.min(1, (m - i) * sorted[i]!));
    adjusted[i] = most;
  }
  return mappedBack(family, sorted, adjusted);
}

function promisedShares(p: ArrayLike<number>): Float64Array {
  for (let i = 0; i < p.length; i++) requireShare(p[i]!, "A p-value");
  return Float64Array.from(p);
}

/** Equal p-values have equal adjusted values, so the place of any equal one will do. */
function mappedBack(family: Float64Array, sorted: Float64Array, adjusted: Float64Array): Float64Array {
  const start = startingPlaces(sorted);
  return family.map((x) => {
    const slot = Math.floor(x * slots);
    let low = start[slot]!;
    let high = start[slot + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x) low = middle + 1;
      else high = middle;
    }
    return adjusted[low]!;
  });
}

const slots = 1 << 12;

/** Where in the sorted values each of `slots` equal stretches of [0, 1] begins: shortens the searches. */
function startingPlaces(sorted: Float64Array): Uint32Array {
  const start = new Uint32Array(slots + 2).fill(sorted.length);
  for (let i = sorted.length - 1; i >= 0; i--) start[Math.floor(sorted[i]! * slots)] = i;
  for (let s = slots; s >= 0; s--) if (start[s]! > start[s + 1]!) start[s] = start[s + 1]!;
  return start;
}
