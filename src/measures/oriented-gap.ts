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
 * A gap with the sign shown to readers: positive is a disadvantage for the group. If neither direction is better,
 * positive means "more often".
 */
export interface Disadvantage {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Orients a gap for display. This is the only place where a gap's sign changes; tests, verdicts and changes over
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
 * A gap as opportunity: negative if the group has less of it. If neither direction is better, positive means "more
 * often".
 */
export const opportunityOf = (gap: OrientedGap): number =>
  gap.direction === "neither" ? gap.value + 0 : 0 - disadvantage(gap).value;

/** Same as `disadvantage`, for a difference without an interval: group minus comparison, or later minus earlier. */
export const disadvantageOf = (difference: number, direction: Direction): number =>
  disadvantage({ value: difference, lower: difference, upper: difference, direction }).value;
