import { requireCounts } from "./require.ts";

/** One outcome and its probability. */
export interface Mass {
  readonly k: number;
  readonly mass: number;
}

/**
 * Hypergeometric distribution: probabilities of drawing k marked items in `draws` draws without replacement. By
 * recurrence outward from the mode, so nothing overflows; probabilities below 1e-18 of the largest are dropped.
 *
 * @param draws, marked, all  whole numbers, 0 <= draws, marked <= all, all from 1
 * @throws AppError stats.bad-counts
 */
export function hypergeometricMasses(draws: number, marked: number, all: number): Mass[] {
  requireCounts(draws, all);
  requireCounts(marked, all);
  const low = Math.max(0, draws + marked - all);
  const high = Math.min(draws, marked);
  const peak = Math.min(high, Math.max(low, Math.floor(((draws + 1) * (marked + 1)) / (all + 2))));
  const masses: Mass[] = [{ k: peak, mass: 1 }];
  for (let k = peak, weight = 1; k < high && weight > 1e-18; k++) {
    weight *= ((draws - k) * (marked - k)) / ((k + 1) * (all - draws - marked + k + 1));
    masses.push({ k: k + 1, mass: weight });
  }
  for (let k = peak, weight = 1; k > low && weight > 1e-18; k--) {
    weight *= (k * (all - draws - marked + k)) / ((draws - k + 1) * (marked - k + 1));
    masses.push({ k: k - 1, mass: weight });
  }
  const total = masses.reduce((sum, { mass }) => sum + mass, 0);
  return masses.map(({ k, mass }) => ({ k, mass: mass / total }));
}
