import { adjustPValues, gapMovement } from "../../measures/gap-family.ts";
import type { AuditRules } from "../../rules/audit.ts";
import type { FamilyLists } from "./families.ts";
import { type ChangeCuts, type GapColumns, rowsAt } from "./judged.ts";

type Gaps = Pick<GapColumns, "rows" | "start" | "indicator" | "group" | "comparison" | "value" | "variance">;

/** Two-sided p-value of the change in a gap between two rows. */
export const changeP = (
  { value, variance }: Pick<GapColumns, "value" | "variance">,
  first: number,
  last: number,
  confidence: number,
): number => gapMovement(value[first]!, variance[first]!, value[last]!, variance[last]!, confidence).p;

/**
 * Adjusts the p-values of all changes from the first year with a comparison to the last; schools separately from
 * larger places.
 */
export function changeCuts(gaps: Gaps, lists: FamilyLists, { confidence: level, clearQ }: AuditRules): ChangeCuts {
  const p: number[] = [];
  const family: number[] = [];
  eachChange(gaps, lists, (first, last, place) => {
    p.push(changeP(gaps, first, last, level));
    family.push(lists.places[place]!.kind === "school" ? 1 : 0);
  });
  const [of, families] = [Float64Array.from(p), Uint8Array.from(family)];
  const q = adjustPValues(of, { count: 2, family: families, repeats: new Uint8Array(of.length) });
  const cuts = [0, 0];
  for (let k = 0; k < of.length; k++) if (q[k]! <= clearQ) cuts[families[k]!] = Math.max(cuts[families[k]!]!, of[k]!);
  return { wide: cuts[0]!, school: cuts[1]! };
}

/** Calls back for each comparison made in several years, with its first and last rows. */
function eachChange(
  { start, indicator, group, comparison }: Gaps,
  { years, places, groups, indicators }: FamilyLists,
  found: (first: number, last: number, place: number) => void,
): void {
  const first = new Int32Array(indicators.length * groups.length);
  const last = new Int32Array(indicators.length * groups.length);
  for (let place = 0; place < places.length; place++) {
    const [from] = rowsAt({ start }, years.length, place, 0);
    const [, to] = rowsAt({ start }, years.length, place, years.length - 1);
    const keyOf = (row: number): number => indicator[row]! * groups.length + group[row]!;
    for (let row = from; row < to; row++) last[keyOf(row)] = row;
    first.fill(-1);
    // Rows of earlier years come first.
    for (let row = from; row < to; row++) {
      const key = keyOf(row);
      if (first[key]! < 0 && comparison[row] === comparison[last[key]!]) first[key] = row;
    }
    for (let row = from; row < to; row++) {
      const key = keyOf(row);
      if (last[key] === row && first[key] !== row) found(first[key]!, row, place);
    }
  }
}
