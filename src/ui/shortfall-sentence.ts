import { wantedShare } from "../reports/direction.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { type CustomLabels, findingOf, indicatorLabel } from "./audit-sentence.ts";
import { askedGroup, fewestToName, findingTitle } from "./finding-sentence.ts";
import { countText, schoolYear } from "./format.ts";
import { comparisonName, groupName } from "./group-name.ts";
import { type ShortfallId, shortfallsEn } from "./language/en/shortfalls.ts";
import { ratesSideBySide } from "./rates-side-by-side.ts";
import { knownIndicator, type Words } from "./words.ts";

const isWorded = (id: string): id is ShortfallId => Object.hasOwn(shortfallsEn, id);

/**
 * What fewer students did than at the comparison's rate: "met the state standard in math". A district's own question
 * has no verb, so it keeps its name.
 */
export function wantedVerb(
  { indicator, direction }: Pick<AnyFinding, "indicator" | "direction">,
  words: Words,
  custom: CustomLabels,
): string {
  if (isWorded(indicator)) return words.language.shortfalls[indicator];
  const label = indicatorLabel(indicator, words, custom);
  return words.say(direction === "lower-is-better" ? "shortfall.not-custom" : "shortfall.custom", { label });
}

/** Students of the group with the wanted result; null where only the share is known. */
const wantedCount = ({ n, hits, direction }: AnyFinding): number | null =>
  hits === null ? null : direction === "lower-is-better" ? n - hits : hits;

/** The number of students between the two rates, as text: "916", "1 or 2". */
export const shortfallCount = ({ studentsToClose }: AnyFinding, words: Words): string =>
  studentsToClose !== null && studentsToClose < fewestToName
    ? words.say("shortfall.few")
    : countText(studentsToClose ?? 0, words);

/** The group's result and what it would have been at the comparison's rate, as text: 570 and 1,486, or 4% and 36%. */
interface BothResults {
  readonly group: string;
  readonly did: string;
  readonly k: string;
  readonly n2: string;
  readonly rate: string;
  readonly isCount: boolean;
}

/** @param withShare  also prints the shares of the group: "570 (23%)" and "1,486 (60%)" */
function bothResults(finding: AnyFinding, words: Words, custom: CustomLabels, withShare = false): BothResults {
  const { rate, comparisonRate, direction, indicator, studentsToClose } = finding;
  const shares = ratesSideBySide(wantedShare(rate, direction), wantedShare(comparisonRate, direction), words);
  const count = wantedCount(finding);
  // The verb is a plural, which a share takes too.
  const counts = count !== null && count > 1 && studentsToClose !== null ? [count, count + studentsToClose] : null;
  const { phrase } = groupName(finding.group.grouping, finding.group.level, words);
  const known = knownIndicator(indicator);
  const [k, n2] = shares.map((share, at) => {
    const n = counts?.[at];
    if (n === undefined) return share;
    return withShare ? `${countText(n, words)} (${share})` : countText(n, words);
  }) as [string, string];
  return {
    group: known === null ? phrase.counted : askedGroup(phrase, words.outcome(known), words),
    did: wantedVerb(finding, words, custom),
    k,
    n2,
    rate: rateOfOthers(finding, words),
    isCount: counts !== null,
  };
}

/**
 * A gap as the students it costs: "Of 2,497 students from low-income families, 570 met the state standard in math. At
 * everyone else's rate it would have been 1,486." In the past, so that it is no forecast. Only for gaps that have such a
 * number.
 *
 * @param withShare  also prints the shares of the group
 */
export function shortfallSentence(
  finding: AnyFinding,
  words: Words,
  custom: CustomLabels = {},
  withShare = false,
): string {
  const { n, studentsToClose } = finding;
  const { isCount, ...results } = bothResults(finding, words, custom, withShare);
  const isFew = studentsToClose !== null && studentsToClose < fewestToName;
  return words.say(isCount ? (isFew ? "title.people-few-more" : "title.people") : "title.people-share", {
    ...results,
    n: countText(n, words),
  });
}

const rateOfOthers = ({ comparison, group }: AnyFinding, words: Words): string =>
  comparison === "everyone-else"
    ? words.say("title.rate-of-others")
    : words.say("title.rate-of", { comparison: comparisonName(comparison, group.grouping, words).phrase.the });

/**
 * Any clear gap as one short sentence: the students it costs where it has such a number, else the first part of its
 * heading.
 */
export function shortSentence(finding: AnyFinding, words: Words, custom: CustomLabels = {}, withShare = false): string {
  if (finding.studentsToClose !== null && finding.direction !== "neither")
    return shortfallSentence(finding, words, custom, withShare);
  return `${findingTitle(findingOf(finding, words, custom), words).split("; ")[0]}.`;
}

/** Caption under the large number of a page, complete by itself: what it counts, for which group, and against which rate. */
export function shortfallKey(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  const { isCount, ...results } = bothResults(finding, words, custom);
  return words.say(isCount ? "shortfall.key" : "shortfall.key-share", results);
}

/** Caption of a shortfall's number in a list that names the rate above it. */
export function shortfallCaption(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  const { isCount, ...results } = bothResults(finding, words, custom);
  return words.say(isCount ? "shortfall.caption" : "shortfall.caption-share", results);
}

/** Whether the gap moved since the earliest year it is compared with; empty in its first year. */
export function sinceSentence({ change }: AnyFinding, words: Words): string {
  if (change === undefined) return "";
  return words.say(`shortfall.since-${change.verdict}`, { year: schoolYear(change.since) });
}

/** The two rates behind a shortfall, in the direction of its sentence: "That is 23%, against 60% of all other students." */
export function shortfallRates(finding: AnyFinding, words: Words): string {
  const { rate, comparisonRate, direction, comparison, group } = finding;
  const [first, second] = ratesSideBySide(wantedShare(rate, direction), wantedShare(comparisonRate, direction), words);
  return words.say("finding.rates", {
    rate: first,
    rate2: second,
    comparison: comparisonName(comparison, group.grouping, words).phrase.the,
  });
}

/** The likely range of a shortfall in students, rounded outward; at least 0 and at most the group. */
export function shortfallRange({ lower, upper, n }: AnyFinding, words: Words): string {
  const [a, b] = [lower, upper].map((end) => end * n);
  return words.say("range.values", {
    a: countText(Math.max(0, Math.floor((a ?? 0) + dust)), words),
    b: countText(Math.min(n, Math.ceil((b ?? 0) - dust)), words),
  });
}

/** Tolerance for floating-point error: 0.3 * 100 is 30.000000000000004, which is 30 students. */
const dust = 1e-9;
