import type { PrintedLimits } from "../../reports/public/printed-limits.ts";
import type { GroupAnswer, PublicQuestion, ShownCell, ShownNumber } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { askedGroup, customOutcome } from "../../ui/finding-sentence.ts";
import { countText } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { everyoneElse } from "../../ui/group-phrase.ts";
import type { OutcomeWording } from "../../ui/language/en/outcomes.ts";
import type { GroupPhrase } from "../../ui/language/grammar.ts";
import { fillSlots, knownIndicator, sentenceCase, type Words } from "../../ui/words.ts";
import type { Found, PublicSite } from "./site.ts";

type Voice = Pick<PublicSite, "words" | "custom">;

const percent = 100;
/** Keeps 0.29 × 100 from being rounded outward by a whole percent. */
const dust = 1e-9;
const down = (share: number): number => Math.floor(share * percent + dust);
const up = (share: number): number => Math.ceil(share * percent - dust);

/** A printed rate in a sentence: "about 32 of every 100", "30 to 39 of every 100"; undefined if it is hidden. */
export function rateOfHundred(rate: ShownNumber, words: Words): string | undefined {
  switch (rate.kind) {
    case "hidden":
      return undefined;
    case "number":
      return words.say("release.about", { n: rate.value });
    case "range":
      return words.say("release.between", { a: rate.low, b: rate.high });
    case "at-most":
      return words.say("release.at-most", { n: rate.high });
    case "at-least":
      return words.say("release.at-least", { n: rate.low });
  }
}

/** A share rounded to a whole percent: within one point of the true number. */
function aboutPercent(share: PrintedLimits): number | undefined {
  const middle = Math.round(((share.low + share.high) / 2) * percent);
  return share.low * percent >= middle - 1 - dust && share.high * percent <= middle + 1 + dust ? middle : undefined;
}

/** A share derived from printed numbers, in a sentence. */
function shareOfHundred(share: PrintedLimits, words: Words): string {
  const middle = aboutPercent(share);
  return middle === undefined
    ? words.say("release.between", { a: down(share.low), b: up(share.high) })
    : words.say("release.about", { n: middle });
}

/** The rate of all other students in a sentence; undefined if it is hidden. */
export function othersOfHundred({ other, otherShare }: GroupAnswer, words: Words): string | undefined {
  if (other !== null) return rateOfHundred(other.rate, words);
  return otherShare === null ? undefined : shareOfHundred(otherShare, words);
}

/** A gap in words: "about 11 fewer of every 100", "10 to 20 more of every 100". Rounded outward. Undefined if it is hidden. */
export function gapOfHundred({ cell, other, otherShare, gap }: GroupAnswer, words: Words): string | undefined {
  if (gap === null || otherShare === null) return undefined;
  const { low, high } = gap.gap;
  if (low <= 0 && high >= 0) return words.say("release.either-way", { a: up(Math.abs(low)), b: up(high) });
  const way = high < 0 ? "fewer" : "more";
  const others =
    other === null ? aboutPercent(otherShare) : other.rate.kind === "number" ? other.rate.value : undefined;
  if (cell.rate.kind === "number" && others !== undefined && others !== cell.rate.value)
    return words.say(`release.${way}-about`, { n: Math.abs(cell.rate.value - others) });
  const [least, most] = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b);
  const a = down(least ?? 0);
  const b = up(most ?? 0);
  return a === 0 ? words.say(`release.${way}-up-to`, { n: b }) : words.say(`release.${way}-between`, { a, b });
}

/** People are counted in tens. */
const tens = 10;

/** How many students a gap is, rounded outward to tens; undefined if it may be fewer than ten. */
export function gapStudents({ gap }: GroupAnswer): PrintedLimits | undefined {
  if (gap === null) return undefined;
  const low = Math.floor(gap.students.low / tens + dust) * tens;
  const high = Math.ceil(gap.students.high / tens - dust) * tens;
  return low < tens ? undefined : { low, high };
}

const outcomeOf = ({ id }: PublicQuestion, { words, custom }: Voice): OutcomeWording => {
  const known = knownIndicator(id);
  return known === null ? customOutcome(indicatorLabel(id, words, custom), words) : words.outcome(known);
};

/** Whether the question is named before its number rather than worded as what happened. */
export const isNamed = (question: PublicQuestion, voice: Voice): boolean =>
  !["people", "survey", "adults"].includes(outcomeOf(question, voice).form);

/**
 * A group's outcome as a sentence: "About 32 of every 100 English learners missed a tenth or more of their school
 * days."
 */
export function rateSentence(question: PublicQuestion, rate: string, group: GroupPhrase, voice: Voice): string {
  const { words, custom } = voice;
  const outcome = outcomeOf(question, voice);
  const who = words.say("release.who", { rate, group: askedGroup(group, outcome, words) });
  const sentence =
    outcome.form === "people" || outcome.form === "survey"
      ? words.say("release.people", { who, did: outcome.other })
      : outcome.form === "adults"
        ? words.say("release.adults", { act: fillSlots(outcome.act, { who }, words.locale) })
        : words.say("release.named", { label: indicatorLabel(question.id, words, custom), who });
  return sentenceCase(sentence, words);
}

/** Same for all students of a place; undefined if their rate is hidden. */
export function allSentence(question: PublicQuestion, all: ShownCell | undefined, voice: Voice): string | undefined {
  const rate = all && rateOfHundred(all.rate, voice.words);
  return rate === undefined ? undefined : rateSentence(question, rate, voice.words.language.grammar.everyone, voice);
}

/** The rate of a group as a sentence; undefined if it is hidden. */
export function groupSentence({ question, answer }: Found, voice: Voice): string | undefined {
  const { words } = voice;
  const rate = rateOfHundred(answer.cell.rate, words);
  const { grouping, level } = answer.group;
  return rate === undefined ? undefined : rateSentence(question, rate, groupName(grouping, level, words).phrase, voice);
}

/** The rate of all other students: "Among all other students it was about 21 of every 100." */
export function othersSentence({ answer }: Found, words: Words): string | undefined {
  const rate = othersOfHundred(answer, words);
  return rate === undefined ? undefined : words.say("release.among", { comparison: everyoneElse(words).the, rate });
}

/** How sure we are, with the gap: "This is a clear gap (about 11 fewer of every 100)." */
export function sureSentence({ answer }: Found, words: Words): string {
  if (answer.gap === null) return "";
  if (answer.gap.verdict === "cannot-tell") return words.say("release.cannot-tell");
  const gap = gapOfHundred(answer, words);
  const facts = gap === undefined ? "" : words.say("release.facts", { gap });
  return words.say(`sure.${answer.gap.verdict}`, { facts });
}

/** The number of students of a gap: "That is between 870 and 930 students." Empty if it may be fewer than ten. */
export function studentsSentence({ answer }: Found, words: Words): string {
  const students = gapStudents(answer);
  return students === undefined
    ? ""
    : words.say("release.students", { a: countText(students.low, words), b: countText(students.high, words) });
}

/** A whole finding: the two rates, how sure, and how many students. */
export const findingParagraph = (found: Found, voice: Voice): string =>
  [
    groupSentence(found, voice),
    othersSentence(found, voice.words),
    sureSentence(found, voice.words),
    studentsSentence(found, voice.words),
  ]
    .filter((sentence) => sentence !== undefined && sentence !== "")
    .join(" ");
