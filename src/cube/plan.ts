import type { Grouping } from "../groups/grouping.ts";
import type { Indicator } from "../indicators/indicator.ts";

/** What to count in one pass: indicators, groupings, and pairs of groupings to cross. */
export interface CubePlan {
  readonly indicators: readonly Indicator[];
  readonly groupings: readonly Grouping[];
  readonly crossings: readonly (readonly [string, string])[];
}
