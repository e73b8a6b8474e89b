import { isNone, type NoNumber, none } from "../base/finding.ts";
import { addCells, type MeanCounts, type RatioCounts } from "../cube/cell.ts";
import { averageRules } from "../rules/averages.ts";
import { finite } from "../stats/require.ts";
import { skewedTail } from "../stats/skewed-tail.ts";
import { welch } from "../stats/welch.ts";
import type { CellGap } from "./gap-estimate.ts";

/** Cells whose rate is an average or a ratio of sums. */
export type AverageCounts = MeanCounts | RatioCounts;

/** Sums of the squares and cubes of students' residuals: of a mean, values less a center; of a ratio, part less center times whole. */
interface Residuals {
  readonly sum: number;
  readonly squares: number;
  readonly cubes: number;
}

/** Sums of squares nearer than this to 0, as a part of the squares they are the difference of, are rounding errors. */
const dust = 1e-12;

/**
 * Residuals about a center, which for a mean is subtracted and for a ratio multiplies the whole.
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

const beyondDust = (squares: number, of: number): number => (squares > dust * of ? squares : 0);

/** The average or ratio of a cell that has one. */
const centerOf = (cell: AverageCounts): number => (cell.kind === "mean" ? cell.sum / cell.n : cell.part / cell.whole);

/** Students whose value is not the one that nearly all have: not 0; of a ratio, neither none nor all of the whole, whichever is rarer. */
const eventsOf = (cell: AverageCounts): number =>
  cell.kind === "mean" ? cell.nonZero : Math.min(cell.nonZero, cell.notWhole);

/** Students' residuals in the unit of the rate: a ratio's residuals are in the unit of the whole. */
const unitOf = (cell: AverageCounts): number => (cell.kind === "mean" ? 1 : cell.whole / cell.n);

/**
 * Gap of two averages or ratios of sums, of different students.
 *
 * The p-value is that of the same sum under shuffled labels: its exact variance and skewness, with the tail of a gamma distribution of that skewness
 * (`skewedTail`); the variance is the groups' own where that is larger. The interval is Welch's. A group's own variance is drawn toward everyone's as if
 * `fewestStudents` more of its values were as spread as everyone's, counting only values that are not what nearly all have: where nobody of a group has
 * such a value, its variance is unknown, not zero.
 *
 * @returns "zero_variance" where all values are the same; "too_few_events" below `averageRules`
 * @throws AppError stats.bad-level, stats.out-of-range when a number overflows
 */
export function averageGap(group: AverageCounts, comparison: AverageCounts, confidence: number): CellGap | NoNumber {
  const all = addCells(group, comparison);
  const pooled = residualsOf(all, centerOf(all));
  if (!(pooled.squares > 0)) return none("zero_variance");
  const smaller = Math.min(group.n, comparison.n);
  const expected = (eventsOf(all) * smaller) / all.n;
  if (smaller < averageRules.fewestStudents.value || expected < averageRules.fewestEvents.value)
    return none("too_few_events");
  const spread = pooled.squares / (all.n - 1);
  const skewness = pooled.cubes / all.n / (pooled.squares / all.n) ** 1.5;
  const [a, b] = [group, comparison].map((cell) => varianceOf(cell, spread, skewness)) as [
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
      Math.max(spread, weighted(a.drawn, b.drawn, group.n, comparison.n)),
      skewness,
    ),
    variance: finite(sd ** 2 / group.n + comparisonSd ** 2 / comparison.n, "variance"),
  };
}

/** Variance of residuals of a group, as it is and drawn toward that of everyone. */
interface GroupVariance {
  readonly own: number;
  readonly drawn: number;
}

function varianceOf(cell: AverageCounts, spread: number, skewness: number): GroupVariance {
  const own = residualsOf(cell, centerOf(cell)).squares / (cell.n - 1);
  // The sum of values that are nearly all the same is as uncertain as that of the few others: of yes and no, n / (1 + skewness^2) is about the rarer's number.
  const events = Math.min(eventsOf(cell), cell.n / (1 + skewness ** 2));
  const added = averageRules.fewestStudents.value;
  return { own, drawn: (events * own + added * spread) / (events + added) };
}

/** Standard deviation for the interval, in the unit of the rate: never smaller than the group's own. */
const deviation = (cell: AverageCounts, { own, drawn }: GroupVariance): number =>
  finite(Math.sqrt(Math.max(own, drawn)) / unitOf(cell), "standard-deviation");

/** One variance of residuals that gives the difference of two averages the same error as the variances of both. */
const weighted = (a: number, b: number, ofGroup: number, others: number): number =>
  (a * others + b * ofGroup) / (ofGroup + others);

/** Two-sided p-value of the sum of a group's residuals when its students are drawn at random from all: without replacement, to the third moment. */
function shuffledP(sum: number, ofGroup: number, others: number, variance: number, skewness: number): number {
  const n = ofGroup + others;
  const z = sum / Math.sqrt((variance * ofGroup * others) / n);
  const ofSum = skewness * ((others - ofGroup) / (n - 2)) * Math.sqrt((n - 1) / (ofGroup * others));
  return Math.min(1, 2 * skewedTail(finite(z, "test-statistic"), finite(ofSum, "skewness")));
}
