import type { Release } from "../release/cell.ts";
import { everyGrade } from "../release/structure.ts";
import type { Leak } from "./finding.ts";
import type { Policy } from "./judge.ts";
import type { ReleaseRelations } from "./model.ts";
import type { NumberRange } from "./ranges.ts";

type RangeOf = (cell: number) => NumberRange;

/**
 * Hidden parts of a known whole that together form a group smaller than the minimum: an attacker can form the group
 * "one of the two groups".
 */
export function unionLeaks(
  { relations, numbers, sumsOfStudents }: ReleaseRelations,
  rangeOf: RangeOf,
  { minimum, needs }: Policy,
): Leak[] {
  const { starts, cells: terms, factors } = relations;
  const leaks: Leak[] = [];
  for (const row of sumsOfStudents) {
    let [low, high, hidden, whole] = [0, 0, 0, -1];
    let isGroup = true;
    for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
      const cell = terms[t] ?? 0;
      const factor = factors[t] ?? 0;
      const range = rangeOf(cell);
      if (factor > 0 && whole < 0) whole = cell;
      if (numbers.isAgain(cell)) isGroup = false;
      const isHidden = factor < 0 && range.low < range.high && range.low < minimum;
      if (isHidden) {
        hidden += 1;
        continue;
      }
      low += factor * (factor > 0 ? range.low : range.high);
      high += factor * (factor > 0 ? range.high : range.low);
    }
    const isSmall = low > 0 && high < minimum && high - low < needs.students;
    if (isGroup && hidden > 1 && isSmall) leaks.push({ kind: "union", key: numbers.key(whole) ?? null, low, high });
  }
  return leaks;
}

/**
 * Groups that contain all students of their place, so that each one's status is known. For a flag, a leak is the
 * level `yes`, because `no` says that nobody has the status; for other groupings the number is given.
 */
export function everyoneLeaks(
  { numbers }: ReleaseRelations,
  releases: readonly Release[],
  rangeOf: RangeOf,
): { readonly leaks: readonly Leak[]; readonly oneLevel: number } {
  const leaks: Leak[] = [];
  let oneLevel = 0;
  for (const { structure, cells } of releases) {
    const levels = new Map(structure.groupings.map((grouping) => [grouping.id, grouping.levels]));
    const find = numbers.finder(structure);
    for (const cell of cells) {
      const own = levels.get(cell.grouping);
      if (cell.indicator !== "" || own === undefined) continue;
      const numberOf = (grouping: string, level: string): NumberRange => rangeOf(find(cell, "", { grouping, level }));
      const group = numberOf(cell.grouping, cell.level);
      const all = numberOf(everyGrade, everyGrade);
      const isAll = group.low === group.high && all.low === all.high && group.low === all.low;
      // Also if the total is a range: it still shows that nobody is at the level `no`.
      const isFlag = own.length === 2 && own.includes("no") && cell.level === "yes";
      const isNobody = isFlag && numberOf(cell.grouping, "no").high === 0;
      if ((!isAll && !isNobody) || all.low === 0) continue;
      if (cell.level === "yes") leaks.push({ kind: "everyone", key: cell, ...group });
      else if (!own.includes("yes")) oneLevel += 1;
    }
  }
  return { leaks, oneLevel };
}

/** The same number in several states of the records, known in two of them that differ by fewer students than the minimum. */
export function revisionLeaks({ numbers }: ReleaseRelations, rangeOf: RangeOf, minimum: number): Leak[] {
  const states = Map.groupBy(numbers.tables.values(), ({ population, schoolYear }) => `${population}\t${schoolYear}`);
  const leaks: Leak[] = [];
  for (const [table, ...others] of [...states.values()].flatMap(laterOf)) {
    if (table === undefined) continue;
    for (const [place, spot] of table.spots)
      for (const [m, { id: measure, kind }] of table.measures.entries())
        for (const [g, group] of table.groups.entries()) {
          const at = table.number(spot, m, g);
          const now = rangeOf(at);
          if (kind === "amount" || numbers.isAgain(at) || now.low !== now.high) continue;
          for (const other of others) {
            const where = other.spots.get(place);
            const [otherMeasure, otherGroup] = [other.measureAt(measure), other.groupAt(group.id)];
            if (where === undefined || otherMeasure < 0 || otherGroup < 0) continue;
            const before = rangeOf(other.number(where, otherMeasure, otherGroup));
            const change = Math.abs(now.low - before.low);
            if (before.low !== before.high || change === 0 || change >= minimum) continue;
            leaks.push({ kind: "revision", key: numbers.key(at) ?? null, low: change, high: change });
            break;
          }
        }
  }
  return leaks;
}

/** Each item of a list with all items before it; none for the first. */
const laterOf = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  list.slice(1).map((one, at) => [one, ...list.slice(0, at + 1)]);

/** Counts printed with a marker of their own, as `<=10`: it reveals which cells were hidden because they are small. */
export const markerLeaks = (releases: readonly Release[]): Leak[] =>
  releases.flatMap(({ cells }) =>
    cells.flatMap((cell): Leak[] => {
      if (cell.indicator !== "" || (cell.n.kind !== "at-most" && cell.n.kind !== "at-least")) return [];
      const low = cell.n.kind === "at-least" ? cell.n.low : 0;
      const high = cell.n.kind === "at-most" ? cell.n.high : Number.POSITIVE_INFINITY;
      return [{ kind: "marker", key: cell, low, high }];
    }),
  );
