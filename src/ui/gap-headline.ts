import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { type CustomLabels, findingOf } from "./audit-sentence.ts";
import { findingLede, findingTitle } from "./finding-sentence.ts";
import { shortfallCounts, shortfallSentence } from "./shortfall-sentence.ts";
import { knownIndicator, type Words } from "./words.ts";

/** Whether a gap is worded by the students it costs: a share of people that is clearly or probably a disadvantage. */
function isShortfall(
  { indicator, verdict, direction, value, hits, studentsToClose }: AnyFinding,
  words: Words,
): boolean {
  if (hits === null || studentsToClose === null || direction === "neither" || value <= 0) return false;
  if (verdict !== "clear" && verdict !== "clear-small" && verdict !== "probable") return false;
  const known = knownIndicator(indicator);
  const form = known === null ? "people" : words.outcome(known).form;
  return form === "people" || form === "survey";
}

/**
 * A gap as a heading, without a final period: the students it costs first; for decisions of adults the ratio; in a
 * group's favor, how many more.
 */
export const gapHeadline = (finding: AnyFinding, words: Words, custom: CustomLabels = {}): string =>
  isShortfall(finding, words)
    ? shortfallSentence(finding, words, custom).replace(/\.$/, "")
    : findingTitle(findingOf(finding, words, custom), words);

/** What the heading leaves to say: the counts, the certainty with its range, and the change. */
export function gapLede(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  const lede = findingLede(findingOf(finding, words, custom), words);
  return isShortfall(finding, words) ? `${shortfallCounts(finding, words)} ${lede}` : lede;
}
