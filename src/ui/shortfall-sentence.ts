import type { AnyFinding } from "../reports/judged/finding-at.ts";
import { type CustomLabels, findingOf, indicatorLabel } from "./audit-sentence.ts";
import { fewestToName, findingTitle } from "./finding-sentence.ts";
import { countText, schoolYear } from "./format.ts";
import { comparisonName, groupName } from "./group-name.ts";
import { type ShortfallId, shortfallsEn } from "./language/en/shortfalls.ts";
import { ratesSideBySide } from "./rates-side-by-side.ts";
import { sentenceCase, type Words } from "./words.ts";

const isWorded = (id: string): id is ShortfallId => Object.hasOwn(shortfallsEn, id);

/**
 * What more students would do at the comparison's rate: "meet the state standard in math". A district's own question
 * has no verb, so it keeps its name.
 */
export function wouldWords({ indicator, direction }: AnyFinding, words: Words, custom: CustomLabels): string {
  if (isWorded(indicator)) return words.language.shortfalls[indicator];
  const label = indicatorLabel(indicator, words, custom);
  return words.say(direction === "lower-is-better" ? "shortfall.not-custom" : "shortfall.custom", { label });
}

/** The number of students between the two rates, as text: "916", "1 or 2". */
export const shortfallCount = ({ studentsToClose }: AnyFinding, words: Words): string =>
  studentsToClose !== null && studentsToClose < fewestToName
    ? words.say("shortfall.few")
    : countText(studentsToClose ?? 0, words);

/**
 * A gap as the students it costs: "916 more students from low-income families would meet the state standard in math
 * if their rate matched everyone else's." Only for gaps that have such a number.
 */
export function shortfallSentence(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  const { group, comparison } = finding;
  const { counted, feminine } = groupName(group.grouping, group.level, words).phrase;
  const slots = {
    k: shortfallCount(finding, words),
    group: counted,
    would: wouldWords(finding, words, custom),
    comparison: comparisonName(comparison, group.grouping, words).phrase.the,
  };
  const gender = feminine ? "-feminine" : "";
  return sentenceCase(
    comparison === "everyone-else"
      ? words.say(`shortfall.else${gender}`, slots)
      : words.say(`shortfall.other${gender}`, slots),
    words,
  );
}

/**
 * Any clear gap as one short sentence: the students it costs where it has such a number, else the first part of its
 * heading.
 */
export function shortSentence(finding: AnyFinding, words: Words, custom: CustomLabels = {}): string {
  if (finding.studentsToClose !== null && finding.direction !== "neither")
    return shortfallSentence(finding, words, custom);
  return `${findingTitle(findingOf(finding, words, custom), words).split("; ")[0]}.`;
}

/** Caption under the large number of a page, complete by itself: what it counts, at which rate, and for which group. */
export const shortfallKey = (finding: AnyFinding, words: Words, custom: CustomLabels = {}): string =>
  words.say(finding.comparison === "everyone-else" ? "shortfall.key-else" : "shortfall.key-other", {
    would: wouldWords(finding, words, custom),
    group: groupName(finding.group.grouping, finding.group.level, words).phrase.counted,
    comparison: comparisonName(finding.comparison, finding.group.grouping, words).phrase.the,
  });

/** Caption of a shortfall's number in a list that names the rate above it. */
export const shortfallCaption = (finding: AnyFinding, words: Words, custom: CustomLabels = {}): string =>
  words.say("shortfall.caption", {
    would: wouldWords(finding, words, custom),
    group: groupName(finding.group.grouping, finding.group.level, words).phrase.counted,
  });

/** Whether the gap moved since the earliest year it is compared with; empty in its first year. */
export function sinceSentence({ change }: AnyFinding, words: Words): string {
  if (change === undefined) return "";
  return words.say(`shortfall.since-${change.verdict}`, { year: schoolYear(change.since) });
}

/** The counts behind a shortfall, in the direction of its sentence: "Now 570 of 2,497 do (23%). Of all other students, 59% do." */
export function shortfallCounts(finding: AnyFinding, words: Words): string {
  const { n, hits, rate, comparisonRate, direction, comparison, group } = finding;
  if (hits === null) return "";
  const isWanted = direction !== "lower-is-better";
  const [first, second] = ratesSideBySide(
    isWanted ? rate : 1 - rate,
    isWanted ? comparisonRate : 1 - comparisonRate,
    words,
  );
  return words.say("shortfall.counts", {
    k: countText(isWanted ? hits : n - hits, words),
    n: countText(n, words),
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
