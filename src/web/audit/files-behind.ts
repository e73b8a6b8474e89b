import { type Delivery, deliveriesBehind } from "../../reports/delivery.ts";
import type { Site } from "./site.ts";

/** A question by a grouping in a year; figures that an office published rest on other files than what is counted from records. */
interface Asked {
  readonly indicator: string;
  /** Two crossed are written with `*`. */
  readonly grouping: string;
  readonly schoolYear: number;
  readonly published: boolean;
}

/** The files a number rests on. */
export function filesBehind({ indicator, grouping, schoolYear, published }: Asked, site: Site): readonly Delivery[] {
  const tables = published
    ? ["published_cell"]
    : [
        ...(site.indicator(indicator)?.tables ?? []),
        ...grouping.split("*").flatMap((g) => site.grouping(g)?.tables ?? []),
        "enrollment",
      ];
  return deliveriesBehind(site.deliveries, tables, schoolYear);
}
