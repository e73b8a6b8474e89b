import { isNone, type NoNumber, none } from "../base/finding.ts";
import type { CellCounts } from "../cube/cell.ts";
import type { ClusterValues, SharedCounts, SharedValue } from "../cube/shared-sums.ts";
import { sharedValueRules } from "../rules/shared-values.ts";
import { finite, requireConfidence } from "../stats/require.ts";
import { skewedTail } from "../stats/skewed-tail.ts";
import { studentTQuantile } from "../stats/student-t.ts";
import { cellGap, cellRate } from "./cell-gap.ts";
import type { CellGap } from "./gap-estimate.ts";

/** Who holds the values of the students of a gap. */
export interface SharedSides {
  readonly value: SharedValue;
  readonly group: SharedCounts;
  /** Sums of all students, and how many they are. */
  readonly all: SharedCounts;
  readonly allN: number;
  /** Of a comparison that is a group of its own; absent where it is everyone else. */
  readonly comparison?: SharedCounts;
  readonly clusters: ClusterValues;
}

/**
 * Gap between two groups whose values belong to teachers, sections or schools (clusters): chance decides which cluster has which value, not each student's.
 *
 * The gap of averages is a sum over clusters of the cluster's value times c = W1/n1 - W0/n0, its share of the group minus its share of the comparison; both
 * sides share clusters. A permutation test: the p-value is that of the same sum when the values are assigned to the place's clusters at random. Its variance
 * and skewness are exact if a student's value is an average. A student with several teachers is divided among them in proportion. If one teacher is enough
 * ("any"), W counts the students whose value depends on this cluster alone, which gives an upper bound of the variance (Efron & Stein 1981), and the gap is
 * compared with the expected gap, because students with more teachers have more chances. The exception is a teacher of the student's own race: if a district
 * has few teachers of some races, that is the gap itself. The interval is a t interval; its degrees of freedom are the effective number of clusters (Kish) on
 * the side with fewer, minus one.
 *
 * Everyone else means all students minus the group, including students of unknown level. For a named comparison group the covariance of the two sides is
 * omitted, which overstates the variance if they share clusters.
 *
 * @returns "too_few_teachers", "too_few_sections", "too_few_schools" below `sharedValueRules`; "shared_value" where the rule of the value is neither; "zero_variance"
 * @throws AppError stats.bad-confidence, stats.out-of-range
 * @see Hoeffding 1951, doi:10.1214/aoms/1177729545
 */
export function sharedGap(
  group: CellCounts,
  comparison: CellCounts,
  shared: SharedSides,
  confidence: number,
): CellGap | NoNumber {
  requireConfidence(confidence);
  const [rate, comparisonRate] = [cellRate(group), cellRate(comparison)];
  if (isNone(rate)) return rate;
  if (isNone(comparisonRate)) return none("no_comparison_group");
  if (shared.value.made === "otherwise") return none("shared_value");
  const sides = sidesOf(group.n, comparison.n, shared);
  const tooFew = none(`too_few_${shared.value.by}s`);
  const { fewestClusters, fewestUnlike } = sharedValueRules;
  if (!(Math.min(sides.ofGroup, sides.ofComparison) >= fewestClusters.value)) return tooFew;
  const { clusters: count, sum, sumOfSquares, sumOfCubes } = shared.clusters;
  const mean = sum / count;
  const squares = sumOfSquares - sum * mean;
  const cubes = sumOfCubes - 3 * mean * sumOfSquares + 3 * mean ** 2 * sum - mean ** 3 * count;
  // Of the student's own race: each race has a chance of its own, and the variance of a yes or no is at most a quarter.
  const isOwnRace = shared.value.made === "any" && shared.value.ofOwnRace;
  const valueVariance = isOwnRace ? largestOfYesNo : squares / (count - 1);
  if (!(squares > dust * sumOfSquares)) return none("zero_variance");
  // The rarer of yes and no; of other values n / (1 + skewness^2), which is about that number.
  const isYesNo = Math.abs(sumOfSquares - sum) <= dust * sum;
  const unlike = isYesNo ? Math.min(sum, count - sum) : count / (1 + (cubes / count) ** 2 / (squares / count) ** 3);
  if (unlike < (shared.value.made === "any" ? fewestClusters : fewestUnlike).value) return tooFew;
  const variance = finite(valueVariance * sides.squares, "variance");
  if (!(variance > 0)) return none("zero_variance");
  const value = rate - comparisonRate;
  const third = isOwnRace ? 0 : (count / ((count - 1) * (count - 2))) * cubes * sides.cubes;
  const se = Math.sqrt(variance);
  const half = finite(
    -studentTQuantile((1 - confidence) / 2, Math.min(sides.ofGroup, sides.ofComparison) - 1) * se,
    "interval",
  );
  const z = finite((value - sides.expected) / se, "test-statistic");
  return {
    rate,
    comparisonRate,
    value,
    lower: finite(value - half, "interval"),
    upper: finite(value + half, "interval"),
    p: Math.min(1, 2 * skewedTail(z, finite(third / variance ** 1.5, "skewness"))),
    variance,
  };
}

