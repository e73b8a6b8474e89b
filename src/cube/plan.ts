import type { Grouping } from "../groups/grouping.ts";
import type { Indicator } from "../indicators/indicator.ts";

/** Everything one pass is asked: indicators, groupings and which pairs of them are crossed. */
export interface CubePlan {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
  readonly crossings: readonly (readonly [string, string])[];
}
