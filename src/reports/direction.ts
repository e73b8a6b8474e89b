import type { Unit } from "../base/finding.ts";
import type { Polarity } from "../indicators/indicator.ts";
import { type Direction, type OrientedGap, type ShownGap, shownGap } from "../measures/oriented-gap.ts";

const directions: Readonly<Record<Polarity, Direction>> = {
  favorable: "higher-is-better",
  unfavorable: "lower-is-better",
  neither: "neither",
};

/** Better direction of an indicator, as written in audit.json. */
export const directionOf = (outcome: Polarity): Direction => directions[outcome];

/** What a printer needs of a finding to show its gap. */
export interface GapInUnit {
  /** Group minus comparison, as counted, with the better direction. */
  readonly counted: OrientedGap;
  readonly unit: Unit;
}

/** The gap and its interval as readers see them everywhere: negative if the group has less of the wanted outcome. */
export const shownGapOf = ({ counted }: Pick<GapInUnit, "counted">): ShownGap => shownGap(counted);

/** A shown gap without an interval, turned back to the raw gap. */
export function rawOfShown(shown: number, direction: Direction): OrientedGap {
  const value = direction === "lower-is-better" ? 0 - shown : shown;
  return { value, lower: value, upper: value, direction };
}

/** The share of students with the wanted outcome: of an unwanted one, those without it. */
export const wantedShare = (share: number, direction: Direction): number =>
  direction === "lower-is-better" ? 1 - share : share;
