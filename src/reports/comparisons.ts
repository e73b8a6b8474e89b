import { isNone, type NoNumber, none } from "../base/finding.ts";
import { comparisonWith } from "../base/keys.ts";
import type { CellCounts, ShareCounts, Withheld } from "../cube/cell.ts";
import { addCells, subtractCells } from "../cube/cell.ts";
import { cellRate } from "../measures/cell-gap.ts";

/** What each group is compared with; a district setting. */
export type ComparisonRule = "everyone-else" | "highest" | "all" | "california" | `${string}.${string}`;

/** California's own reference group, where it defines one (School Dashboard student groups). */
const californiaReference: Readonly<Record<string, string>> = {
  "race-ethnicity": "white",
  "race-2024": "white",
  disadvantaged: "no",
  disability: "no",
};

export interface Comparison {
  readonly label: string;
  readonly cell: CellCounts;
  /** Whether the comparison includes the group, as with all students. */
  readonly includesGroup: boolean;
}

/** Input for comparing one level: cells of all levels of its grouping, and of all students. */
export interface Levels {
  readonly grouping: string;
  readonly levels: readonly string[];
  readonly cells: readonly (CellCounts | Withheld | undefined)[];
  readonly all: CellCounts | Withheld | undefined;
  /**
   * Whether the levels cover every student. If not (most common languages), everyone else is all students minus the
   * group.
   */
  readonly exhaustive: boolean;
  /**
   * Sum of all levels of an exhaustive grouping, if they are shares. Everyone else is then a subtraction, exact in
   * whole numbers.
   */
  readonly total?: ShareCounts | undefined;
  /**
   * Published figures, whose levels may be withheld or missing, so everyone else can only be computed from the
   * published total.
   */
  readonly official?: boolean;
}

/**
 * The students a level is compared with.
 *
 * @returns undefined if there are no such students or the level is the reference itself; a reason if published
 *   figures lack them or using them would disclose a withheld cell
 */
export function comparisonOf(
  levelIndex: number,
  levels: Levels,
  rule: ComparisonRule,
  higherIsBetter: boolean,
  minimumN: number,
): Comparison | NoNumber | undefined {
  const group = levels.cells[levelIndex];
  if (group === undefined || isNone(group)) return undefined;
  const named =
    rule === "california"
      ? californiaReference[levels.grouping]
      : rule.startsWith(`${levels.grouping}.`)
        ? rule.slice(levels.grouping.length + 1)
        : undefined;
  if (named !== undefined) return other(levels.levels.indexOf(named), levelIndex, levels, comparisonWith(named));
  if (rule === "highest") return other(bestLevel(levels, higherIsBetter, minimumN), levelIndex, levels);
  if (levels.official === true || levels.all === undefined || isNone(levels.all)) {
    const rest = officialRest(levelIndex, levels, group);
    if (isNone(rest)) return rest;
    if (rule === "all" && levels.all !== undefined && !isNone(levels.all))
      return { label: "all", cell: levels.all, includesGroup: true };
    return rest.n === 0 ? undefined : { label: "everyone-else", cell: rest, includesGroup: false };
  }
  if (rule === "all") return { label: "all", cell: levels.all, includesGroup: true };
  const cell = levels.exhaustive ? othersOf(levelIndex, levels, group) : subtractCells(levels.all, group);
  return cell === undefined || cell.n === 0 ? undefined : { label: "everyone-else", cell, includesGroup: false };
}

/**
 * All students minus the group, from the published total. Other groups may be withheld, but the rest must not consist
 * of a single withheld group.
 */
function officialRest(levelIndex: number, levels: Levels, group: CellCounts): CellCounts | NoNumber {
  const { all } = levels;
  if (all === undefined) return none("no_data");
  if (isNone(all)) return all.reason === "suppressed_input" ? none("reference_suppressed") : none(all.reason);
  const rest = subtractCells(all, group);
  if (rest.n < 0 || (rest.kind === "share" && (rest.hits < 0 || rest.hits > rest.n))) return none("invalid_input");
  return isRestWithheld(levelIndex, levels.cells) ? none("reference_suppressed") : rest;
}

/** Whether everyone else consists of one withheld group, which the rest would disclose. */
export function isRestWithheld(levelIndex: number, cells: Levels["cells"]): boolean {
  const others = cells.filter((_, i) => i !== levelIndex);
  const isReported = others.some((cell) => cell !== undefined && (isNone(cell) ? cell.value !== null : cell.n > 0));
  return !isReported && others.some((cell) => isNone(cell) && cell.reason === "suppressed_input");
}

function other(
  reference: number,
  levelIndex: number,
  levels: Levels,
  label = comparisonWith(levels.levels[reference] ?? ""),
): Comparison | NoNumber | undefined {
  const cell = levels.cells[reference];
  if (reference === levelIndex || cell === undefined) return undefined;
  if (isNone(cell)) return cell.reason === "suppressed_input" ? none("reference_suppressed") : none(cell.reason);
  return cell.n === 0 ? undefined : { label, cell, includesGroup: false };
}

/**
 * Sum of the other levels of an exhaustive grouping. Decimal sums depend on order, so averages are added level by
 * level.
 */
function othersOf(levelIndex: number, { total, cells }: Levels, group: CellCounts): CellCounts | undefined {
  if (total === undefined || group.kind !== "share") return sumOfOthers(levelIndex, cells);
  const n = total.n - group.n;
  return n === 0 ? undefined : { kind: "share", n, hits: total.hits - group.hits };
}

/** Sum of all levels; undefined unless they are shares. */
export function levelsTotal(cells: Levels["cells"]): ShareCounts | undefined {
  let [n, hits] = [0, 0];
  for (const cell of cells) {
    if (cell === undefined) continue;
    if (isNone(cell) || cell.kind !== "share") return undefined;
    n += cell.n;
    hits += cell.hits;
  }
  return { kind: "share", n, hits };
}

/** Sum of the other levels, in order; undefined if they have no students. */
export function sumOfOthers(levelIndex: number, cells: Levels["cells"]): CellCounts | undefined {
  let total: CellCounts | undefined;
  cells.forEach((cell, i) => {
    if (i === levelIndex || cell === undefined || isNone(cell) || cell.n === 0) return;
    total = total === undefined ? cell : addCells(total, cell);
  });
  return total;
}

/** Level with the best rate among those large enough; a tiny group at 100% is not a useful comparison. */
function bestLevel(levels: Levels, higherIsBetter: boolean, minimumN: number): number {
  let best = -1;
  let bestRate = 0;
  levels.cells.forEach((cell, i) => {
    if (cell === undefined || isNone(cell) || cell.n < minimumN) return;
    const rate = cellRate(cell);
    if (isNone(rate)) return;
    if (best < 0 || (higherIsBetter ? rate > bestRate : rate < bestRate)) {
      best = i;
      bestRate = rate;
    }
  });
  return best;
}
