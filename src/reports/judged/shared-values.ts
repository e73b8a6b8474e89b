import { isNone, type NoNumber, type Reason } from "../../base/finding.ts";
import { comparedLevel } from "../../base/keys.ts";
import { type CellCounts, subtractCells, type Withheld } from "../../cube/cell.ts";
import type { CountedCells } from "../../cube/cube.ts";
import { clusterValues, sharedCounts } from "../../cube/shared-sums.ts";
import { cellRate, gapToAll } from "../../measures/cell-gap.ts";
import type { CellGap } from "../../measures/gap-estimate.ts";
import { clusteredGap, type SharedSides } from "../../measures/shared-gap.ts";
import type { GapOf } from "../level-gap.ts";
import type { GapQuestion } from "./compare-plan.ts";

/**
 * How the gaps of an indicator are measured whose values belong to teachers or schools.
 *
 * @returns undefined for one whose values are students' own; else the measure of a group, by its index in the cube
 */
export function sharedGapOf(
  cells: CountedCells | undefined,
  { indicator, grouping, place, year }: GapQuestion,
): ((group: number) => GapOf) | undefined {
  const shared = cells?.shared;
  const column = shared?.columnOf[indicator.at] ?? -1;
  if (cells === undefined || shared === undefined || column < 0) return undefined;
  const placeYear = place * cells.years.length + year;
  const first = cells.slots[placeYear] ?? -1;
  const countsOf = (group: number) => sharedCounts(shared, first + group, column) ?? nobody;
  const value = shared.values[column]!;
  const all = countsOf(0);
  const clusters = clusterValues(shared, placeYear, column) ?? noClusters;
  return (group) => {
    const own = countsOf(group);
    const gapOf = (
      cell: CellCounts,
      comparison: CellCounts,
      named: string | undefined,
      everybody: CellCounts,
      confidence: number,
    ): CellGap | NoNumber => {
      const level = named === undefined ? -1 : grouping.levels.indexOf(named);
      const sides: SharedSides = {
        ...{ value, group: own, all, allN: everybody.n, clusters },
        ...(level >= 0 && { comparison: countsOf(grouping.first + level) }),
      };
      return clusteredGap(cell, comparison, sides, confidence);
    };
    return (cell, { cell: comparison, includesGroup, label }, everybody, confidence) => {
      if (!includesGroup) return gapOf(cell, comparison, comparedLevel(label), everybody, confidence);
      const rest = subtractCells(everybody, cell);
      const gap = gapOf(cell, rest, undefined, everybody, confidence);
      return isNone(gap) ? gap : gapToAll(gap, rest.n / everybody.n);
    };
  };
}

const nobody = { weight: 0, squares: 0, withAll: 0, cubes: 0, squaresWithAll: 0, withAllSquared: 0, expected: 0 };
const noClusters = { clusters: 0, sum: 0, sumOfSquares: 0, sumOfCubes: 0 };

/** Reasons for which a gap is still shown, without its certainty. */
const shownReasons: ReadonlySet<Reason> = new Set([
  "too_few_teachers",
  "too_few_sections",
  "too_few_schools",
  "shared_value",
]);

/** Rates of a gap without a verdict. */
export interface ShownRates {
  readonly rate: number;
  readonly comparisonRate: number;
}

export function ratesWithout(
  reason: Reason,
  cell: CellCounts | Withheld | undefined,
  comparison: CellCounts | undefined,
): ShownRates | undefined {
  if (!shownReasons.has(reason) || cell === undefined || isNone(cell) || comparison === undefined) return undefined;
  const [rate, comparisonRate] = [cellRate(cell), cellRate(comparison)];
  return isNone(rate) || isNone(comparisonRate) ? undefined : { rate, comparisonRate };
}
