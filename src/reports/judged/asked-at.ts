import { groupKey, placeKey } from "../../base/keys.ts";
import type { Audience } from "../../cube/cube.ts";
import type { View } from "./explore.ts";
import { type Judged, rowsAt } from "./judged.ts";

interface Asked {
  readonly indicators: ReadonlySet<number>;
  readonly groups: ReadonlySet<number>;
}
const known = new WeakMap<Judged<Audience>, Map<number, Asked>>();

/** Indicators and groups with a comparison at a place in any year, by index; found once for each place. */
export function askedAt(judged: Judged<Audience>, place: number): Asked {
  const ofTable = known.get(judged) ?? new Map<number, Asked>();
  known.set(judged, ofTable);
  const cached = ofTable.get(place);
  if (cached !== undefined) return cached;
  const [indicators, groups] = [new Set<number>(), new Set<number>()];
  for (const keys of [judged.gaps, judged.refused]) {
    for (let year = 0; year < judged.years.length; year++) {
      const [from, to] = rowsAt(keys, judged.years.length, place, year);
      for (let row = from; row < to; row++) {
        indicators.add(keys.indicator[row]!);
        groups.add(keys.group[row]!);
      }
    }
  }
  const asked = { indicators, groups };
  ofTable.set(place, asked);
  return asked;
}

/** The number of comparisons in a view, judged or not. */
export function comparisonsIn(judged: Judged<Audience>, { indicators, groups, places, years }: View): number {
  const flags = <T>(all: readonly T[], wanted: readonly string[], key: (item: T) => string): Uint8Array => {
    const those = new Set(wanted);
    return Uint8Array.from(all, (item) => Number(those.has(key(item))));
  };
  const isAsked = flags(judged.indicators, indicators, ({ id }) => id);
  const isGroup = flags(judged.groups, groups, groupKey);
  const isPlace = flags(judged.places, places, placeKey);
  const isYear = flags(judged.years, years.map(String), String);
  let n = 0;
  for (const keys of [judged.gaps, judged.refused]) {
    for (let place = 0; place < isPlace.length; place++) {
      if (isPlace[place] === 0) continue;
      for (let year = 0; year < isYear.length; year++) {
        if (isYear[year] === 0) continue;
        const [from, to] = rowsAt(keys, judged.years.length, place, year);
        for (let row = from; row < to; row++) n += isAsked[keys.indicator[row]!]! & isGroup[keys.group[row]!]!;
      }
    }
  }
  return n;
}
