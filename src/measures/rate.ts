import { type Finding, isNone, type NoNumber, none } from "../base/finding.ts";
import { clopperPearson } from "../stats/clopper-pearson.ts";
import { wilson } from "../stats/wilson.ts";
import { type Counts, readCounts } from "./counts.ts";

/**
 * One rate with its Wilson interval.
 *
 * @param counts  students with the outcome and students in all
 * @param level   confidence, a share
 * @returns a share; "zero_denominator" without students, "invalid_input" when more have the outcome than there are
 * @throws AppError stats.bad-level
 */
export const rate = (counts: Counts | NoNumber, level = 0.95): Finding => withInterval(counts, level, wilson);

/** One rate with its exact (Clopper-Pearson) interval; otherwise as rate. */
export const exactRate = (counts: Counts | NoNumber, level = 0.95): Finding =>
  withInterval(counts, level, clopperPearson);

function withInterval(given: Counts | NoNumber, level: number, interval: typeof wilson): Finding {
  const counts = readCounts(given);
  if (isNone(counts)) return counts;
  const { n, hits } = counts;
  if (n === 0) return none("zero_denominator");
  return { kind: "estimate", value: hits / n, ...interval(hits, n, level), n, unit: "share" };
}
