import { wantedShare } from "../reports/direction.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { type CustomLabels, findingOf, indicatorLabel, wantedName } from "./audit-sentence.ts";
import { gapHeading } from "./audit-wording.ts";
import { findingLede, findingTitle, inOneLine } from "./finding-sentence.ts";
import { digitsOfRates, digitsSideBySide } from "./rates-side-by-side.ts";
import { shortfallRates, shortfallSentence } from "./shortfall-sentence.ts";
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
    ? inOneLine([shortfallSentence(finding, words, custom)], words)
    : findingTitle(findingOf(finding, words, custom), words);

/** The rates beside a gap's headline, in the headline's direction. */
export interface HeadlineRates {
  /** What the rates are of: "In school regularly" beside "255 attended nine of ten school days or more, 157 fewer than ...". */
  readonly name: string;
  /** Whether they are the complements of the measured rates. */
  readonly isComplement: boolean;
  /** A measured rate in the headline's direction. */
  rate(measured: number): number;
  /** Fewest decimals with which the two rates agree with what is printed next to them. */
  readonly digits: number;
  /** The same for another year or place. */
  digitsOf(other: AnyFinding): number;
  /** Heading of the gaps next to the rates: names what is wanted where the rates are of the opposite. */
  readonly gapName: string;
}

/** An unwanted outcome worded by the students it costs is about the students without it, and so are its rates. */
export function headlineRates(finding: AnyFinding, words: Words, custom: CustomLabels = {}): HeadlineRates {
  const { direction } = finding;
  if (direction !== "lower-is-better" || !isShortfall(finding, words))
    return {
      name: indicatorLabel(finding.indicator, words, custom),
      isComplement: false,
      rate: (measured) => measured,
      digits: digitsOfRates(finding),
      // Only the page's own gap has its ratio printed.
      digitsOf: (other) => digitsOfRates(other, other.id === finding.id ? undefined : false),
      gapName: direction === "lower-is-better" ? gapHeading(finding, { words, custom }) : words.say("column.gap"),
    };
  const digitsOf = ({ rate, comparisonRate }: AnyFinding): number =>
    digitsSideBySide(wantedShare(rate, direction), wantedShare(comparisonRate, direction));
  return {
    name: wantedName(finding, words, custom),
    isComplement: true,
    rate: (measured) => wantedShare(measured, direction),
    digits: digitsOf(finding),
    digitsOf,
    gapName: words.say("column.gap"),
  };
}

/** What the heading leaves to say: the counts, the certainty with its range, and the change. */
export function gapLede(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  const lede = findingLede(findingOf(finding, words, custom), words);
  return isShortfall(finding, words) ? `${shortfallRates(finding, words)} ${lede}` : lede;
}
