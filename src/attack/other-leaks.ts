import { placeKey } from "../base/keys.ts";
import type { Release } from "../release/cell.ts";
import { everyGrade } from "../release/structure.ts";
import type { Leak } from "./finding.ts";
import { groupIdOf } from "./groups.ts";
import type { Policy } from "./judge.ts";
import { cellId, type ReleaseRelations, tableId } from "./model.ts";
import type { NumberRange } from "./ranges.ts";

type RangeOf = (cell: number) => NumberRange;

/**
 * Hidden parts of a known whole that together are a group smaller than the minimum: "one of the two groups" is a group
 * of the attacker's making.
 */
export function unionLeaks(
  { relations, cells, sumsOfStudents }: ReleaseRelations,
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
      if (cells[cell]?.isAgain === true) isGroup = false;
      const isHidden = factor < 0 && range.low < range.high && range.low < minimum;
      if (isHidden) {
        hidden += 1;
        continue;
      }
      low += factor * (factor > 0 ? range.low : range.high);
      high += factor * (factor > 0 ? range.high : range.low);
    }
    const key = cells[whole]?.key;
    const isSmall = low > 0 && high < minimum && high - low < needs.students;
    if (isGroup && hidden > 1 && isSmall && key !== undefined) leaks.push({ kind: "union", key, low, high });
  }
  return leaks;
}

/**
 * Groups that are all students of their place: each one's status is known. A leak for the level `yes` of a flag, because
 * the level `no` says that nobody has the status; of other groupings the number is given.
 */
export function everyoneLeaks(
  { index }: ReleaseRelations,
  releases: readonly Release[],
  rangeOf: RangeOf,
): { readonly leaks: readonly Leak[]; readonly oneLevel: number } {
  const leaks: Leak[] = [];
  let oneLevel = 0;
  for (const { structure, cells } of releases) {
    const levels = new Map(structure.groupings.map((grouping) => [grouping.id, grouping.levels]));
    const records = new Map(
      structure.populations.flatMap(({ id, years }) =>
        years.map(
          ({ schoolYear, records: state }) => [`${id}\t${schoolYear}`, tableId(id, schoolYear, state)] as const,
        ),
      ),
    );
    for (const cell of cells) {
      const own = levels.get(cell.grouping);
      if (cell.indicator !== "" || own === undefined) continue;
      const table = records.get(`${cell.population}\t${cell.schoolYear}`) ?? "";
      const place = placeKey({ kind: cell.placeKind, id: cell.placeId });
      const numberOf = (grouping: string, level: string): NumberRange =>
        rangeOf(index.get(cellId(table, "", place, cell.grade, groupIdOf({ grouping, level }))) ?? -1);
      const group = numberOf(cell.grouping, cell.level);
      const all = numberOf(everyGrade, everyGrade);
      const isAll = group.low === group.high && all.low === all.high && group.low === all.low;
      // The total may be a range: that nobody is at the level `no` of a flag says it too.
      const isFlag = own.length === 2 && own.includes("no") && cell.level === "yes";
      const isNobody = isFlag && numberOf(cell.grouping, "no").high === 0;
      if ((!isAll && !isNobody) || all.low === 0) continue;
      if (cell.level === "yes") leaks.push({ kind: "everyone", key: cell, ...group });
      else if (!own.includes("yes")) oneLevel += 1;
    }
  }
  return { leaks, oneLevel };
}

/** The same number in two states of the records, known in both, that differs by fewer students than the minimum. */
export function revisionLeaks({ cells }: ReleaseRelations, rangeOf: RangeOf, minimum: number): Leak[] {
  const leaks: Leak[] = [];
  const states = Map.groupBy(new Set(cells.map(({ table }) => table)), (table) =>
    table.slice(0, table.lastIndexOf("\t")),
  );
  if ([...states.values()].every((tables) => tables.length < 2)) return [];
  const known = new Map<string, number>();
  cells.forEach(({ key, kind, isAgain }, at) => {
    const { low, high } = rangeOf(at);
    if (isAgain || kind === "amount" || low !== high) return;
    const id = Object.values(key).join("\t");
    const before = known.get(id);
    const change = before === undefined ? 0 : Math.abs(low - before);
    if (change > 0 && change < minimum) leaks.push({ kind: "revision", key, low: change, high: change });
    known.set(id, low);
  });
  return leaks;
}

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
