import type { Place } from "./cube.ts";

export interface SlotLayout {
  /** The first slot of each place in each period, -1 where nothing is kept: `slots[place * periods + period]`. */
  readonly slots: Int32Array;
  /** How many slots the periods before each have; the last entry is how many there are in all. */
  readonly usedBefore: readonly number[];
}

/** How many of the groups are kept for a place: crossings only from the school up. */
export const groupsKept = (
  { kind }: Pick<Place, "kind">,
  layout: { readonly oneWayGroups: number; readonly groups: readonly unknown[] },
): number => (kind === "grade" || kind === "grade-band" ? layout.oneWayGroups : layout.groups.length);

/**
 * Gives each place a slot a group in each period in which something is known of it. Periods use disjoint ranges of slots, so they can be counted in
 * parallel without locks.
 *
 * @param isOccupied  whether something is known of `place * periods + period`
 */
export function layOutSlots(
  places: readonly Place[],
  periods: number,
  layout: { readonly oneWayGroups: number; readonly groups: readonly unknown[] },
  isOccupied: (placePeriod: number) => boolean,
): SlotLayout {
  const slots = new Int32Array(places.length * periods).fill(-1);
  const usedBefore = [0];
  let used = 0;
  for (let period = 0; period < periods; period++) {
    places.forEach((place, p) => {
      if (!isOccupied(p * periods + period)) return;
      slots[p * periods + period] = used;
      used += groupsKept(place, layout);
    });
    usedBefore.push(used);
  }
  return { slots, usedBefore };
}
