import { isNone, type NoNumber, none } from "../base/finding.ts";
import { addCells, type MeanCounts, type RatioCounts } from "../cube/cell.ts";
import { averageRules } from "../rules/averages.ts";
import { finite } from "../stats/require.ts";
import { skewedTail } from "../stats/skewed-tail.ts";
import { welch } from "../stats/welch.ts";
import type { CellGap } from "./gap-estimate.ts";

/** Cells whose rate is an average or a ratio of sums. */
export type AverageCounts = MeanCounts | RatioCounts;

/**
 * Sums of squares and cubes of students' residuals. For a mean, the value minus the center; for a ratio, part minus
 * center times whole.
 */
interface Residuals {
  readonly sum: number;
  readonly squares: number;
  readonly cubes: number;
}

/** A difference of squares smaller than this, relative to those squares, is rounding error. */
const dust = 1e-12;

/**
 * Residuals about a center: value - center for a mean, part - center * whole for a ratio.
 *
 * @throws AppError stats.out-of-range when a sum overflows
 */
export function residualsOf(cell: AverageCounts, center: number): Residuals {
  const residuals = residualSums(cell, center);
  finite(residuals.sum, "residuals");
  finite(residuals.squares, "residuals");
  finite(residuals.cubes, "residuals");
  return residuals;
}

function residualSums(cell: AverageCounts, center: number): Residuals {
  if (cell.kind === "mean") {
    const { n, sum, sumOfSquares, sumOfCubes } = cell;
    return {
      sum: sum - center * n,
      squares: beyondDust(sumOfSquares - 2 * center * sum + center ** 2 * n, sumOfSquares),
      cubes: sumOfCubes - 3 * center * sumOfSquares + 3 * center ** 2 * sum - center ** 3 * n,
    };
  }
  const { part, whole, partSquared, wholeSquared, product } = cell;
  const { partCubed, partSquaredByWhole, partByWholeSquared, wholeCubed } = cell;
  return {
    sum: part - center * whole,
    squares: beyondDust(partSquared - 2 * center * product + center ** 2 * wholeSquared, partSquared),
    cubes:
      partCubed - 3 * center * partSquaredByWhole + 3 * center ** 2 * partByWholeSquared - center ** 3 * wholeCubed,
  };
}

const beyondDust = (squares: number, scale: number): number => (squares > dust * scale ? squares : 0);

/** Average or ratio of a cell that has one. */
const centerOf = (cell: AverageCounts): number => (cell.kind === "mean" ? cell.sum / cell.n : cell.part / cell.whole);

/**
 * Students whose value is not the common one: not 0 for a mean; for a ratio, neither none nor all of the whole,
 * whichever is rarer.
 */
const eventsOf = (cell: AverageCounts): number =>
  cell.kind === "mean" ? cell.nonZero : Math.min(cell.nonZero, cell.notWhole);

/** Converts residuals to the unit of the rate: a ratio's residuals are in the unit of the whole. */
const unitOf = (cell: AverageCounts): number => (cell.kind === "mean" ? 1 : cell.whole / cell.n);

/**
 * Gap between the averages or ratios of sums of two disjoint groups of students.
 *
 * The p-value approximates a permutation test: the exact permutation variance and skewness, with a gamma tail of that
 * skewness (`skewedTail`). If the groups' own variances give a larger variance, that one is used. The interval is
 * Welch's. A group's variance is shrunk toward the overall variance as if `fewestStudents` more of its values had
 * that variance, counting only values other than the common one: if nobody in a group has such a value, its variance
 * is unknown, not zero.
 *
 * @returns "zero_variance" if all values are the same; "too_few_events" below `averageRules`
 * @throws AppError stats.bad-confidence, stats.out-of-range when a number overflows
 */
export function averageGap(group: AverageCounts, comparison: AverageCounts, confidence: number): CellGap | NoNumber {
  const all = addCells(group, comparison);
  const pooled = residualsOf(all, centerOf(all));
  if (!(pooled.squares > 0)) return none("zero_variance");
  const smaller = Math.min(group.n, comparison.n);
  const expected = (eventsOf(all) * smaller) / all.n;
  if (smaller < averageRules.fewestStudents.value || expected < averageRules.fewestEvents.value)
    return none("too_few_events");
  const pooledVariance = pooled.squares / (all.n - 1);
  const skewness = pooled.cubes / all.n / (pooled.squares / all.n) ** 1.5;
  const [a, b] = [group, comparison].map((cell) => varianceOf(cell, pooledVariance, skewness)) as [
    GroupVariance,
    GroupVariance,
  ];
  const [rate, comparisonRate] = [centerOf(group), centerOf(comparison)];
  const [sd, comparisonSd] = [deviation(group, a), deviation(comparison, b)];
  const test = welch(rate, sd, group.n, comparisonRate, comparisonSd, comparison.n, confidence);
  if (isNone(test)) return test;
  return {
    rate,
    comparisonRate,
    value: test.gap,
    lower: test.lower,
    upper: test.upper,
    p: shuffledP(
      residualsOf(group, centerOf(all)).sum,
      group.n,
      comparison.n,
      Math.max(pooledVariance, weighted(a.drawn, b.drawn, group.n, comparison.n)),
      skewness,
    ),
    variance: finite(sd ** 2 / group.n + comparisonSd ** 2 / comparison.n, "variance"),
  };
}

/** A group's residual variance, raw and shrunk toward the overall variance. */
interface GroupVariance {
  readonly own: number;
  readonly drawn: number;
}

function varianceOf(cell: AverageCounts, pooledVariance: number, skewness: number): GroupVariance {
  const own = residualsOf(cell, centerOf(cell)).squares / (cell.n - 1);
  // If nearly all values are the same, the sum is as uncertain as the few others make it. For yes/no values, n / (1 +
  // skewness^2) is about the number of the rarer one.
  const events = Math.min(eventsOf(cell), cell.n / (1 + skewness ** 2));
  const added = averageRules.fewestStudents.value;
  return { own, drawn: (events * own + added * pooledVariance) / (events + added) };
}

/** Standard deviation for the interval, in the unit of the rate; at least the group's own. */
const deviation = (cell: AverageCounts, { own, drawn }: GroupVariance): number =>
  finite(Math.sqrt(Math.max(own, drawn)) / unitOf(cell), "standard-deviation");

/**
 * The common residual variance that gives the difference of two averages the same standard error as the two separate
 * variances.
 */
const weighted = (a: number, b: number, ofGroup: number, others: number): number =>
  (a * others + b * ofGroup) / (ofGroup + others);

/**
 * Two-sided p-value of a group's residual sum if its students were drawn at random from all students, without
 * replacement; matches the first three moments.
 */
function shuffledP(sum: number, ofGroup: number, others: number, variance: number, skewness: number): number {
  const n = ofGroup + others;
  const z = sum / Math.sqrt((variance * ofGroup * others) / n);
  const ofSum = skewness * ((others - ofGroup) / (n - 2)) * Math.sqrt((n - 1) / (ofGroup * others));
  return Math.min(1, 2 * skewedTail(finite(z, "test-statistic"), finite(ofSum, "skewness")));
}
