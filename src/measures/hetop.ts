import { isNone, type NoNumber, none } from "../base/finding.ts";
import { minimise, type Valley } from "../stats/minimise.ts";
import { normalQuantile } from "../stats/normal.ts";
import { type LatentGroup, levelFit, startingCuts } from "../stats/ordered-probit.ts";
import { levelsSound } from "./v-gap.ts";

/** One group (or school, or district) on the common scale: all students together have mean 0 and variance 1. */
export interface HetopGroup {
  readonly mean: number;
  readonly sd: number;
  /** "lowest"/"highest": all its students are at the bottom (top) level, so it takes the smallest (largest) mean found. */
  readonly meanFrom: "estimate" | "lowest" | "highest";
  /** "pooled": two or fewer levels are in use, so it takes the geometric mean of the others' standard deviations. */
  readonly sdFrom: "estimate" | "pooled";
}

export interface Hetop {
  readonly kind: "hetop";
  readonly groups: readonly HetopGroup[];
  readonly cuts: readonly number[];
  /** Share of the variance of all students that lies between groups. */
  readonly intraclass: number;
  readonly negativeLogLikelihood: number;
}

/** The scale on which the likelihood is searched is pinned at its first two cuts. */
const pinned = [-1, 0] as const;

/**
 * Heteroskedastic ordered probit of many groups at once: each has a mean and a standard deviation, all share the cut points. Means and
 * gaps come out on the scale of the Stanford Education Data Archive. Below about 50 students a group's standard deviation is unstable.
 *
 * @param counts  one row a group: students at each of K >= 3 levels, low to high; whole numbers
 * @returns "too_few_units" below two groups, "zero_denominator" when a group is empty, "not_estimable" for fewer than three levels, when
 *          a level is empty in all groups, when no group uses three levels, or when the search does not settle; "invalid_input"
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

  const layout = layoutOf(status, first.length);
  const shares = counts.map((row) => row.map((count) => count / n));
  const valley: Valley = (x) => {
    const { groups, cuts } = layout.read(x);
    const fits = shares.map((row, g) => levelFit(row, cuts, groups[g] as LatentGroup));
    return { value: fits.reduce((sum, fit) => sum + fit.value, 0), gradient: layout.slopes(x, fits) };
  };
  const found = minimise(valley, layout.start(shares), { tolerance: 1e-9, maxSteps: 5000 });
  if (isNone(found)) return found;
  const { groups, cuts } = layout.read(found.at);
  return onCommonScale(groups, cuts, status, sizes, n * found.value);
}

type Status = Pick<HetopGroup, "meanFrom" | "sdFrom">;

function statusOf(row: readonly number[]): Status {
  const used = row.flatMap((count, k) => (count > 0 ? [k] : []));
  const only = used.length === 1 ? used[0] : undefined;
  return {
    meanFrom: only === 0 ? "lowest" : only === row.length - 1 ? "highest" : "estimate",
    sdFrom: used.length <= 2 ? "pooled" : "estimate",
  };
}

interface Layout {
  /** Groups and cuts from the searched numbers: free means, free log standard deviations, logs of the steps between cuts. */
  readonly read: (x: readonly number[]) => { groups: LatentGroup[]; cuts: number[] };
  /** Slopes with respect to the searched numbers. */
  readonly slopes: (x: readonly number[], fits: readonly ReturnType<typeof levelFit>[]) => number[];
  readonly start: (shares: readonly (readonly number[])[]) => number[];
}

function layoutOf(status: readonly Status[], levels: number): Layout {
  const freeMeans = status.flatMap(({ meanFrom }, g) => (meanFrom === "estimate" ? [g] : []));
  const freeSds = status.flatMap(({ sdFrom }, g) => (sdFrom === "estimate" ? [g] : []));
  const sdAt = freeMeans.length;
  const cutsAt = sdAt + freeSds.length;
  const meanPlace = (x: readonly number[], g: number): number => {
    const from = status[g]?.meanFrom;
    if (from === "estimate") return freeMeans.indexOf(g);
    const means = x.slice(0, sdAt);
    return means.indexOf(from === "lowest" ? Math.min(...means) : Math.max(...means));
  };
  const cutsOf = (x: readonly number[]): number[] => {
    const cuts: number[] = [...pinned];
    let last = 0;
    for (const step of x.slice(cutsAt)) {
      last += Math.exp(step);
      cuts.push(last);
    }
    return cuts;
  };
  return {
    read: (x) => {
      const logSds = x.slice(sdAt, cutsAt);
      const pooled = logSds.reduce((sum, s) => sum + s, 0) / logSds.length;
      const groups = status.map(({ sdFrom }, g) => ({
        mean: x[meanPlace(x, g)] ?? 0,
        logSd: sdFrom === "estimate" ? (logSds[freeSds.indexOf(g)] ?? 0) : pooled,
      }));
      return { groups, cuts: cutsOf(x) };
    },
    slopes: (x, fits) => {
      const slopes = x.map(() => 0);
      const add = (place: number, by: number): void => {
        slopes[place] = (slopes[place] ?? 0) + by;
      };
      fits.forEach((fit, g) => {
        add(meanPlace(x, g), fit.mean);
        const own = freeSds.indexOf(g);
        if (own >= 0) add(sdAt + own, fit.logSd);
        else
          freeSds.forEach((_, j) => {
            add(sdAt + j, fit.logSd / freeSds.length);
          });
        // a step moves every cut above it
        let above = 0;
        for (let k = levels - 2; k >= 2; k--) {
          above += fit.cuts[k] ?? 0;
          add(cutsAt + k - 2, above * Math.exp(x[cutsAt + k - 2] ?? 0));
        }
      });
      return slopes;
    },
    start: (shares) => {
      const all = (shares[0] ?? []).map((_, k) => shares.reduce((sum, row) => sum + (row[k] ?? 0), 0));
      const [low = 0, firstStep = 0, ...steps] = startingCuts(all);
      const width = Math.exp(firstStep);
      const onPinned = (z: number): number => (z - low) / width - 1;
      let below = 0;
      const middles = all.map((share) => {
        below += share;
        return onPinned(normalQuantile(below - share / 2));
      });
      const means = freeMeans.map((g) => {
        const row = shares[g] ?? [];
        const size = row.reduce((sum, share) => sum + share, 0);
        return row.reduce((sum, share, k) => sum + (share / size) * (middles[k] ?? 0), 0);
      });
      return [...means, ...freeSds.map(() => -firstStep), ...steps.map((step) => step - firstStep)];
    },
  };
}

function onCommonScale(
  groups: readonly LatentGroup[],
  cuts: readonly number[],
  status: readonly Status[],
  sizes: readonly number[],
  negativeLogLikelihood: number,
): Hetop {
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const averaged = (of: (group: LatentGroup) => number): number =>
    groups.reduce((sum, group, g) => sum + ((sizes[g] ?? 0) / n) * of(group), 0);
  const center = averaged(({ mean }) => mean);
  const between = averaged(({ mean }) => (mean - center) ** 2);
  const spread = Math.sqrt(between + averaged(({ logSd }) => Math.exp(2 * logSd)));
  return {
    kind: "hetop",
    groups: groups.map(({ mean, logSd }, g) => ({
      mean: (mean - center) / spread,
      sd: Math.exp(logSd) / spread,
      ...(status[g] ?? { meanFrom: "estimate", sdFrom: "estimate" }),
    })),
    cuts: cuts.map((cut) => (cut - center) / spread),
    intraclass: between / spread ** 2,
    negativeLogLikelihood,
  };
}
