import type { Polarity } from "../indicators/indicator.ts";
import type { Direction } from "../measures/oriented-gap.ts";

const directions: Readonly<Record<Polarity, Direction>> = {
  favorable: "higher-is-better",
  unfavorable: "lower-is-better",
  neither: "neither",
};

/** Which way an indicator is better, in the words of audit.json. */
export const directionOf = (outcome: Polarity): Direction => directions[outcome];
