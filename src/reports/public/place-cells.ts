import { placeKey } from "../../base/keys.ts";
import type { Release, ReleaseCell } from "../../release/cell.ts";
import { type Printed, printedText } from "../../release/printed.ts";

/** A cell as a page shows it. */
export interface ShownCell {
  /** Its line in cells.csv; the header is line 1. */
  readonly line: number;
  readonly n: Printed;
  readonly rate: Printed;
}

/** A printed value for a table of numbers: a number, or else the text of cells.csv ("20-29", ">=95", "*"). */
export const tableValue = (printed: Printed): number | string =>
  printed.kind === "number" ? printed.value : printedText(printed);

export interface CellName {
  readonly indicator: string;
  readonly schoolYear: string;
  readonly grade: string;
  readonly grouping: string;
  readonly level: string;
}

/** The rates of a place, by cell. Undefined if the release does not offer it there. */
export type PlaceCells = (name: CellName) => ShownCell | undefined;

const nameText = ({ indicator, schoolYear, grade, grouping, level }: CellName): string =>
  `${indicator},${schoolYear},${grade},${grouping},${level}`;

/** Rows of one place follow each other within a population and school year, so a place is a few ranges of rows. */
export function cellsByPlace({
  cells,
}: Release): (place: { readonly kind: string; readonly id: string }) => PlaceCells {
  const ranges = new Map<string, number[]>();
  let before: ReleaseCell | undefined;
  cells.forEach((cell, at) => {
    if (
      before?.placeId !== cell.placeId ||
      before.placeKind !== cell.placeKind ||
      before.population !== cell.population ||
      before.schoolYear !== cell.schoolYear
    ) {
      const key = placeKey({ kind: cell.placeKind, id: cell.placeId });
      const list = ranges.get(key);
      if (list === undefined) ranges.set(key, [at]);
      else list.push(at);
    }
    before = cell;
  });
  return (place) => {
    const known = new Map<string, ShownCell>();
    for (const start of ranges.get(placeKey(place)) ?? []) {
      const first = cells[start];
      for (let at = start; ; at++) {
        const cell = cells[at];
        if (cell?.placeId !== first?.placeId || cell?.placeKind !== first?.placeKind) break;
        if (cell === undefined || cell.population !== first?.population || cell.schoolYear !== first.schoolYear) break;
        if (cell.rate !== null) known.set(nameText(cell), { line: at + 2, n: cell.n, rate: cell.rate });
      }
    }
    return (name) => known.get(nameText(name));
  };
}
