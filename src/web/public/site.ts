import { type Lang, otherLanguages } from "../../base/lang.ts";
import type { GroupAnswer, PublicPlace, PublicQuestion, PublicReport } from "../../reports/public/report.ts";
import type { CustomLabels } from "../../ui/audit-sentence.ts";
import type { Words } from "../../ui/words.ts";
import type { MenuEntry } from "../page-kind.ts";

/** Input of the pages in one language. */
export interface PublicSite {
  readonly report: PublicReport;
  readonly words: Words;
  /** All languages of the site; the first one's pages are at the top of the folder. */
  readonly languages: readonly Lang[];
  /** Path from the folder of this language to that of the site: "" or "../". */
  readonly shared: string;
  /** Whether the printed matter of each place is beside the pages. */
  readonly hasPacket: boolean;
  /** The district's own questions. */
  readonly custom: CustomLabels;
  readonly menu: readonly MenuEntry[];
}

/** The last school year of the site, as printed: 2025-26. */
export const latestYear = ({ questions }: PublicReport): string =>
  questions
    .flatMap(({ years }) => years)
    .toSorted()
    .at(-1) ?? "";

/** Whether all places but the main one are schools. */
export const hasOnlySchools = ({ places }: PublicReport): boolean => places.every(({ kind }) => kind === "school");

/** Whether the group has less of what is wanted. False if neither direction is better. */
export function isLess({ outcome }: PublicQuestion, { gap }: GroupAnswer): boolean {
  if (gap === null || outcome === "neither") return false;
  return outcome === "favorable" ? gap.gap.high < 0 : gap.gap.low > 0;
}

/** Whether a gap is in the group's favor. */
export function isInFavor({ outcome }: PublicQuestion, { gap }: GroupAnswer): boolean {
  if (gap === null || outcome === "neither") return false;
  return outcome === "favorable" ? gap.gap.low > 0 : gap.gap.high < 0;
}

export const isClear = ({ gap }: GroupAnswer): boolean => gap?.verdict === "clear";

/** A group's answer with its question. */
export interface Found {
  readonly question: PublicQuestion;
  readonly answer: GroupAnswer;
}

/** The clear gaps at a place in which the group has less, ordered by the least number of students they can be. */
export function clearGaps(report: PublicReport, place: PublicPlace): readonly Found[] {
  const { answers } = report.at(place);
  return report.questions
    .filter(({ isRestatement }) => !isRestatement)
    .flatMap((question) =>
      (answers.get(question.id)?.groups ?? [])
        .filter((answer) => isClear(answer) && isLess(question, answer))
        .map((answer) => ({ question, answer })),
    )
    .toSorted((a, b) => (b.answer.gap?.students.low ?? 0) - (a.answer.gap?.students.low ?? 0));
}

/** The largest gap of each question, up to a limit. */
export function largestOfEach(found: readonly Found[], most: number): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ question }) => !seen.has(question.id) && seen.add(question.id)).slice(0, most);
}

/** The text of the district in the site's language, or else in another one. */
export function districtText(
  { report, words }: PublicSite,
  which: "whatWeDo" | "howToAsk",
): { readonly lang: Lang; readonly text: string } | undefined {
  const { texts } = report.about;
  return [words.lang, ...otherLanguages(words.lang)].flatMap((lang) => {
    const text = texts[lang]?.[which].trim() ?? "";
    return text === "" ? [] : [{ lang, text }];
  })[0];
}
