import { AppError } from "../base/errors.ts";
import type { Reason, Unit } from "../base/finding.ts";
import { ratioOfRates } from "../base/rates.ts";
import { studentsInGap } from "../base/students.ts";
import type { GapInUnit } from "../reports/direction.ts";
import { type Certainty, certaintyWords } from "./certainty.ts";
import { countText, rangeWords, schoolYear, shortValue, valueWords } from "./format.ts";
import { gapRangeWords } from "./gap-words.ts";
import type { GroupPhrase } from "./group-phrase.ts";
import type { OutcomeWording, WordedIndicatorId } from "./language/en/outcomes.ts";
import { digitsSideBySide, ratesSideBySide } from "./rates-side-by-side.ts";
import { reasonWords } from "./reason-words.ts";
import { fillSlots, lowerFirst, sentenceCase, type Words } from "./words.ts";

/** Change in a gap since an earlier year (methods.md 1.10), and which rate changed. */
export interface GapChange {
  readonly kind: "growing" | "closing" | "same" | "unclear" | "new";
  /** Earlier school year, by the calendar year in which it ends. */
  readonly since: number;
  /** Change in the group's own rate, if clear. */
  readonly own?: "better" | "worse";
  /** Set if the gap changed because the comparison's rate did: a gap also closes when others do worse. */
  readonly because?: "comparison-worse" | "comparison-better";
  /** Size of the earlier gap in words, if it was in the same direction. */
  readonly before?: string;
  /** Whether the gap is now worded by the same size. */
  readonly equal?: boolean;
}

interface SentenceParts {
  /** A catalog indicator, or the outcome of a district's own (`customOutcome`). */
  readonly indicator: WordedIndicatorId | OutcomeWording;
  readonly group: GroupPhrase;
  readonly comparison: GroupPhrase;
  readonly certainty: Certainty;
  /** What is wanted, where the outcome is the opposite: "Not suspended". The direction of a range then refers to it. */
  readonly wanted?: string;
  readonly change?: GapChange;
  /** The caveat, as a complete sentence. */
  readonly unseen?: string;
}

/** A finding about a share of students. Exact counts, for staff who may see them. */
export interface ShareFinding extends SentenceParts {
  readonly n: number;
  readonly hits: number;
  readonly comparisonN: number;
  readonly comparisonHits: number;
  /** The gap, group minus comparison as shares, and its interval. */
  readonly gap: GapInUnit["counted"];
  /** Response rate of a survey. */
  readonly answered?: number;
}

/** A finding about an average, a ratio of sums, or a share of a resource. */
export interface AmountFinding extends SentenceParts {
  readonly value: number;
  readonly comparisonValue: number;
  readonly unit: Unit;
  readonly gap: GapInUnit["counted"] & { readonly unit: Unit };
  /** Counts of a share of a resource, if whole numbers: 9 of 40 core teachers. */
  readonly counts?: { readonly k: number; readonly n: number; readonly k2: number; readonly n2: number };
}

/** A gap that could not be judged: the reason, or the missing record. */
export interface NoFinding {
  readonly none: Reason;
  /** The missing record, in the page's words. */
  readonly record?: string;
}

export type FindingSlots = ShareFinding | AmountFinding | NoFinding;

/** Smaller differences are worded "1 or 2 students" (words.md, section 2). */
export const fewestToName = 3;

/** One idea per sentence: longer sentences are split in two (words.md, rule 10). A group's name counts as one word. */
function isShort(sentence: string, { group, comparison }: SentenceParts, words: Words): boolean {
  const names = [group.counted, group.the, comparison.counted, comparison.the].sort((a, b) => b.length - a.length);
  const bare = names.reduce((text, name) => text.replaceAll(name, "x"), sentence);
  return bare.split(/\s+/).length <= words.language.grammar.longestSentence;
}

const noneOf = (group: GroupPhrase, words: Words): string =>
  words.language.grammar.noneOf(words.say("finding.none-of"), group.feminine);
const countOrNone = (k: number, group: GroupPhrase, words: Words): string =>
  k === 0 ? noneOf(group, words) : countText(k, words);
const shareOf = (hits: number, n: number): number => (n > 0 ? hits / n : 0);

