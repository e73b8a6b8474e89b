import type { PublicPlace, PublicQuestion, ShownCell } from "../../reports/public/report.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { certaintyWords } from "../../ui/certainty.ts";
import { dayWords } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import type { Words } from "../../ui/words.ts";
import { allSentence, findingParagraph, gapOfHundred, groupSentence } from "./phrases.ts";
import { clearGaps, isClear, isLess, latestYear, type PublicSite } from "./site.ts";

/** A number of the release, with what it is about. */
export interface PacketRow {
  readonly label: string;
  readonly cell: ShownCell;
  /** How sure the gap to all other students is, and its size; empty if there is none to judge. */
  readonly gap: string;
  /** One of many small groups. */
  readonly isFine: boolean;
  /** All students of the main place, for comparison on another place's pages. */
  readonly isWhole: boolean;
}

/** A question at one place, with its numbers of the latest year: all students, the main place, then each group. */
export interface PacketQuestion {
  readonly question: PublicQuestion;
  readonly label: string;
  /** Who is counted, and what about them. */
  readonly asks: string;
  readonly schoolYear: string;
  /** What we found: the largest clear gap, or else the rate of all students. */
  readonly finding: string;
  readonly rows: readonly PacketRow[];
  /** All students, year by year. */
  readonly years: readonly { readonly schoolYear: string; readonly cell: ShownCell }[];
}

/** What a board reads about a place. Every number is one of the public report. */
export interface BoardPacket {
  readonly place: PublicPlace;
  readonly title: string;
  /** What we found at the place, in sentences. */
  readonly findings: readonly string[];
  readonly questions: readonly PacketQuestion[];
  /** Footer of every page: date, who is counted, rule version, and how privacy is protected. */
  readonly foot: readonly [basis: string, privacy: string];
  /** The same in full, and what each form of a number means. */
  readonly notes: readonly { readonly term: string; readonly says: string }[];
}

/** Gaps listed as findings. */
const mostFindings = 5;

export function boardPacket(place: PublicPlace, site: PublicSite): BoardPacket {
  const { words, report } = site;
  const year = latestYear(report);
  const from = words.say("release.numbers-from-is", { year, day: dayWords(report.released, words) });
  const counted = words.say("letter.counted", { place: place.name });
  const made = words.say("letter.made", { program: report.about.program });
  const small = words.say("release.privacy-small", { n: report.minimum - 1 });
  const findings = clearGaps(report, place)
    .slice(0, mostFindings)
    .map((found) => findingParagraph(found, site));
  return {
    place,
    title: words.say("packet.title", { place: place.name, year }),
    findings: findings.length > 0 ? findings : [words.say("release.home-none"), words.say("release.home-none-lede")],
    questions: report.questions.flatMap((question) => packetQuestion(question, place, site)),
    foot: [`${from} ${counted} ${made}`, `${small} ${words.say("release.hidden-foot-is")}`],
    notes: [
      { term: words.say("release.numbers-from"), says: from },
      { term: words.say("release.methods-counted"), says: `${counted} ${words.say("release.methods-counted-is")}` },
      { term: words.say("letter.rules"), says: `${made} ${words.say("release.sure-note")}` },
      { term: words.say("release.privacy"), says: `${small} ${words.say("release.hidden-note")}` },
      { term: words.say("packet.groups"), says: words.say("release.overlap-note") },
      ...printedForms(words),
    ],
  };
}

/** What each form of a printed number means. */
const printedForms = (words: Words): BoardPacket["notes"] =>
  (
    [
      ["34", "release.printed-number"],
      ["30-39", "release.printed-range"],
      [">=95, <=5", "release.printed-code"],
      ["*", "release.printed-hidden"],
    ] as const
  ).map(([term, key]) => ({ term, says: words.say(key) }));

/** Empty if the release does not offer the question at the place. */
function packetQuestion(question: PublicQuestion, place: PublicPlace, site: PublicSite): readonly PacketQuestion[] {
  const { words, report, custom } = site;
  const { cells, answers } = report.at(place);
  const answer = answers.get(question.id);
  if (answer === undefined || (answer.all === undefined && answer.groups.length === 0)) return [];
  const row = (label: string, cell: ShownCell | undefined, isWhole: boolean): readonly PacketRow[] =>
    cell === undefined ? [] : [{ label, cell, gap: "", isFine: false, isWhole }];
  const worst = answer.groups
    .filter((one) => isClear(one) && isLess(question, one))
    .toSorted((a, b) => (b.gap?.students.low ?? 0) - (a.gap?.students.low ?? 0))[0];
  return [
    {
      question,
      label: indicatorLabel(question.id, words, custom),
      asks: indicatorQuestion(question.id, words, custom),
      schoolYear: answer.schoolYear,
      finding:
        (worst && groupSentence({ question, answer: worst }, site)) ??
        allSentence(question, answer.all, site) ??
        words.say("release.not-shown-all"),
      rows: [
        ...row(words.say("release.all-students"), answer.all, false),
        ...(place === report.main
          ? []
          : row(
              words.say("release.whole-column", { place: report.main.name }),
              report.allAt(question, report.main),
              true,
            )),
        ...answer.groups.map((one): PacketRow => {
          const { grouping, level, isFine } = one.group;
          return {
            label: groupName(grouping, level, words).label,
            cell: one.cell,
            gap: gapWords(one, words),
            isFine,
            isWhole: false,
          };
        }),
      ],
      years: question.years.flatMap((schoolYear) => {
        const cell = cells({ indicator: question.id, schoolYear, grade: "all", grouping: "all", level: "all" });
        return cell === undefined ? [] : [{ schoolYear, cell }];
      }),
    },
  ];
}

function gapWords(answer: Parameters<typeof gapOfHundred>[0], words: Words): string {
  if (answer.share === null) return "";
  if (answer.gap === null) return words.label("certainty.cannot-say");
  const { verdict } = answer.gap;
  const sure = certaintyWords(verdict, words);
  const size = verdict === "cannot-tell" || verdict === "no-sign" ? undefined : gapOfHundred(answer, words);
  return size === undefined ? sure : `${sure}: ${size}`;
}
