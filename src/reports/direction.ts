import type { Polarity } from "../indicators/indicator.ts";
import type { Direction } from "../measures/oriented-gap.ts";

const directions: Readonly<Record<Polarity, Direction>> = {
  favorable: "higher-is-better",
  unfavorable: "lower-is-better",
  neither: "neither",
};

/** Better direction of an indicator, as written in audit.json. */
export const directionOf = (outcome: Polarity): Direction => directions[outcome];