/** Both rates of a finding, with the decimals that its difference and its ratio need. */
const bothRates = ({ hits, n, comparisonHits, comparisonN }: ShareFinding, words: Words, ratio: boolean) =>
  ratesSideBySide(shareOf(hits, n), shareOf(comparisonHits, comparisonN), words, { ratio });

/**
 * Interval in students, rounded outward: "between 27 and 66 students". Empty if it crosses zero. Where the sentences
 * before it state no difference in students, it says what it counts.
 */
function studentRange(finding: ShareFinding, words: Words): string | null {
  const { gap, n: size, hits, comparisonN, comparisonHits } = finding;
  const ends = [gap.lower, gap.upper].map((x) => Math.abs(x) * size).sort((a, b) => a - b);
  const [low = 0, high = 0] = ends;
  if (gap.lower <= 0 && gap.upper >= 0) return null;
  const a = Math.floor(low + 1e-9);
  const n = Math.min(size, Math.ceil(high - 1e-9));
  if (a === n) return words.say("range.exactly", { n });
  if (a === 0) return words.say("range.up-to", { n });
  if (outcomeOf(finding, words).form !== "adults") return words.say("range.students", { a, n });
  return words.say(hits * comparisonN > comparisonHits * size ? "range.students-more" : "range.students-fewer", {
    a,
    n,
  });
}

function sizeWords(gap: AmountFinding["gap"] | ShareFinding["gap"], words: Words): string {
  const unit = "unit" in gap ? gap.unit : "share-points";
  return valueWords(Math.abs(gap.value), unit, words);
}

/** Interval of a gap that may be zero, in words; it names what is wanted where the sentence names the opposite. */
function rangeAroundZero({ gap, wanted }: ShareFinding | AmountFinding, words: Words): string {
  const unit = "unit" in gap ? gap.unit : "share-points";
  const range = gapRangeWords({ counted: gap, unit }, words);
  return wanted === undefined ? range : words.say("range.wanted", { wanted: lowerFirst(wanted, words), range });
}

function certaintySentence(finding: ShareFinding | AmountFinding, words: Words): string {
  const { certainty, gap } = finding;
  if (certainty === "withheld") return words.say("sure.withheld");
  if (certainty === "not-asked") return reasonWords("missing_data", words).what;
  if (certainty === "no-sign" || certainty === "cannot-tell" || certainty === "too-few") {
    return words.say(`sure.${certainty}`, { facts: ` (${rangeAroundZero(finding, words)})` });
  }
  const range =
    "hits" in finding
      ? studentRange(finding, words)
      : `${words.say("range.likely")} ${rangeWords(Math.min(Math.abs(gap.lower), Math.abs(gap.upper)), Math.max(Math.abs(gap.lower), Math.abs(gap.upper)), finding.gap.unit, words)}`;
  const facts = [range, sizeWords(gap, words)].filter((part) => part !== null).join("; ");
  return words.say(`sure.${certainty}`, { facts: ` (${facts})` });
}

/** Sentence on the change in the gap and in the rates. */
export function changeSentence(change: GapChange, group: GroupPhrase, comparison: GroupPhrase, words: Words): string {
  const year = schoolYear(change.since);
  const key = `change.${change.kind}` as const;
  if (key === "change.new") return words.say(key);
  if (key === "change.unclear" && change.before !== undefined)
    return words.say(change.equal === true ? "change.unclear-equal" : "change.unclear-from", {
      year,
      before: change.before,
    });
  if (key === "change.same" || key === "change.unclear") return words.say(key, { year });
  const because =
    change.because === undefined ? "" : words.say(`change.${change.because}`, { comparison: comparison.the });
  if (because !== "" && change.own === undefined) return because;
  const plural = words.language.grammar.possessivePlural(group.the);
  const ownSentence =
    change.own === undefined
      ? ""
      : words.say(`change.own-${change.own}${plural ? "" : "-of"}` as const, { group: group.the });
  return `${words.say(key, { year, own: ownSentence })}${because && ` ${because}`}`;
}

