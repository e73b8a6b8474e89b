import type { Release, ReleaseCell } from "../../release/cell.ts";
import { keyText } from "../../release/cells-file.ts";
import { type Printed, printedText } from "../../release/printed.ts";

/**
 * Why a number is printed differently than in the last release.
 * - `records`: the records of its year changed.
 * - `new`: it is offered for the first time.
 * - `gone`: it is no longer offered.
 * - `hidden`: it is hidden now, to protect other numbers.
 * - `rules`: the same records are printed differently.
 */
export const moveReasons = ["records", "new", "gone", "hidden", "rules"] as const;
export type MoveReason = (typeof moveReasons)[number];

/** How many numbers moved since a release, by reason. Counts and rates are numbers of their own. */
export function movedNumbers(before: Release, now: Release): Readonly<Record<MoveReason, number>> {
  const moved: Record<MoveReason, number> = { records: 0, new: 0, gone: 0, hidden: 0, rules: 0 };
  const old = new Map(before.cells.map((cell) => [keyText(cell), cell]));
  const recordsBefore = recordsOf(before);
  const recordsNow = recordsOf(now);
  for (const cell of now.cells) {
    const last = old.get(keyText(cell));
    old.delete(keyText(cell));
    if (last === undefined) {
      moved.new += 1;
      continue;
    }
    const [from, to] = [numberOf(last), numberOf(cell)];
    if (printedText(from) === printedText(to)) continue;
    const year = `${cell.population} ${cell.schoolYear}`;
    if (recordsBefore.get(year) !== recordsNow.get(year)) moved.records += 1;
    else if (to.kind === "hidden") moved.hidden += 1;
    else moved.rules += 1;
  }
  moved.gone = old.size;
  return moved;
}

/** The number of a row: a rate, or a number of students. */
const numberOf = ({ n, rate, value }: ReleaseCell): Printed => rate ?? value ?? n;

const recordsOf = ({ structure }: Release): ReadonlyMap<string, string> =>
  new Map(
    structure.populations.flatMap(({ id, years }) =>
      years.map(({ schoolYear, records }) => [`${id} ${schoolYear}`, records] as const),
    ),
  );
