import { groupKey, placeKey } from "../../base/keys.ts";
import type { Release } from "../../release/cell.ts";
import { everyGrade } from "../../release/structure.ts";
import type { ShownCell } from "./place-cells.ts";
import type { PublicGroup } from "./questions.ts";

/** An average as a page shows it. */
export interface ShownAverage extends Pick<ShownCell, "line" | "n"> {
  readonly value: ShownCell["rate"];
  readonly unit: string;
}

/** Which average of all grades together. */
export interface AverageName {
  readonly id: string;
  readonly schoolYear: string;
  readonly place: { readonly kind: string; readonly id: string };
  readonly group: PublicGroup;
}

const nameText = ({ id, schoolYear, place, group }: AverageName): string =>
  `${id} ${schoolYear} ${placeKey(place)} ${groupKey(group)}`;

/** Finds the averages of a release, read in one pass when first asked for. Undefined where it offers none. */
export function averagesOf({ cells }: Release): (name: AverageName) => ShownAverage | undefined {
  let known: Map<string, ShownAverage> | undefined;
  const read = (): Map<string, ShownAverage> => {
    const found = new Map<string, ShownAverage>();
    for (const [
      at,
      { value, unit, n, indicator, schoolYear, placeKind, placeId, grade, grouping, level },
    ] of cells.entries()) {
      if (value === null || grade !== everyGrade) continue;
      const name = { id: indicator, schoolYear, place: { kind: placeKind, id: placeId }, group: { grouping, level } };
      found.set(nameText(name), { line: at + 2, n, value, unit });
    }
    return found;
  };
  return (name) => {
    known ??= read();
    return known.get(nameText(name));
  };
}