function peopleSentences(finding: ShareFinding, did: Extract<OutcomeWording, { one: string }>, words: Words): string[] {
  const { n, hits, group, comparison, gap, certainty } = finding;
  const first = words.say(did.form === "survey" ? "finding.survey" : "finding.people", {
    n: countText(n, words),
    group: group.counted,
    k: countOrNone(hits, group, words),
    did: words.language.grammar.verbForOne(hits) ? did.one : did.other,
  });
  if (certainty === "no-sign" || certainty === "cannot-tell" || certainty === "too-few") {
    const [rate, rate2] = bothRates(finding, words, false);
    return [first, words.say("finding.rates", { rate, rate2, comparison: comparison.the })];
  }
  const k = studentsInGap(gap.value, n);
  const way = words.say(gap.value > 0 ? "finding.more" : "finding.fewer");
  const expected = gap.value > 0 ? Math.max(0, hits - k) : Math.min(n, hits + k);
  const difference = countText(Math.abs(hits - expected), words);
  const slots = { comparison: comparison.the, way };
  if (k < fewestToName) return [first, words.say("finding.expected-one-or-two", slots)];
  if (expected === 0) return [first, words.say("finding.expected-none", { ...slots, difference })];
  return [first, words.say("finding.expected", { ...slots, difference, n: expected })];
}

/** Two rates and their ratio: for outcomes that are rare, unwanted and decided by adults. */
function ratioSentences(finding: ShareFinding, act: string, words: Words): string[] {
  const { n, hits, comparisonN, comparisonHits, group, comparison } = finding;
  const [rate, rate2] = bothRates(finding, words, true);
  const who = words.say("finding.who", {
    k: countOrNone(hits, group, words),
    n: countText(n, words),
    group: group.counted,
    rate,
  });
  const slots = {
    act: fillSlots(act, { who }, words.locale),
    n2: countText(comparisonN, words),
    comparison: comparison.counted,
  };
  if (comparisonHits === 0) return [words.say(hits === 0 ? "finding.none-either" : "finding.against-none", slots)];
  const other = { k2: countText(comparisonHits, words), rate2 };
  const times = timesWords(finding, words) ?? "";
  const inOne = words.say("finding.against", { ...slots, ...other, times });
  return isShort(inOne, finding, words)
    ? [inOne]
    : [
        `${slots.act}.`,
        words.say("finding.among", { ...slots, ...other }),
        words.say("finding.first-second", { times }),
      ];
}

/** "2.6 times"; empty if the comparison's rate is zero. */
function timesWords(finding: ShareFinding, words: Words): string | null {
  if (finding.comparisonHits === 0 || finding.n === 0) return null;
  return valueWords(ratioOfRates(finding.hits, finding.n, finding.comparisonHits, finding.comparisonN), "ratio", words);
}

const oftenWords = (difference: number, words: Words): string =>
  words.say(difference > 0 ? "finding.more-often" : difference < 0 ? "finding.less-often" : "finding.as-often");

function identifiedSentences(finding: ShareFinding, act: string, words: Words): string[] {
  const { n, hits, comparisonN, comparisonHits, group, comparison, gap } = finding;
  const slots = {
    act: fillSlots(
      act,
      { group: group.the, comparison: comparison.the, often: oftenWords(gap.value, words) },
      words.locale,
    ),
    k: countOrNone(hits, group, words),
    n: countText(n, words),
    k2: countOrNone(comparisonHits, comparison, words),
    n2: countText(comparisonN, words),
  };
  const inOne = words.say("finding.identified", slots);
  const first = isShort(inOne, finding, words)
    ? [inOne]
    : [`${slots.act}.`, words.say("finding.identified-counts", slots)];
  const times = timesWords(finding, words);
  return times === null ? first : [...first, words.say("finding.identified-times", { times })];
}

/** Both values with their unit, and with the decimals that their difference needs. */
function bothAmounts({ value, comparisonValue, unit }: AmountFinding, words: Words): readonly [string, string] {
  const digits = digitsSideBySide(value, comparisonValue, { unit });
  return [valueWords(value, unit, words, digits), valueWords(comparisonValue, unit, words, digits)];
}

