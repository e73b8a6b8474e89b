import type { Polarity } from "../indicators/indicator.ts";
import { type Direction, disadvantageOf } from "../measures/oriented-gap.ts";

const directions: Readonly<Record<Polarity, Direction>> = {
  favorable: "higher-is-better",
  unfavorable: "lower-is-better",
  neither: "neither",
};

/** Better direction of an indicator, as written in audit.json. */
export const directionOf = (outcome: Polarity): Direction => directions[outcome];

/** A difference of two rates, group minus comparison, with the sign that readers see. */
export const disadvantageIn = (difference: number, outcome: Polarity): number =>
  disadvantageOf(difference, directionOf(outcome));
