import { type NoNumber, none } from "../base/finding.ts";
import { type Diagnostics, diagnostics } from "./diagnostics.ts";
import { designColumns, type ScoreCell } from "./outliers.ts";

/**
 * Diagnostics of one group's model in `positiveOutliers`, with the same cells, columns and weights.
 *
 * @param cells  of one group
 * @throws AppError models.bad-cell
 */
export function outlierDiagnostics(cells: readonly ScoreCell[]): Diagnostics | NoNumber {
  if (cells.length === 0) return none("group_absent");
  return diagnostics({
    y: Float64Array.from(cells, ({ score }) => score),
    columns: designColumns(cells),
    weights: Float64Array.from(cells, ({ n }) => n),
  });
}