/** Both values as above or below what was expected, where the outcome is worded so. */
function amountsAround(
  { value, comparisonValue, unit }: AmountFinding,
  { above, below }: Extract<OutcomeWording, { form: "amount" }>,
  words: Words,
): readonly [string, string] | null {
  if (above === undefined || below === undefined) return null;
  const digits = digitsSideBySide(value, comparisonValue, { unit });
  const worded = (x: number): string =>
    fillSlots(x < 0 ? below : above, { n: valueWords(Math.abs(x), unit, words, digits) }, words.locale);
  return [worded(value), worded(comparisonValue)];
}

function amountSentences(
  finding: AmountFinding,
  did: Extract<OutcomeWording, { form: "amount" }>,
  words: Words,
): string[] {
  const { group, comparison } = finding;
  const [first, second] = amountsAround(finding, did, words) ?? bothAmounts(finding, words);
  const slots = { group: group.the, comparison: comparison.the, value: first, value2: second };
  return [`${fillSlots(did.act, slots, words.locale)}.`];
}

function placedSentences(
  finding: AmountFinding,
  did: Extract<OutcomeWording, { form: "placed" }>,
  words: Words,
): string[] {
  const { group, comparison, gap, counts } = finding;
  const often = oftenWords(gap.value, words);
  const [first, second] = bothAmounts(finding, words);
  return [
    `${fillSlots(did.act, { group: group.the, comparison: comparison.the, often }, words.locale)}.`,
    counts === undefined
      ? words.say("finding.placed", { value: first, value2: second, whose: did.whose })
      : words.say("finding.placed-counts", { ...counts, whose: did.whose }),
  ];
}

const outcomeOf = (finding: SentenceParts, words: Words): OutcomeWording =>
  typeof finding.indicator === "string" ? words.outcome(finding.indicator) : finding.indicator;

/** Sentences with counts, which come before the certainty. */
function factSentences(finding: ShareFinding | AmountFinding, words: Words): string[] {
  const did = outcomeOf(finding, words);
  if ("hits" in finding) {
    if (did.form === "people" || did.form === "survey") return peopleSentences(finding, did, words);
    if (did.form === "adults") return ratioSentences(finding, did.act, words);
    if (did.form === "identified") return identifiedSentences(finding, did.act, words);
  } else if (did.form === "amount") return amountSentences(finding, did, words);
  else if (did.form === "placed") return placedSentences(finding, did, words);
  throw new AppError("ui.wrong-finding", { form: did.form, holds: "hits" in finding ? "counts" : "amount" });
}

/** Outcome of a district's own indicator: students "counted in" its name. */
export function customOutcome(label: string, words: Words): OutcomeWording {
  const [one, other] = [1, 2].map((n) => words.say("outcome.custom", { n, label }));
  const [notOne, notOther] = [1, 2].map((n) => words.say("outcome.custom-not", { n, label }));
  return {
    form: "people",
    one: one ?? "",
    other: other ?? "",
    notOne: notOne ?? "",
    notOther: notOther ?? "",
  };
}

/** Same for an average: the measure, with its two values. */
export const customAmount = (label: string, words: Words): OutcomeWording => ({
  form: "amount",
  act: words.say("outcome.custom-amount", {
    label,
    group: "{group}",
    value: "{value}",
    comparison: "{comparison}",
    value2: "{value2}",
  }),
});

/** Joins sentences into a heading with semicolons and no final period. */
export const inOneLine = (sentences: readonly string[], words: Words): string =>
  finish(sentences, words)
    .replace(/\.$/, "")
    .replace(/\. (\p{Lu})/gu, (_, letter: string) => `; ${letter.toLocaleLowerCase(words.locale)}`);

/**
 * The finding as a heading: who, what, how much, in one sentence without a colon or a final period.
 */
export function findingTitle(finding: FindingSlots, words: Words): string {
  if ("none" in finding) return reasonWords(finding.none, words).what.replace(/\.$/, "");
  const { group, comparison, certainty } = finding;
  const slots = { group: group.the, comparison: comparison.the };
  if (certainty === "withheld" || certainty === "not-asked")
    return sentenceCase(certaintyWords(certainty, words), words);
  if (certainty === "no-sign" || certainty === "cannot-tell" || certainty === "too-few")
    return words.say(`title.${certainty}`, slots);
  const did = outcomeOf(finding, words);
  if (!("hits" in finding) || did.form === "amount" || did.form === "placed") {
    const facts = factSentences(finding, words);
    const whole = inOneLine(facts, words);
    return isShort(whole, finding, words) ? whole : inOneLine(facts.slice(0, 1), words);
  }
  if ("title" in did) {
    const times = timesWords(finding, words);
    return times === null
      ? inOneLine(factSentences(finding, words), words)
      : sentenceCase(fillSlots(did.title, { ...slots, times }, words.locale), words);
  }
  return peopleTitle(finding, did, words);
}