/**
 * Gap of values that belong to teachers, sections or schools: an intersection-union test (Berger 1982) of two permutations, values among clusters (`sharedGap`) and group
 * labels among students (`cellGap`). Either p-value may be the larger one, because large classes have many students but one teacher. The result has the larger
 * p-value, and an interval that covers both.
 *
 * @returns the reason if either test gives none
 * @throws AppError as `sharedGap` and `cellGap`
 * @see Berger 1982, doi:10.1080/00401706.1982.10487790
 */
export function clusteredGap(
  group: CellCounts,
  comparison: CellCounts,
  sides: SharedSides,
  confidence: number,
): CellGap | NoNumber {
  const shared = sharedGap(group, comparison, sides, confidence);
  if (isNone(shared)) return shared;
  const own = cellGap(group, comparison, confidence);
  if (isNone(own)) return own;
  return {
    ...shared,
    lower: Math.min(shared.lower, own.lower),
    upper: Math.max(shared.upper, own.upper),
    p: isNone(shared.p) ? shared.p : isNone(own.p) ? own.p : Math.max(shared.p, own.p),
    variance: Math.max(shared.variance, own.variance),
  };
}

/** The variance of a yes or no where both are as likely. */
const largestOfYesNo = 0.25;
/** Sums of squares nearer than this to 0, as a part of the squares they are the difference of, are rounding errors. */
const dust = 1e-12;

interface Sides {
  /** Sums over the clusters of the squares and cubes of c less its average. */
  readonly squares: number;
  readonly cubes: number;
  /** Clusters on each side, by Kish's count. */
  readonly ofGroup: number;
  readonly ofComparison: number;
  /** The expected gap when values are assigned at random. */
  readonly expected: number;
}

function sidesOf(n: number, comparisonN: number, sides: SharedSides): Sides {
  const { group, all, allN, comparison } = sides;
  const isAny = sides.value.made === "any" && !sides.value.ofOwnRace;
  const { clusters } = sides.clusters;
  const kish = (weight: number, squares: number): number => (squares > 0 ? weight ** 2 / squares : 0);
  if (comparison !== undefined) {
    const sum = group.weight / n - comparison.weight / comparisonN;
    const squares = group.squares / n ** 2 + comparison.squares / comparisonN ** 2;
    const cubes = group.cubes / n ** 3 - comparison.cubes / comparisonN ** 3;
    return {
      ...centered(sum, squares, cubes, clusters),
      ofGroup: kish(group.weight, group.squares),
      ofComparison: kish(comparison.weight, comparison.squares),
      expected: isAny ? group.expected / n - comparison.expected / comparisonN : 0,
    };
  }
  // W0 = A - W1, so that c = W1 (1/n1 + 1/n0) - A / n0.
  const others = allN - n;
  const [a, b] = [1 / n + 1 / others, 1 / others];
  const sum = a * group.weight - b * all.weight;
  const squares = a ** 2 * group.squares - 2 * a * b * group.withAll + b ** 2 * all.squares;
  const cubes =
    a ** 3 * group.cubes -
    3 * a ** 2 * b * group.squaresWithAll +
    3 * a * b ** 2 * group.withAllSquared -
    b ** 3 * all.cubes;
  return {
    ...centered(sum, squares, cubes, clusters),
    ofGroup: kish(group.weight, group.squares),
    ofComparison: kish(all.weight - group.weight, all.squares - 2 * group.withAll + group.squares),
    expected: isAny ? group.expected / n - (all.expected - group.expected) / others : 0,
  };
}

/** Sums of the squares and cubes of numbers less their average, from the sums of the numbers themselves. */
function centered(
  sum: number,
  squares: number,
  cubes: number,
  count: number,
): { readonly squares: number; readonly cubes: number } {
  const mean = sum / count;
  return {
    squares: Math.max(0, squares - sum * mean),
    cubes: cubes - 3 * mean * squares + 2 * count * mean ** 3,
  };
}
