import { type NoNumber, none } from "../base/finding.ts";
import { longTermEnglishLearnerRules } from "../rules/us-ca-english-learners.ts";

export type EnglishLearnerSpell = "first-years" | "at-risk" | "between" | "long-term";

/**
 * How long a present English learner has waited: long-term above six years, at risk in the fourth and fifth, "between" in the sixth.
 *
 * @param years  full years enrolled in U.S. schools without reclassification
 * @returns `invalid_input` for a number below 0
 */
export function englishLearnerSpell(years: number): EnglishLearnerSpell | NoNumber {
  if (!(years >= 0)) return none("invalid_input");
  const { atRiskFrom, longTermAfter } = longTermEnglishLearnerRules;
  if (years > longTermAfter.value) return "long-term";
  if (years < atRiskFrom.value) return "first-years";
  return years < longTermAfter.value ? "at-risk" : "between";
}
