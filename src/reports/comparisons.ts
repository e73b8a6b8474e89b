import { isNone } from "../base/finding.ts";
import type { Cell } from "../cube/cell.ts";
import { addCells, subtractCells } from "../cube/cell.ts";
import { cellRate } from "../measures/cell-gap.ts";

/** Whom each group is compared with; a setting of the district. */
export type ComparisonRule = "everyone-else" | "highest" | "all" | "california" | `${string}.${string}`;

/** California's own choice, where it has one (School Dashboard student groups). */
const californiaReference: Readonly<Record<string, string>> = {
  "race-ethnicity": "white",
  "race-2024": "white",
  disadvantaged: "no",
  disability: "no",
};

export interface Comparison {
  readonly label: string;
  readonly cell: Cell;
  /** Against all, the group is among those it is compared with. */
  readonly includesGroup: boolean;
}

/** What the comparison of one level needs: the cells of every level of its grouping, and everybody. */
export interface Levels {
  readonly grouping: string;
  readonly levels: readonly string[];
  readonly cells: readonly (Cell | undefined)[];
  readonly all: Cell;
  /** The levels are all there are; otherwise (the commonest languages) everyone else is everybody less the group. */
  readonly exhaustive: boolean;
}

/** The students a level is compared with, or undefined where there is nobody or it is itself the reference. */
export function comparisonOf(
  level: number,
  of: Levels,
  rule: ComparisonRule,
  higherIsBetter: boolean,
  minimumN: number,
): Comparison | undefined {
  const own = of.cells[level];
  if (own === undefined) return undefined;
  const named =
    rule === "california"
      ? californiaReference[of.grouping]
      : rule.startsWith(`${of.grouping}.`)
        ? rule.slice(of.grouping.length + 1)
        : undefined;
  if (named !== undefined) return other(of.levels.indexOf(named), level, of, `level:${named}`);
  if (rule === "highest") return other(bestLevel(of, higherIsBetter, minimumN), level, of);
  if (rule === "all") return { label: "all", cell: of.all, includesGroup: true };
  const cell = of.exhaustive ? sumOfOthers(level, of.cells) : subtractCells(of.all, own);
  return cell === undefined || cell.n === 0 ? undefined : { label: "everyone-else", cell, includesGroup: false };
}

function other(
  reference: number,
  level: number,
  of: Levels,
  label = `level:${of.levels[reference] ?? ""}`,
): Comparison | undefined {
  const cell = of.cells[reference];
  return reference === level || cell === undefined || cell.n === 0 ? undefined : { label, cell, includesGroup: false };
}

function sumOfOthers(level: number, cells: readonly (Cell | undefined)[]): Cell | undefined {
  let total: Cell | undefined;
  cells.forEach((cell, i) => {
    if (i === level || cell === undefined || cell.n === 0) return;
    total = total === undefined ? cell : addCells(total, cell);
  });
  return total;
}

/** The level with the best rate among those large enough: a tiny group at 100 % is nobody's yardstick. */
function bestLevel(of: Levels, higherIsBetter: boolean, minimumN: number): number {
  let best = -1;
  let bestRate = 0;
  of.cells.forEach((cell, i) => {
    if (cell === undefined || cell.n < minimumN) return;
    const rate = cellRate(cell);
    if (isNone(rate)) return;
    if (best < 0 || (higherIsBetter ? rate > bestRate : rate < bestRate)) {
      best = i;
      bestRate = rate;
    }
  });
  return best;
}
