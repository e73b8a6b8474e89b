import { normalTwoSidedP } from "../stats/normal.ts";
import { finite } from "../stats/require.ts";
import { skewedTail } from "../stats/skewed-tail.ts";

/** Counts of a gap in shares in one year; numbers of students at least 1. */
export interface GapCounts {
  readonly hits: number;
  readonly n: number;
  readonly comparisonHits: number;
  readonly comparisonN: number;
}

/**
 * Two-sided p-value of the change in a gap between two rates, treating the years as independent: the largest of three, by the variance of the four rates.
 *
 * Chance can give all or none of a few students the outcome, and the variance of their own rate is then far too small: p-values below one in a million would be
 * thousands of times too frequent. So two more variances are tried: that of one rate for both years, in the group and in the comparison, and that of one rate
 * for both groups, in each year. Their tails have the skewness of such counts (`skewedTail`).
 *
 * @param change    later gap minus earlier gap
 * @param variance  sum of the variances of the two gaps
 * @returns a share
 * @throws AppError stats.out-of-range
 */
export function shareChangeP(change: number, variance: number, earlier: GapCounts, later: GapCounts): number {
  const ofGroup = (earlier.hits + later.hits) / (earlier.n + later.n);
  const ofComparison = (earlier.comparisonHits + later.comparisonHits) / (earlier.comparisonN + later.comparisonN);
  const ofEarlier = rateOfBoth(earlier);
  const ofLater = rateOfBoth(later);
  return Math.max(
    normalTwoSidedP(finite(change / Math.sqrt(variance), "test-statistic")),
    tail(change, earlier, later, [ofGroup, ofComparison, ofGroup, ofComparison]),
    tail(change, earlier, later, [ofEarlier, ofEarlier, ofLater, ofLater]),
  );
}

const rateOfBoth = ({ hits, n, comparisonHits, comparisonN }: GapCounts): number =>
  (hits + comparisonHits) / (n + comparisonN);

/** The p-value if these are the rates of the group and the comparison, earlier and later; 0 if nothing can vary. */
function tail(
  change: number,
  earlier: GapCounts,
  later: GapCounts,
  rates: readonly [group: number, comparison: number, laterGroup: number, laterComparison: number],
): number {
  // The comparison is subtracted, and so is the earlier gap.
  const sizes = [-earlier.n, earlier.comparisonN, later.n, -later.comparisonN];
  let [variance, third] = [0, 0];
  for (const [k, p] of rates.entries()) {
    const size = sizes[k] ?? 0;
    variance += (p * (1 - p)) / Math.abs(size);
    third += (p * (1 - p) * (1 - 2 * p)) / (size * Math.abs(size));
  }
  if (!(variance > 0)) return 0;
  const z = finite(change / Math.sqrt(variance), "test-statistic");
  return Math.min(1, 2 * skewedTail(z, finite(third / variance ** 1.5, "skewness")));
}
