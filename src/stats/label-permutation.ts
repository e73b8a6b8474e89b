import { AppError } from "../base/errors.ts";
import { type NoNumber, none } from "../base/finding.ts";
import { requireFinite, requireSameLength } from "./require.ts";
import { compensatedSum } from "./variance.ts";

/** Largest number of units for exact enumeration: each half of 40 has about a million subsets. */
const mostUnits = 40;
/** Two sums closer than this, relative to the sum of absolute values, count as equal. */
const sameSum = 1e-9;

export interface LabelPermutation {
  /** Mean of the labeled values minus mean of the others. */
  readonly difference: number;
  /** Number of assignments with as many labels. */
  readonly assignments: number;
  /** Assignments whose absolute difference is at least the observed one, including the observed one. */
  readonly asLarge: number;
}

/**
 * Exact permutation test: counts the assignments of labels to units whose absolute difference in means is at least
 * the observed one. Meet in the middle: enumerate the subset sums of each half, sort them, and count pairs, so 40
 * units take about as long as sorting two million numbers.
 *
 * @param values   finite numbers, one per unit
 * @param labeled  which units carry the label
 * @returns counts; "no_comparison_group" when all or none are labeled; "not_estimable" above 40 units
 * @throws AppError stats.not-finite, stats.bad-shape, stats.out-of-range
 * @see Fisher 1935, The Design of Experiments; Horowitz & Sahni 1974, doi:10.1145/321812.321823
 */
export function labelPermutation(values: readonly number[], labeled: readonly boolean[]): LabelPermutation | NoNumber {
  requireFinite(values, "values");
  requireSameLength(values, labeled, "values", "labels");
  const n = values.length;
  const chosen = labeled.filter(Boolean).length;
  if (chosen === 0 || chosen === n) return none("no_comparison_group");
  if (n > mostUnits) return none("not_estimable");

  // Centered values sum to 0, so the difference in means is the labeled sum times n / (chosen (n - chosen)).
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  const scaled = values.map((x) => x / largest);
  const center = compensatedSum(scaled) / n;
  const around = scaled.map((x) => x - center);
  const seen = compensatedSum(around.filter((_, at) => labeled[at]));
  const difference = seen * (n / (chosen * (n - chosen))) * largest;
  if (!Number.isFinite(difference))
    throw new AppError("stats.out-of-range", { wrong: "too-large", quantity: "difference", x: seen });

  const reach = Math.abs(seen) - sameSum * compensatedSum(around.map(Math.abs));
  const half = n >> 1;
  const left = subsetSums(around.slice(0, half));
  const right = subsetSums(around.slice(half));
  let assignments = 0;
  let asLarge = 0;
  left.forEach((sums, size) => {
    const others = right[chosen - size];
    if (others === undefined) return;
    assignments += sums.length * others.length;
    asLarge += reach <= 0 ? sums.length * others.length : pairsBeyond(sums, others, reach);
  });
  return { difference, assignments, asLarge };
}

/** Sums of all subsets, grouped by subset size, each list ascending. */
function subsetSums(values: readonly number[]): Float64Array[] {
  let lists: number[][] = [[0]];
  for (const value of values) {
    const longer: number[][] = Array.from({ length: lists.length + 1 }, () => []);
    lists.forEach((list, size) => {
      for (const total of list) {
        longer[size]!.push(total);
        longer[size + 1]!.push(total + value);
      }
    });
    lists = longer;
  }
  return lists.map((list) => Float64Array.from(list).sort());
}

/** Number of pairs, one number from each ascending list, whose sum is >= reach or <= -reach; reach > 0. */
function pairsBeyond(a: Float64Array, b: Float64Array, reach: number): number {
  let pairs = 0;
  let [from, below] = [b.length, b.length];
  for (const x of a) {
    while (from > 0 && x + b[from - 1]! >= reach) from -= 1;
    while (below > 0 && x + b[below - 1]! > -reach) below -= 1;
    pairs += b.length - from + below;
  }
  return pairs;
}
