import { type NoNumber, none } from "../base/finding.ts";
import { surveyRules } from "../rules/surveys.ts";
import { mean } from "../stats/variance.ts";

/**
 * A respondent's scale score: the mean of the answered items, if enough were answered.
 *
 * @param answers   one per item, reversed items already recoded; null = not answered
 * @param answered  share of the items that must be answered
 * @returns `no_data` for a scale without items, `missing_data` if too few are answered, `invalid_input` for an answer
 *   that is not a number
 * @throws AppError stats.out-of-range if the mean overflows
 */
export function scaleScore(
  answers: readonly (number | null)[],
  answered: number = surveyRules.scaleAnswered.value,
): number | NoNumber {
  if (answers.length === 0) return none("no_data");
  const values = answers.filter((answer) => answer !== null);
  if (!values.every(Number.isFinite)) return none("invalid_input");
  if (values.length === 0 || !(values.length >= answered * answers.length)) return none("missing_data");
  return mean(values);
}
