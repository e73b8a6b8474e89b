import { requireFinite } from "../stats/require.ts";

/** Which way an indicator is better for students, in the words of audit.json. */
export type Direction = "higher-is-better" | "lower-is-better" | "neither";

/** A gap as it was counted, group minus comparison, with its interval and the direction in which the indicator is better. */
export interface OrientedGap {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly direction: Direction;
}

/** A gap with the sign a reader sees: positive is a disadvantage of the group; where neither direction is better, positive means "more often". */
export interface Disadvantage {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The only place where the sign of a gap changes. Everything computed (tests, verdicts, changes over years) uses the gap as counted.
 * Returns 0, never -0.
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

/** A gap as opportunity: negative where the group has less of it; where neither direction is better, positive is "more often". */
export const opportunityOf = (gap: OrientedGap): number =>
  gap.direction === "neither" ? gap.value + 0 : 0 - disadvantage(gap).value;

/** As `disadvantage`, for a difference without an interval: group minus comparison, or later minus earlier. */
export const disadvantageOf = (difference: number, direction: Direction): number =>
  disadvantage({ value: difference, lower: difference, upper: difference, direction }).value;
