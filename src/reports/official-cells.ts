import { isNone } from "../base/finding.ts";
import type { CellCounts, Withheld } from "../cube/cell.ts";
import type { Audience, Cube } from "../cube/cube.ts";
import type { OfficialOrigin } from "../cube/official-figures.ts";
import { cellRate } from "../measures/cell-gap.ts";
import { isRestWithheld, type Levels } from "./comparisons.ts";

/** Origin of an indicator's figures in a place and year; undefined in a cube counted from student records. */
export function officialOrigin(
  cube: Cube<Audience>,
  indicator: number,
  year: number,
  place: number,
): OfficialOrigin | undefined {
  const { official } = cube;
  if (official === undefined) return undefined;
  const at = (place * cube.years.length + year) * cube.plan.indicators.length + indicator;
  return official.origins[official.origin[at] ?? 255];
}

/**
 * Rate of a published cell, and of everyone else, computed by subtracting the group from the total. Null if not
 * published, if everyone else is below the minimum, or if everyone else is a single withheld group that the rate
 * would disclose.
 *
 * @param levelIndex  index of the group in its grouping's cells
 */
export function officialRates(
  levelIndex: number,
  cells: Levels["cells"],
  all: CellCounts | Withheld | undefined,
  minimumN: number,
): { readonly rate: number | null; readonly comparisonRate: number | null } {
  const cell = cells[levelIndex];
  if (cell === undefined) return { rate: null, comparisonRate: null };
  const rate = officialRate(cell);
  const total = all === undefined ? null : officialRate(all);
  const everybody = all?.n ?? null;
  const students = cell.n;
  const isReported = rate !== null && total !== null && everybody !== null && students !== null && students > 0;
  if (!isReported || everybody - students < minimumN || isRestWithheld(levelIndex, cells))
    return { rate: rate, comparisonRate: null };
  return { rate: rate, comparisonRate: (everybody * total - students * rate) / (everybody - students) };
}

/** Rate or average of a published cell, if shown. */
export function officialRate(cell: CellCounts | Withheld): number | null {
  if (isNone(cell)) return cell.value;
  const rate = cellRate(cell);
  return isNone(rate) ? null : rate;
}

/**
 * Whether exactly one level is withheld while the total is published, so the others disclose it (complementary
 * disclosure, methods 1.11). The agency published it this way; any further publication must withhold a second level.
 */
export function onlyOneWithheld(levels: Levels): boolean {
  if (!levels.exhaustive || levels.all === undefined || isNone(levels.all)) return false;
  const hidden = levels.cells.filter((cell) => cell !== undefined && isNone(cell));
  return hidden.length === 1 && levels.cells.length > 1;
}
