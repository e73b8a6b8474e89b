import { type Estimate, isNone, type NoNumber, none } from "../base/finding.ts";
import { confidenceLevel } from "../rules/confidence.ts";
import { surveyRules } from "../rules/surveys.ts";
import { shareFinding } from "./share-finding.ts";

export interface Favorable {
  readonly kind: "favorable";
  /** Favorable share of the answers, with its Wilson interval. */
  readonly share: Estimate;
  /** Mean level, with levels numbered 1, 2, 3... */
  readonly mean: number;
}

/**
 * Favorable answers to one item. A skipped item is missing, never unfavorable.
 *
 * @param counts  answers at each level, lowest first
 * @param favorableLevels  numbered from 1; the top two of five are [4, 5]
 * @param minimum  minimum answers for showing a result
 * @returns `zero_denominator` without answers, `below_min_n`, `invalid_input` for counts that are not whole numbers
 *   and levels that do not exist
 * @throws AppError stats.bad-confidence
 */
export function favorable(
  counts: readonly number[],
  favorableLevels: readonly number[],
  {
    minimum = surveyRules.minimumResponses.value,
    confidence = confidenceLevel.value,
  }: { minimum?: number; confidence?: number } = {},
): Favorable | NoNumber {
  const levels = new Set(favorableLevels);
  const known = [...levels].every((level) => Number.isInteger(level) && level >= 1 && level <= counts.length);
  if (!known || !counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return none("invalid_input");
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (!Number.isSafeInteger(n)) return none("invalid_input");
  if (n === 0) return none("zero_denominator");
  const hits = counts.reduce((sum, count, at) => sum + (levels.has(at + 1) ? count : 0), 0);
  const points = counts.reduce((sum, count, at) => sum + count * (at + 1), 0);
  const share = shareFinding({ n, hits }, confidence, minimum);
  return isNone(share) ? share : { kind: "favorable", share, mean: points / n };
}
