import type { Printed } from "../../release/printed.ts";
import { ladderStepOf, type Rounding } from "../../release/rounding.ts";

/** Least and most, both included. */
export interface PrintedLimits {
  readonly low: number;
  readonly high: number;
}

/** What a cell prints. */
export interface PrintedCell {
  readonly n: Printed;
  readonly rate: Printed;
}

/** All that the printed numbers of a cell leave open: students counted, students with the outcome, and their share. */
export interface CellLimits {
  readonly n: PrintedLimits;
  readonly hits: PrintedLimits;
  readonly share: PrintedLimits;
}

/** PrintedLimits of a printed count; undefined if it is hidden. */
export function countLimitsOf(n: Printed): PrintedLimits | undefined {
  if (n.kind === "number") return { low: n.value, high: n.value };
  return n.kind === "range" ? { low: n.low, high: n.high } : undefined;
}

/** PrintedLimits of a printed rate as shares; undefined if it is hidden. A rate in a band or rounded also was not coded. */
export function shareLimitsOf(rate: Printed, n: PrintedLimits, { rates }: Rounding): PrintedLimits | undefined {
  const step = ladderStepOf(rates, n.low);
  const within = (low: number, high: number): PrintedLimits => ({
    low: Math.max(low, step?.low ?? 0, 0) / percent,
    high: Math.min(high, step?.high ?? percent, percent) / percent,
  });
  switch (rate.kind) {
    case "hidden":
      return undefined;
    case "at-most":
      return { low: 0, high: rate.high / percent };
    case "at-least":
      return { low: rate.low / percent, high: 1 };
    case "range":
      return within(rate.low, rate.high + 1);
    case "number": {
      const half = step?.form === "rounded" && rate.decimals === 0 ? step.step / 2 : 0.5 / 10 ** rate.decimals;
      return within(rate.value - half, rate.value + half);
    }
  }
}

const percent = 100;
/** Keeps 0.29 × 100 from becoming 28.999999999999996. */
const dust = 1e-9;

/** The possible numbers behind a printed cell; undefined if its count or its rate is hidden, or nobody is counted. */
export function cellLimits({ n: count, rate }: PrintedCell, rounding: Rounding): CellLimits | undefined {
  const n = countLimitsOf(count);
  if (n === undefined || n.low < 1) return undefined;
  const share = shareLimitsOf(rate, n, rounding);
  if (share === undefined) return undefined;
  const hits = { low: Math.ceil(share.low * n.low - dust), high: Math.floor(share.high * n.high + dust) };
  return hits.low > hits.high ? undefined : { n, hits, share: sharper(share, hits, n) };
}

/** If the count is known, the share can only be one of whole students. */
const sharper = (share: PrintedLimits, hits: PrintedLimits, n: PrintedLimits): PrintedLimits =>
  n.low === n.high
    ? { low: Math.max(share.low, hits.low / n.low), high: Math.min(share.high, hits.high / n.low) }
    : share;

/**
 * The students outside a group, derived from the printed numbers of all students and of the group.
 *
 * @returns undefined if there may be fewer of them than a release shows
 */
export function limitsOfOthers(all: CellLimits, group: CellLimits, minimum: number): CellLimits | undefined {
  const n = { low: all.n.low - group.n.high, high: all.n.high - group.n.low };
  if (n.low < minimum) return undefined;
  const hits = {
    low: Math.max(0, all.hits.low - group.hits.high),
    high: Math.min(n.high, all.hits.high - group.hits.low),
  };
  if (hits.low > hits.high) return undefined;
  return { n, hits, share: { low: hits.low / n.high, high: Math.min(1, hits.high / n.low) } };
}
