import { isNone, type NoNumber, none } from "../base/finding.ts";
import { normalQuantile } from "../stats/normal.ts";
import {
  type Arrangement,
  cutsOfShares,
  fitOrderedProbit,
  fixedTerm,
  type LinearTerm,
  searchedTerm,
  termAt,
} from "../stats/ordered-probit.ts";
import { levelsSound } from "./v-gap.ts";

/**
 * One group (or school, or district) on the common scale, on which all students together have mean 0 and variance 1.
 */
export interface HetopGroup {
  readonly mean: number;
  readonly sd: number;
  /**
   * "lowest"/"highest": all of its students are at the bottom/top level, so it gets the smallest/largest estimated
   * mean.
   */
  readonly meanFrom: "estimate" | "lowest" | "highest";
  /** "pooled": it uses at most two levels, so it gets the geometric mean of the other standard deviations. */
  readonly sdFrom: "estimate" | "pooled";
}

export interface Hetop {
  readonly kind: "hetop";
  readonly groups: readonly HetopGroup[];
  readonly cuts: readonly number[];
  /** Intraclass correlation: share of the variance of all students that is between groups. */
  readonly intraclass: number;
  readonly negativeLogLikelihood: number;
}

/** The first two cuts are pinned to fix the scale of the likelihood. */
const pinned = [-1, 0] as const;

/**
 * A wider range of log standard deviations means the likelihood has no maximum (a standard deviation tends to 0 or
 * infinity).
 */
const widestLogSdRange = Math.log(1000);

/**
 * Heteroskedastic ordered probit of many groups at once: each group has its own mean and standard deviation; the cut
 * points are shared. Means and gaps are on the scale of the Stanford Education Data Archive. Below about 50 students
 * a group's standard deviation is unstable.
 *
 * @param counts  one row per group: students at each of K >= 3 levels, low to high; whole numbers
 * @returns "too_few_units" below two groups, "zero_denominator" if a group is empty, "not_estimable" for fewer than
 *   three levels, if a level is empty in all groups, if no group uses three levels, or if the search does not
 *   converge; "invalid_input"
 * @see Reardon, Shear, Castellano & Ho 2017, doi:10.3102/1076998616666279; R HETOP, mle_hetop
 */
export function hetop(counts: readonly (readonly number[])[]): Hetop | NoNumber {
  const first = counts[0];
  if (first === undefined || counts.length < 2) return none("too_few_units");
  if (!counts.every((row) => levelsSound(first, row))) return none("invalid_input");
  const sizes = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  if (sizes.some((n) => n === 0)) return none("zero_denominator");
  const n = sizes.reduce((sum, size) => sum + size, 0);
  if (first.length < 3 || first.some((_, k) => counts.every((row) => row[k] === 0))) return none("not_estimable");
  const status = counts.map(statusOf);
  if (!status.some(({ sdFrom }) => sdFrom === "estimate") || !status.some(({ meanFrom }) => meanFrom === "estimate"))
    return none("not_estimable");

  const shares = counts.map((row) => row.map((count) => count / n));
  const arrange = arrangementOf(status, first.length);
  const fit = fitOrderedProbit(shares, arrange, startOf(shares, status));
  if (isNone(fit)) return fit;
  const arrangement = arrange(fit.at);
  const groups = arrangement.groups.map(({ mean, logSd }) => ({
    mean: termAt(mean, fit.at),
    logSd: termAt(logSd, fit.at),
  }));
  const logSds = groups.map(({ logSd }) => logSd);
  if (Math.max(...logSds) - Math.min(...logSds) > widestLogSdRange) return none("not_estimable");
  const cuts = arrangement.cuts.map((cut) => termAt(cut, fit.at));
  return onCommonScale(groups, cuts, status, sizes, n * fit.value);
}

type GroupStatus = Pick<HetopGroup, "meanFrom" | "sdFrom">;

function statusOf(row: readonly number[]): GroupStatus {
  const used = row.flatMap((count, k) => (count > 0 ? [k] : []));
  const only = used.length === 1 ? used[0] : undefined;
  return {
    meanFrom: only === 0 ? "lowest" : only === row.length - 1 ? "highest" : "estimate",
    sdFrom: used.length <= 2 ? "pooled" : "estimate",
  };
}

