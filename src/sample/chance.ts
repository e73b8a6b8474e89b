/** A seeded random number generator: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, n). */
  below(n: number): number;
  /** True with probability p. */
  yes(p: number): boolean;
  /** Standard normal (Box-Muller transform). */
  normal(): number;
  /** An index, with probability in proportion to its weight. */
  weighted(weights: readonly number[]): number;
  /** One of the items, each equally likely. */
  one<T>(items: readonly T[]): T;
  /** Shuffles the list in place (Fisher-Yates). */
  shuffle<T>(items: T[]): T[];
  /** An independent stream, so that using more random numbers in one place does not shift the others. */
  fork(label: string): Chance;
}

/** Four words of state hashed from a label (xmur3-like, 32-bit). */
function stateOf(label: string): [number, number, number, number] {
  let h = 0x9e3779b9 ^ label.length;
  for (let i = 0; i < label.length; i++) {
    h = Math.imul(h ^ label.charCodeAt(i), 0xcc9e2d51);
    h = (h << 13) | (h >>> 19);
  }
  const word = (): number => {
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    return h >>> 0;
  };
  return [word(), word(), word(), word()];
}

/** The sfc32 generator (C. Doty-Humphrey, PractRand), seeded from the label. */
export function chance(label: string): Chance {
  let [a, b, c, d] = stateOf(label);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const below = (n: number): number => Math.floor(next() * n);
  const weighted = (weights: readonly number[]): number => {
    let total = 0;
    for (const w of weights) total += w;
    let left = next() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] ?? 0;
      if (left < 0) return i;
    }
    return weights.length - 1;
  };
  return {
    next,
    below,
    yes: (p) => next() < p,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    weighted,
    one: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    shuffle: <T>(items: T[]): T[] => {
      for (let i = items.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [items[i], items[j]] = [items[j] as T, items[i] as T];
      }
      return items;
    },
    fork: (inner) => chance(`${label}/${inner}`),
  };
}
