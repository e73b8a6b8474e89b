import { mostCounted, requireRange, requireShare } from "./require.ts";

/** Probabilities below this share of the largest are dropped; together they are below 1e-30. */
const negligible = 1e-40;

/**
 * Non-negligible binomial probabilities, by recurrence outward from the mode, normalized to add to 1.
 *
 * @param n  trials; a whole number >= 0
 * @param p  chance of success, a share in [0, 1]
 * @throws AppError stats.out-of-range, stats.bad-share
 * @returns probabilities of `from`, `from` + 1, ... successes; the list covers some tens of standard deviations even
 *   for large n
 */
export function binomialMasses(n: number, p: number): { readonly from: number; readonly masses: Float64Array } {
  requireRange(n, "number-of-trials", 0, mostCounted);
  requireShare(p, "probability");
  if (p === 0) return { from: 0, masses: Float64Array.of(1) };
  if (p === 1) return { from: n, masses: Float64Array.of(1) };
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const below: number[] = [];
  for (let k = mode, mass = 1; k > 0; k--) {
    mass *= k / ((n - k + 1) * odds);
    if (mass < negligible) break;
    below.push(mass);
  }
  const above: number[] = [];
  for (let k = mode, mass = 1; k < n; k++) {
    mass *= ((n - k) * odds) / (k + 1);
    if (mass < negligible) break;
    above.push(mass);
  }
  const masses = Float64Array.from([...below.reverse(), 1, ...above]);
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return { from: mode - below.length, masses: masses.map((mass) => mass / total) };
}
