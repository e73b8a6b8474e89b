import type { Need } from "../records/need.ts";
import { indicators } from "./index.ts";
import { notAskedYet } from "./not-asked.ts";

/** Indicators that the loaded records make possible, and what each missing record type would add. */
export interface Possible {
  /** Indicators with all their records. */
  readonly asked: readonly string[];
  /** Size of the catalog, including indicators no source provides records for yet. */
  readonly catalog: number;
  /** Per missing record type, the indicators that lack only it; most indicators first. */
  readonly adds: readonly { readonly record: string; readonly indicators: readonly string[] }[];
}

/** @param has  whether a record type is loaded */
export function indicatorsPossible(has: (need: Need) => boolean): Possible {
  const asked: string[] = [];
  const adds = new Map<string, string[]>();
  for (const { id, needs } of indicators) {
    const missing = [...new Set(needs.filter((n) => !has(n)).map((n) => n.record))];
    if (missing.length === 0) asked.push(id);
    else if (missing.length === 1) adds.set(missing[0] ?? "", [...(adds.get(missing[0] ?? "") ?? []), id]);
  }
  return {
    asked,
    catalog: indicators.length + notAskedYet.length,
    adds: [...adds]
      .map(([record, ids]) => ({ record, indicators: ids }))
      .sort((a, b) => b.indicators.length - a.indicators.length),
  };
}
