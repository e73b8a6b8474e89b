import { wantedShare } from "../reports/direction.ts";
import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { type CustomLabels, findingOf, indicatorLabel } from "./audit-sentence.ts";
import { askedGroup, fewestToName, findingTitle } from "./finding-sentence.ts";
import { countText, schoolYear, shortValue } from "./format.ts";
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

/**
 * A gap as the students it costs: "Of 2,497 students from low-income families, 570 met the state standard in math, 916
 * fewer than at everyone else's rate." Counts what is wanted, so fewer is always worse; in the past, so that it is no
 * forecast. Only for gaps that have such a number.
 *
 * @param withShare  also prints the share of the group: "570 (23%) met"
 */
export function shortfallSentence(
  finding: AnyFinding,
  words: Words,
  custom: CustomLabels = {},
  withShare = false,
): string {
  const { n, rate, direction } = finding;
  const share = shortValue(wantedShare(rate, direction), "share", words);
  const count = wantedCount(finding);
  // The verb is a plural, which a share takes too.
  const isCount = count !== null && count > 1;
  const { phrase } = groupName(finding.group.grouping, finding.group.level, words);
  const known = knownIndicator(finding.indicator);
  const slots = {
    n: countText(n, words),
    group: known === null ? phrase.counted : askedGroup(phrase, words.outcome(known), words),
    k: isCount ? countText(count, words) : share,
    did: wantedVerb(finding, words, custom),
    difference: shortfallCount(finding, words),
    rate: rateOfOthers(finding, words),
  };
  return withShare && isCount
    ? words.say("shortfall.in-full", { ...slots, share })
    : `${words.say("title.people-fewer", slots)}.`;
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
export const shortfallKey = (finding: AnyFinding, words: Words, custom: CustomLabels = {}): string =>
  words.say("shortfall.key", {
    did: wantedVerb(finding, words, custom),
    group: groupName(finding.group.grouping, finding.group.level, words).phrase.counted,
    rate: rateOfOthers(finding, words),
  });

/** Caption of a shortfall's number in a list that names the rate above it. */
export const shortfallCaption = (finding: AnyFinding, words: Words, custom: CustomLabels = {}): string =>
  words.say("shortfall.caption", {
    did: wantedVerb(finding, words, custom),
    group: groupName(finding.group.grouping, finding.group.level, words).phrase.counted,
  });

/** Whether the gap moved since the earliest year it is compared with; empty in its first year. */
export function sinceSentence({ change }: AnyFinding, words: Words): string {
  if (change === undefined) return "";
  return words.say(`shortfall.since-${change.verdict}`, { year: schoolYear(change.since) });
}

/**
 * The two rates behind a shortfall, in the direction of its sentence, and the count at the second: "That is 23%, against
 * 60% of all other students. At their rate it would be 1,486." So the numbers of its headline can be seen to add up.
 */
export function shortfallRates(finding: AnyFinding, words: Words): string {
  const { rate, comparisonRate, direction, comparison, group, studentsToClose } = finding;
  const [first, second] = ratesSideBySide(wantedShare(rate, direction), wantedShare(comparisonRate, direction), words);
  const rates = words.say("finding.rates", {
    rate: first,
    rate2: second,
    comparison: comparisonName(comparison, group.grouping, words).phrase.the,
  });
  const count = wantedCount(finding);
  return count === null || studentsToClose === null || studentsToClose < fewestToName
    ? rates
    : `${rates} ${words.say("shortfall.at-their-rate", { n: count + studentsToClose })}`;
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
