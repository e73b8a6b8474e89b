import { requireFinite } from "../stats/require.ts";

/** Which direction of an indicator is better for students, as written in audit.json. */
export type Direction = "higher-is-better" | "lower-is-better" | "neither";

/** A raw gap, group minus comparison, with its interval and the indicator's better direction. */
export interface OrientedGap {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly direction: Direction;
}

/**
 * A gap turned for sorting and for the `value` of audit.json: positive is a disadvantage for the group. If neither
 * direction is better, positive means "more often". Readers see `shownGap`.
 */
export interface Disadvantage {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Turns a raw gap. This file is the only place where a gap's sign changes; tests, verdicts and changes over
 * years use the raw gap. Returns 0, never -0.
 *
 * @throws AppError stats.not-finite
 * @example disadvantage({ value: -0.1, lower: -0.2, upper: 0.05, direction: "higher-is-better" }) // 0.1, from -0.05 to 0.2
 */
export function disadvantage({ value, lower, upper, direction }: OrientedGap): Disadvantage {
  requireFinite([value, lower, upper], "gap-and-interval");
  return direction === "higher-is-better"
    ? { value: 0 - value, lower: 0 - upper, upper: 0 - lower }
    : { value: value + 0, lower: lower + 0, upper: upper + 0 };
}

/**
 * A gap with the sign shown to readers: negative if the group has less of the wanted outcome. If neither direction is
 * better, positive means "more often". The opposite of `disadvantage`, which tables of an audit keep.
 */
export interface ShownGap {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * @throws AppError stats.not-finite
 * @example shownGap({ value: 0.1, lower: -0.05, upper: 0.2, direction: "lower-is-better" }) // -0.1, from -0.2 to 0.05
 */
export function shownGap(gap: OrientedGap): ShownGap {
  const { value, lower, upper } = disadvantage(gap);
  return gap.direction === "neither"
    ? { value, lower, upper }
    : { value: 0 - value, lower: 0 - upper, upper: 0 - lower };
}

/** Same as `shownGap`, for a difference without an interval, group minus comparison. */
export const shownDifference = (difference: number, direction: Direction): number =>
  shownGap({ value: difference, lower: difference, upper: difference, direction }).value;

/** Same as `disadvantage`, for a difference without an interval: group minus comparison, or later minus earlier. */
export const disadvantageOf = (difference: number, direction: Direction): number =>
  disadvantage({ value: difference, lower: difference, upper: difference, direction }).value;
