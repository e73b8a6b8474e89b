import type { Grouping } from "../groups/grouping.ts";
import type { Indicator } from "../indicators/indicator.ts";

/** The input of one pass: indicators, groupings and the pairs of groupings to cross. */
export interface CubePlan {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
  readonly crossings: readonly (readonly [string, string])[];
}
