import { groupKey, placeKey } from "../../base/keys.ts";
import type { Audience } from "../../cube/cube.ts";
import { type Judged, keyOf, type RowKey, rowOf } from "./judged.ts";

/** `indicator/year/place/group/comparison`: stable across audits of the same records. */
export function idOf(judged: Judged<Audience>, key: RowKey, comparison: string): string {
  const place = placeKey(judged.places[key.place]!);
  const group = groupKey(judged.groups[key.group]!);
  return `${judged.indicators[key.indicator]!.id}/${judged.years[key.year]}/${place}/${group}/${comparison}`;
}

const tables = ["gaps", "refused"] as const;

/** A row of one of the two tables. */
export interface RowFound {
  readonly table: (typeof tables)[number];
  readonly row: number;
}

/**
 * Finds the row with an id. Place and level names may contain any character, so parts are matched against the table's
 * lists.
 */
export function rowOfId(judged: Judged<Audience>, id: string): RowFound | undefined {
  const [indicatorId = "", year = ""] = id.split("/", 2);
  const rest = id.slice(indicatorId.length + year.length + 2);
  const at = {
    indicator: judged.indicators.findIndex((i) => i.id === indicatorId),
    year: judged.years.indexOf(Number(year)),
  };
  const places = judged.places.flatMap((p, place) => (rest.startsWith(`${placeKey(p)}/`) ? [place] : []));
  for (const place of places) {
    const about = rest.slice(placeKey(judged.places[place]!).length + 1);
    for (const [group, named] of judged.groups.entries()) {
      if (!about.startsWith(`${groupKey(named)}/`)) continue;
      for (const table of tables) {
        const row = rowOf(judged[table], judged.years.length, { ...at, place, group });
        if (row >= 0 && idOfRow(judged, table, row) === id) return { table, row };
      }
    }
  }
  return undefined;
}

/** All ids of an audit. */
export function* idsOf(judged: Judged<Audience>): Generator<string> {
  for (const table of tables) for (let row = 0; row < judged[table].rows; row++) yield idOfRow(judged, table, row);
}

function idOfRow(judged: Judged<Audience>, table: RowFound["table"], row: number): string {
  const keys = judged[table];
  return idOf(judged, keyOf(keys, judged.years.length, row), judged.comparisons[keys.comparison[row]!]!);
}
