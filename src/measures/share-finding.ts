import { type EstimateResult, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { cellInterval } from "./cell-gap.ts";
import { type Counts, readCounts } from "./counts.ts";

/**
 * Converts counts to a finding: rate, Wilson interval, n and unit.
 *
 * @param counts      students with the outcome, and all students
 * @param confidence  a share
 * @param minimum     minimum students for stating a result
 * @returns a share; "zero_denominator" if there are no students, "below_min_n"; "invalid_input" if hits exceed
 *   students
 * @throws AppError stats.bad-confidence
 */
export function shareFinding(
  counts: Counts | NoNumber,
  confidence = confidenceLevel.value,
  minimum = 0,
): EstimateResult {
  const read = readCounts(counts);
  if (isNone(read)) return read;
  if (read.n > 0 && read.n < minimum) return none("below_min_n");
  const interval = cellInterval({ kind: "share", n: read.n, hits: read.hits }, confidence);
  return isNone(interval) ? interval : { kind: "estimate", ...interval, n: read.n, unit: "share" };
}
