import { AppError } from "../base/errors.ts";

/**
 * Benjamini-Hochberg adjusted p-values: those at most q have a false discovery rate of at most q.
 *
 * @param p  shares; NaN marks a missing one, which stays NaN and does not count towards the family (only inside these arrays
 *           does this room let NaN stand)
 * @returns one adjusted value per entry, in the same order; at least p, at most 1
 * @throws AppError stats.bad-share when an entry is neither NaN nor a share
 * @see Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
 */
export function benjaminiHochberg(p: Float64Array): Float64Array {
  const sorted = sortedPresent(p);
  const m = sorted.length;
  const adjusted = new Float64Array(m);
  let least = 1;
  for (let i = m - 1; i >= 0; i--) {
    least = Math.min(least, (m / (i + 1)) * sorted[i]!);
    adjusted[i] = least;
  }
  return mappedBack(p, sorted, adjusted);
}

/**
 * Holm adjusted p-values: those at most alpha keep the chance of any false finding at or below alpha. For small families with
 * legal weight.
 *
 * @param p  as for benjaminiHochberg
 * @throws AppError stats.bad-share
 * @see Holm 1979, Scandinavian Journal of Statistics 6, 65-70
 */
export function holm(p: Float64Array): Float64Array {
  const sorted = sortedPresent(p);
  const m = sorted.length;
  const adjusted = new Float64Array(m);
  let most = 0;
  for (let i = 0; i < m; i++) {
    most = Math.max(most, Math.min(1, (m - i) * sorted[i]!));
    adjusted[i] = most;
  }
  return mappedBack(p, sorted, adjusted);
}

function sortedPresent(p: Float64Array): Float64Array {
  const present = new Float64Array(p.length);
  let m = 0;
  for (let i = 0; i < p.length; i++) {
    const x = p[i]!;
    if (x >= 0 && x <= 1) present[m++] = x;
    else if (!Number.isNaN(x))
      throw new AppError("stats.bad-share", {
        what: `p-value ${i + 1} is ${x}, which is no probability.`,
        fix: "Give shares from 0 to 1, and NaN where a test could not be made.",
      });
  }
  return present.subarray(0, m).sort();
}

/** Equal p-values have equal adjusted values, so the place of any equal one will do. */
function mappedBack(p: Float64Array, sorted: Float64Array, adjusted: Float64Array): Float64Array {
  const start = startingPlaces(sorted);
  return p.map((x) => {
    if (Number.isNaN(x)) return x;
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
