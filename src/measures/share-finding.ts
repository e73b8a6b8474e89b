import { type EstimateResult, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { cellInterval } from "./cell-gap.ts";
import { type Counts, readCounts } from "./counts.ts";

/**
 * Counts as a finding: the rate and the Wilson interval of a share cell, with its n and unit.
 *
 * @param counts      students with the outcome and students in all
 * @param confidence  a share
 * @param minimum     students below which nothing is stated
 * @returns a share; "zero_denominator" without students, "below_min_n"; "invalid_input" when more have the outcome than there are
 * @throws AppError stats.bad-level
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
