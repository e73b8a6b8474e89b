import type { PublicPlace, PublicQuestion, ShownCell } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { dayWords, listWords } from "../../ui/format.ts";
import { printedWords } from "./cells.ts";
import { type TextBlock, textBlocks } from "./district-text.ts";
import { findingParagraph, groupSentence, othersSentence } from "./phrases.ts";
import { groupsNotShown, placeFinding } from "./place-finding.ts";
import { clearGaps, districtText, largestOfEach, latestYear, type PublicSite } from "./site.ts";

/**
 * Level of detail of a letter. The printer takes the first level that fits on two sides, so that a place with long
 * names gets fewer words, never smaller type.
 */
export interface LetterDetail {
  /** Gaps named. */
  readonly gaps: number;
  /** Characters of each text of the district, after which it is cut off. */
  readonly text: number;
  /** Rows of the table. */
  readonly questions: number;
  /** Groups named that have no number. */
  readonly groups: number;
}

/** Front sides, longest first. */
const fronts = [
  { gaps: 5, text: 1400 },
  { gaps: 5, text: 700 },
  { gaps: 3, text: 400 },
  { gaps: 1, text: 150 },
] as const;
/** Back sides, longest first. */
const backs = [
  { questions: 60, groups: 40 },
  { questions: 40, groups: 40 },
  { questions: 30, groups: 20 },
  { questions: 20, groups: 8 },
  { questions: 8, groups: 2 },
] as const;
/** Longest first. */
export const letterDetails: readonly LetterDetail[] = fronts.flatMap((front) =>
  backs.map((back) => ({ ...front, ...back })),
);

/** A number of all students in the table. */
export interface LetterRow {
  /** The goal, before its first question. */
  readonly goal: string;
  readonly question: string;
  readonly rate: string;
  /** The same for the main place; empty in its own letter. */
  readonly whole: string;
}

/** A text of the district, in its language. */
export interface LetterText {
  readonly heading: string;
  readonly lang: string;
  /** A remark if it is in another language, is continued elsewhere, or is missing; otherwise empty. */
  readonly before: string;
  readonly after: string;
  readonly blocks: readonly TextBlock[];
}

/** The summary of a place on one sheet of paper, in one language, as plain text. */
export interface Letter {
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  /** At the foot of each page: where the numbers come from, and how privacy is kept. */
  readonly foot: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly day: string;
  readonly finding: string;
  readonly lede: string;
  readonly gapsHeading: string;
  readonly gapsIntro: string;
  readonly gaps: readonly { readonly name: string; readonly says: string }[];
  readonly texts: readonly LetterText[];
  readonly tableHeading: string;
  readonly columns: readonly string[];
  readonly rows: readonly LetterRow[];
  readonly more: string;
  readonly missingHeading: string;
  readonly missing: readonly string[];
  readonly basisHeading: string;
  readonly basis: readonly { readonly term: string; readonly says: string }[];
}

/** The letter about a place. All its numbers are those of the public report. */
export function letterOf(place: PublicPlace, site: PublicSite, detail: LetterDetail): Letter {
  const { words, report } = site;
  const isMain = place === report.main;
  const isSchool = place.kind === "school";
  const gaps = largestOfEach(clearGaps(report, place), detail.gaps);
  const year = latestYear(report);
  const day = dayWords(report.released, words);
  const [first] = gaps;
  const from = words.say("release.numbers-from-is", { year, day });
  const made = words.say("letter.made", { program: report.about.program });
  const counted = words.say("letter.counted", { place: place.name });
  const small = words.say("release.privacy-small", { n: report.minimum - 1 });
  return {
    lang: words.lang,
    direction: words.language.direction,
    title: words.say("letter.title", { place: place.name, year }),
    foot: [`${from} ${counted} ${made}`, `${small} ${words.say("release.hidden-foot-is")}`],
    from: report.about.districtName,
    to: words.say("letter.to", { place: place.name }),
    day,
    finding: !isMain
      ? placeFinding(place, site)
      : first === undefined
        ? words.say("release.home-none")
        : [groupSentence(first, site), othersSentence(first, words)].filter(Boolean).join(" "),
    lede: words.say("letter.lede"),
    gapsHeading: isMain
      ? words.say("release.clear-gaps")
      : words.say(isSchool ? "release.school-clear" : "release.place-clear"),
    gapsIntro:
      gaps.length > 0
        ? words.say("letter.gaps-intro")
        : isMain
          ? words.say("release.home-none-lede")
          : `${words.say("release.school-none")} ${words.say("release.school-none-why")}`,
    gaps: gaps.map((gap) => ({
      name: indicatorLabel(gap.question.id, words, site.custom),
      says: findingParagraph(gap, site),
    })),
    texts: [textOf("whatWeDo", site, detail), textOf("howToAsk", site, detail)],
    ...numbers(place, site, detail),
    missingHeading: words.say("letter.missing"),
    missing: missingLines(place, site, detail),
    basisHeading: words.say("letter.basis"),
    basis: [
      { term: words.say("release.numbers-from"), says: `${from} ${counted}` },
      { term: words.say("release.methods-counted"), says: words.say("release.methods-counted-is") },
      { term: words.say("letter.rules"), says: `${made} ${words.say("release.sure-note")}` },
      { term: words.say("release.privacy"), says: `${small} ${words.say("release.hidden-note")}` },
      { term: words.say("letter.reading"), says: words.say("release.range-note") },
    ],
  };
}