/**
 * Maps free parameters to groups and cuts: estimated means, then estimated log standard deviations, then the cuts
 * above the two pinned ones.
 */
function arrangementOf(status: readonly GroupStatus[], levels: number): (x: readonly number[]) => Arrangement {
  const meanPlace = places(status.map(({ meanFrom }) => meanFrom === "estimate"));
  const sdPlace = places(status.map(({ sdFrom }) => sdFrom === "estimate"));
  const means = meanPlace.filter((place) => place !== undefined).length;
  const sds = sdPlace.filter((place) => place !== undefined).length;
  const pooled: LinearTerm = {
    fixed: 0,
    parts: Array.from({ length: sds }, (_, j) => ({ at: means + j, weight: 1 / sds })),
  };
  const cuts = Array.from({ length: levels - 1 }, (_, k) => {
    const at = pinned[k];
    return at === undefined ? searchedTerm(means + sds + k - pinned.length) : fixedTerm(at);
  });
  return (x) => {
    const estimated = x.slice(0, means);
    const extreme = {
      estimate: 0,
      lowest: estimated.indexOf(Math.min(...estimated)),
      highest: estimated.indexOf(Math.max(...estimated)),
    };
    const groups = status.map(({ meanFrom }, g) => {
      const own = sdPlace[g];
      return {
        mean: searchedTerm(meanPlace[g] ?? extreme[meanFrom]),
        logSd: own === undefined ? pooled : searchedTerm(means + own),
      };
    });
    return { groups, cuts };
  };
}

/** Consecutive indexes, from 0, for the true entries. */
function places(free: readonly boolean[]): (number | undefined)[] {
  let next = 0;
  return free.map((is) => (is ? next++ : undefined));
}

/**
 * Starting values: all students as a standard normal, rescaled to the pinned cuts; each group's mean from the
 * midpoints of its levels.
 */
function startOf(shares: readonly (readonly number[])[], status: readonly GroupStatus[]): number[] {
  const all = (shares[0] ?? []).map((_, k) => shares.reduce((sum, row) => sum + (row[k] ?? 0), 0));
  const [low = 0, second = 1, ...higher] = cutsOfShares(all);
  const width = Math.max(1e-6, second - low);
  const onPinned = (z: number): number => (z - low) / width + pinned[0];
  let below = 0;
  const middles = all.map((share) => {
    below += share;
    return onPinned(normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, below - share / 2))));
  });
  const means = shares.flatMap((row, g) => {
    if (status[g]?.meanFrom !== "estimate") return [];
    const size = row.reduce((sum, share) => sum + share, 0);
    return [row.reduce((sum, share, k) => sum + (share / size) * (middles[k] ?? 0), 0)];
  });
  const sds = status.flatMap(({ sdFrom }) => (sdFrom === "estimate" ? [-Math.log(width)] : []));
  return [...means, ...sds, ...higher.map(onPinned)];
}

interface LatentGroup {
  readonly mean: number;
  readonly logSd: number;
}

function onCommonScale(
  groups: readonly LatentGroup[],
  cuts: readonly number[],
  status: readonly GroupStatus[],
  sizes: readonly number[],
  negativeLogLikelihood: number,
): Hetop {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const averaged = (value: (group: LatentGroup) => number): number =>
    groups.reduce((sum, group, g) => sum + ((sizes[g] ?? 0) / n) * value(group), 0);
  const center = averaged(({ mean }) => mean);
  const between = averaged(({ mean }) => (mean - center) ** 2);
  const totalSd = Math.sqrt(between + averaged(({ logSd }) => Math.exp(2 * logSd)));
  return {
    kind: "hetop",
    groups: groups.map(({ mean, logSd }, g) => ({
      mean: (mean - center) / totalSd,
      sd: Math.exp(logSd) / totalSd,
      ...(status[g] ?? { meanFrom: "estimate", sdFrom: "estimate" }),
    })),
    cuts: cuts.map((cut) => (cut - center) / totalSd),
    intraclass: between / totalSd ** 2,
    negativeLogLikelihood,
  };
}
