import { outscoresOf } from "../measures/v-gap.ts";

/** A gap over all levels of a test, as pairs of one student of the group and one of the comparison. */
export interface Pairs {
  /** Whether a student of the comparison more often has the higher score. */
  readonly othersHigher: boolean;
  /** Share of pairs in which the student of the side that is ahead has the higher score, and its range. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/** @param gap  V in standard deviations; above 0 where the group is below the comparison */
export function pairsOf({ value, lower, upper }: { value: number; lower: number; upper: number }): Pairs {
  const othersHigher = value > 0;
  const [low, high] = othersHigher ? [lower, upper] : [-upper, -lower];
  return { othersHigher, share: outscoresOf(Math.abs(value)), lower: outscoresOf(low), upper: outscoresOf(high) };
}
