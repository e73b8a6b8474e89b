import { crossedGroupings } from "../../reports/crossing.ts";
import { type Delivery, deliveriesBehind } from "../../reports/delivery.ts";
import type { Audience } from "../../reports/report.ts";
import type { Site } from "./site.ts";

/** A question by a grouping in a year. Official figures come from other files than counts of records. */
interface Asked {
  readonly indicator: string;
  /** A crossing joins two groupings with `*`. */
  readonly grouping: string;
  readonly schoolYear: number;
  readonly official: boolean;
}

/** Files a number was computed from. */
export function filesBehindSection(
  { indicator, grouping, schoolYear, official }: Asked,
  site: Site,
): readonly Delivery<Audience>[] {
  const tables = official
    ? ["official_figure"]
    : [
        ...(site.indicator(indicator)?.tables ?? []),
        ...crossedGroupings(grouping).flatMap((g) => site.grouping(g)?.tables ?? []),
        "enrollment",
      ];
  return deliveriesBehind(site.deliveries, tables, schoolYear);
}
