import { isNone, type NoNumber, none, type Reason } from "../base/finding.ts";
import { addCells, type CellCounts, type Withheld } from "../cube/cell.ts";
import { cellGap, cellGapToAll } from "../measures/cell-gap.ts";
import type { CellGap } from "../measures/gap-estimate.ts";
import type { AuditRules } from "../rules/audit.ts";
import { type Comparison, type ComparisonRule, comparisonOf, type Levels } from "./comparisons.ts";

/** How a level is compared. */
export interface LevelGapSettings {
  readonly comparison: ComparisonRule;
  readonly rules: Pick<AuditRules, "minimumN" | "confidence">;
}

/** The gap of a group and the students it is compared with. */
export type GapOf = (
  group: CellCounts,
  comparison: Comparison,
  everybody: CellCounts,
  confidence: number,
) => CellGap | NoNumber;

const gapOfStudents: GapOf = (group, { cell, includesGroup }, everybody, confidence) =>
  includesGroup ? cellGapToAll(group, everybody, confidence) : cellGap(group, cell, confidence);

export interface LevelGap {
  readonly comparison: Comparison | NoNumber | undefined;
  /** All students, as far as known; the smallest gap worth acting on is based on them. */
  readonly everybody: CellCounts | undefined;
  /** The gap; the reason it is missing; or "reference" for the level the others are compared with. */
  readonly gap: CellGap | NoNumber | "reference";
}

/**
 * The gap between one level of a grouping and its comparison: cells in, gap out.
 *
 * @param cell            the level's own cell
 * @param higherIsBetter  which rate is best under the rule "highest"
 * @param gapOf           how a gap is measured; by default as that of students' own values
 * @throws AppError as `cellGap`
 */
export function levelGap(
  cell: CellCounts | Withheld,
  levelIndex: number,
  levels: Levels,
  higherIsBetter: boolean,
  settings: LevelGapSettings,
  gapOf: GapOf = gapOfStudents,
): LevelGap {
  const comparison = comparisonOf(levelIndex, levels, settings.comparison, higherIsBetter, settings.rules.minimumN);
  const refused = (reason: Reason): LevelGap => ({ comparison, everybody: undefined, gap: none(reason) });
  if (isNone(cell)) return refused(cell.reason);
  if (isNone(comparison)) return refused(comparison.reason);
  if (comparison === undefined)
    return settings.comparison === "everyone-else"
      ? refused("no_comparison_group")
      : { comparison, everybody: undefined, gap: "reference" };
  const { minimumN, confidence } = settings.rules;
  if (cell.n < minimumN) return refused("group_below_minimum");
  if (comparison.cell.n < minimumN) return refused("comparison_below_minimum");
  const { all } = levels;
  // Without a published total, use the group and the named reference group as all students.
  const everybody = all === undefined || isNone(all) ? addCells(cell, comparison.cell) : all;
  const gap = gapOf(cell, comparison, everybody, confidence);
  return { comparison, everybody, gap };
}
