import type { Place } from "./cube.ts";

export interface SlotLayout {
  /** The first slot of each place in each period, -1 where it has no slots: `slots[place * periods + period]`. */
  readonly slots: Int32Array;
  /** Number of slots of the earlier periods, for each period; the last entry is the total. */
  readonly usedBefore: readonly number[];
}

/** Number of groups with cells in a place; crossings exist only from the school up. */
export const groupsKept = (
  { kind }: Pick<Place, "kind">,
  layout: { readonly oneWayGroups: number; readonly groups: readonly unknown[] },
): number => (kind === "grade" || kind === "grade-band" ? layout.oneWayGroups : layout.groups.length);

/**
 * Assigns each occupied place one slot per group and period. Periods use disjoint ranges of slots, so they can be
 * counted in parallel without locks.
 *
 * @param isOccupied  whether `place * periods + period` has rows or figures
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
