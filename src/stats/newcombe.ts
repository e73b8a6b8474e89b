import { zForConfidence } from "./normal.ts";
import { requireCounts } from "./require.ts";
import { wilsonLower, wilsonUpper } from "./wilson.ts";

/** A difference with its bounds. */
export interface DifferenceInterval {
  readonly gap: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Difference of two independent proportions, x1/n1 - x2/n2, with Newcombe's hybrid score interval (his method 10).
 *
 * The two samples must not share students: compare a group with everyone else, not with all.
 *
 * Coverage is near the level on average: at 0.95, groups of 5 to 5,000 and rates from 0.01 to 0.99, 0.945 to 0.965 on
 * average, at worst 0.90 with a group below 20 and 0.92 from there (summed exactly in coverage-of-gaps.slow.test.ts).
 *
 * @param x1, n1  hits and trials of the first; whole numbers, 0 <= x1 <= n1, n1 >= 1
 * @param x2, n2  of the second
 * @param confidence   a share strictly between 0 and 1
 * @returns gap and bounds, each in [-1, 1]
 * @throws AppError stats.bad-counts, stats.bad-confidence
 * @see Newcombe 1998, Statistics in Medicine 17, 873-890
 * @example newcombe(45, 300, 120, 1500, 0.95) // gap 0.07, lower 0.0310965, upper 0.1165770
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number, confidence: number): DifferenceInterval {
  requireCounts(x1, n1);
  requireCounts(x2, n2);
  const z = zForConfidence(confidence);
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const below1 = p1 - wilsonLower(x1, n1, z);
  const above1 = wilsonUpper(x1, n1, z) - p1;
  const below2 = p2 - wilsonLower(x2, n2, z);
  const above2 = wilsonUpper(x2, n2, z) - p2;
  const gap = p1 - p2;
  return {
    gap,
    lower: Math.max(-1, gap - Math.sqrt(below1 * below1 + above2 * above2)),
    upper: Math.min(1, gap + Math.sqrt(above1 * above1 + below2 * below2)),
  };
}
