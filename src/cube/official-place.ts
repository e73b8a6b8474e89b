import type { OfficialGroups } from "./official-groups.ts";
import { noOrigin } from "./official-origins.ts";
import type { OfficialCellRows } from "./official-read.ts";
import { layOutSlots } from "./slots.ts";

/** Chosen origins, and the slots of places and years with figures. */
export interface OfficialPlacing {
  /** Index of the chosen origin of each `placeYear * read + indicator`. */
  readonly chosen: Uint8Array;
  readonly slots: Int32Array;
  /** The number of slots. */
  readonly used: number;
}

/** @param read  number of indicators read */
export function placeOfficial(rows: OfficialCellRows, groups: OfficialGroups, read: number): OfficialPlacing {
  const chosen = chooseOrigins(rows, read);
  const hasFigures = (placeYear: number): boolean =>
    chosen.subarray(placeYear * read, (placeYear + 1) * read).some((origin) => origin !== noOrigin);
  const { slots, usedBefore } = layOutSlots(rows.places, rows.years.length, groups, hasFigures);
  return { chosen, slots, used: usedBefore.at(-1) ?? 0 };
}

/** Preferred origin of each indicator in each place and year: the first in the list that has a row there. */
function chooseOrigins(rows: OfficialCellRows, indicators: number): Uint8Array {
  const chosen = new Uint8Array(rows.places.length * rows.years.length * indicators).fill(noOrigin);
  for (let row = 0; row < rows.count; row++) {
    const { placeYear, indicator, origin } = rows.at(row);
    const at = placeYear * indicators + indicator;
    if (origin < (chosen[at] ?? 0)) chosen[at] = origin;
  }
  return chosen;
}