/** The questions with a number at this place, those that a board asks first if there are too many, in their usual order. */
function numbers(
  place: PublicPlace,
  { words, report, custom }: PublicSite,
  detail: LetterDetail,
): Pick<Letter, "tableHeading" | "columns" | "rows" | "more"> {
  const isMain = place === report.main;
  const rate = (cell: ShownCell | undefined): string | undefined =>
    cell === undefined || cell.rate.kind === "hidden" ? undefined : printedWords(cell.rate, "%", words);
  const here = (question: PublicQuestion): string | undefined => rate(report.allAt(question, place));
  const asked = report.questions.filter((question) => report.allAt(question, place) !== undefined);
  const shown = asked.filter((question) => here(question) !== undefined);
  const printed = new Set(
    shown.toSorted((a, b) => (a.board ?? Number.MAX_VALUE) - (b.board ?? Number.MAX_VALUE)).slice(0, detail.questions),
  );
  let goal = 0;
  return {
    tableHeading: words.say("release.school-shown", { n: shown.length, all: asked.length }),
    columns: [
      words.say("release.question-column"),
      ...(isMain
        ? [words.say("release.all-students")]
        : [
            words.say(place.kind === "school" ? "release.here-column" : "release.here-place-column"),
            words.say("release.whole-column", { place: report.main.name }),
          ]),
    ],
    rows: shown
      .filter((question) => printed.has(question))
      .map((question) => {
        const isFirst = question.goal !== goal;
        goal = question.goal;
        return {
          goal: isFirst
            ? words.say("release.part-of-goal", { n: goal, goal: words.label(`goal.${question.goal}`) })
            : "",
          question: indicatorLabel(question.id, words, custom),
          rate: here(question) ?? "",
          whole: isMain ? "" : (rate(report.allAt(question, report.main)) ?? words.say("mark.hidden")),
        };
      }),
    more: shown.length > printed.size ? words.say("letter.more-questions", { n: shown.length - printed.size }) : "",
  };
}

function missingLines(place: PublicPlace, site: PublicSite, detail: LetterDetail): readonly string[] {
  const { words } = site;
  const names = groupsNotShown(place, site);
  if (names.length === 0) return [words.say("letter.missing-none")];
  const named = names.slice(0, detail.groups);
  return [
    `${words.say("release.missing-here-is")} ${listWords(named, words)}.`,
    ...(named.length < names.length ? [words.say("letter.more-groups", { n: names.length - named.length })] : []),
    ...(place === site.report.main ? [] : [words.say("letter.missing-district")]),
  ];
}

function textOf(which: "whatWeDo" | "howToAsk", site: PublicSite, detail: LetterDetail): LetterText {
  const { words } = site;
  const heading = words.say(which === "whatWeDo" ? "release.what-we-do" : "release.how-to-ask");
  const written = districtText(site, which);
  if (written === undefined)
    return { heading, lang: words.lang, before: words.say("release.not-written"), after: "", blocks: [] };
  const all = textBlocks(written.text);
  const blocks = cut(all, detail.text);
  return {
    heading,
    lang: written.lang,
    before: written.lang === words.lang ? "" : words.say("release.other-language"),
    after: blocks === all ? "" : words.say("letter.goes-on"),
    blocks,
  };
}

const lengthOf = (block: TextBlock): number =>
  block.kind === "list" ? block.items.join(" ").length : block.text.length;

/**
 * As many whole paragraphs as fit; if the first one is too long, as many of its words. Returns the same list if all
 * fit.
 */
function cut(blocks: readonly TextBlock[], most: number): readonly TextBlock[] {
  let left = most;
  const kept: TextBlock[] = [];
  for (const block of blocks) {
    left -= lengthOf(block);
    if (left < 0) break;
    kept.push(block);
  }
  if (kept.length === blocks.length) return blocks;
  const [first] = blocks;
  if (kept.length > 0 || first === undefined) return kept;
  const text = first.kind === "list" ? first.items.join(" · ") : first.text;
  return [{ kind: "paragraph", text: `${text.slice(0, most).replace(/\s+\S*$/u, "")} …` }];
}