/** Who was counted: of a survey's group, those who answered. */
export const askedGroup = ({ counted }: GroupPhrase, { form }: OutcomeWording, words: Words): string =>
  form === "survey" ? words.say("finding.who-answered", { group: counted }) : counted;

/** "Of 412 Filipino students, 250 met the standard; at everyone else's rate it would have been 135". */
function peopleTitle(finding: ShareFinding, did: Extract<OutcomeWording, { one: string }>, words: Words): string {
  const { n, hits, gap, group, comparison } = finding;
  const k = studentsInGap(gap.value, n);
  const expected = gap.value > 0 ? Math.max(0, hits - k) : Math.min(n, hits + k);
  const key = k >= fewestToName ? "title.people" : gap.value > 0 ? "title.people-few-fewer" : "title.people-few-more";
  const said = words.say(key, {
    group: askedGroup(group, did, words),
    n: countText(n, words),
    k: countOrNone(hits, group, words),
    did: words.language.grammar.verbForOne(hits) ? did.one : did.other,
    n2: expected === 0 ? words.say("title.people-none") : countText(expected, words),
    rate:
      comparison === words.language.grammar.everyoneElse
        ? words.say("title.rate-of-others")
        : words.say("title.rate-of", { comparison: comparison.the }),
  });
  return inOneLine([said], words);
}

/** The change, except that a gap which cannot be told has no known change either. */
const changeOfGap = ({ change, certainty, group, comparison }: ShareFinding | AmountFinding, words: Words): string[] =>
  change === undefined || (change.kind === "unclear" && certainty === "cannot-tell")
    ? []
    : [changeSentence(change, group, comparison, words)];

/** What a heading by `findingTitle` leaves to say: the certainty, the change and the caveat; the counts, where the heading has none. */
export function findingLede(finding: FindingSlots, words: Words): string {
  if ("none" in finding || !inTitle(finding, words)) return findingSentence(finding, words);
  return finish(
    [
      certaintySentence(finding, words),
      ...changeOfGap(finding, words),
      ...(finding.unseen === undefined ? [] : [finding.unseen]),
    ],
    words,
  );
}

/** Whether a heading by `findingTitle` has every number of the first sentences. */
function inTitle(finding: ShareFinding | AmountFinding, words: Words): boolean {
  const { certainty } = finding;
  if (certainty !== "clear" && certainty !== "clear-small" && certainty !== "probable") return false;
  const { form } = outcomeOf(finding, words);
  return form !== "adults" && form !== "identified";
}

/** Capitalizes each sentence, since one may begin with a slot. */
const finish = (sentences: readonly string[], words: Words): string =>
  sentences
    .filter((s) => s !== "")
    .map((s) => sentenceCase(s, words))
    .join(" ");

/**
 * The sentence of a finding (words.md, section 3): the group and the count, the outcome, the count at the other
 * rate, the certainty, the change, the caveat. For staff who may see counts.
 */
export function findingSentence(finding: FindingSlots, words: Words): string {
  if ("none" in finding) {
    if (finding.record !== undefined) return words.say("sure.not-asked", { record: finding.record });
    const { what, why } = reasonWords(finding.none, words);
    return `${what} ${why}`;
  }
  const sure = certaintySentence(finding, words);
  if (finding.certainty === "withheld" || finding.certainty === "not-asked") return sure;
  const sentences = [...factSentences(finding, words), sure, ...changeOfGap(finding, words)];
  if ("answered" in finding && finding.answered !== undefined) {
    sentences.push(words.say("finding.answered", { rate: shortValue(finding.answered, "share", words) }));
  }
  if (finding.unseen !== undefined) sentences.push(finding.unseen);
  return finish(sentences, words);
}
