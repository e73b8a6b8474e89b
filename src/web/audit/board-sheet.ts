import { boardGaps } from "../../reports/board.ts";
import { wantedShare } from "../../reports/direction.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { changeWords, placeName, wantedGapName } from "../../ui/audit-wording.ts";
import { certaintyWords } from "../../ui/certainty.ts";
import { countText, listWords, schoolYear } from "../../ui/format.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { noClearGap } from "../../ui/opening-sentence.ts";
import { ratesSideBySide } from "../../ui/rates-side-by-side.ts";
import { recordWords } from "../../ui/record-words.ts";
import { shortfallCount, shortSentence } from "../../ui/shortfall-sentence.ts";
import { sentenceCase } from "../../ui/words.ts";
import { type BasisFact, basisOf } from "./basis.ts";
import { closedGaps } from "./changes-page.ts";
import { goalIds } from "./goals.ts";
import type { Site } from "./site.ts";
import { unjudgedGroups } from "./unjudged.ts";

/**
 * Level of detail of the sheet. The printer takes the first of `boardDetails` that fits on two sides, so that a
 * district with long names gets fewer words, never smaller type.
 */
export interface BoardDetail {
  /** Whether each gap has its sentence. */
  readonly sentences: boolean;
  /** Empty space below each question, in points, for answers on paper. */
  readonly roomToWrite: number;
  /** Improvements, groups and records named, each. */
  readonly listed: number;
  /** Characters after which a name is cut off. */
  readonly longestName: number;
}

/** From the most words to the fewest. */
export const boardDetails: readonly [BoardDetail, ...BoardDetail[]] = [
  { sentences: true, roomToWrite: 24, listed: 4, longestName: 400 },
  { sentences: true, roomToWrite: 12, listed: 3, longestName: 120 },
  { sentences: false, roomToWrite: 12, listed: 3, longestName: 120 },
  { sentences: false, roomToWrite: 0, listed: 2, longestName: 80 },
  { sentences: false, roomToWrite: 0, listed: 1, longestName: 32 },
];

/** A gap on the sheet, in words. Positions are shares of the axis, 0 to 1. */
export interface BoardGap {
  readonly name: string;
  readonly sentence: string;
  readonly rate: string;
  readonly comparisonRate: string;
  readonly students: string;
  readonly sure: string;
  readonly moved: string;
  readonly question: string;
  readonly at: number;
  readonly comparisonAt: number;
  /** Where the group would be with the gap at either end of its range. */
  readonly from: number;
  readonly to: number;
}

/** The sheet for a board in one language, as plain text for a page or a PDF. */
export interface BoardSheet {
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly eyebrow: string;
  readonly heading: string;
  readonly lede: string;
  /** Warning about exact counts; empty on a public sheet. */
  readonly seal: string;
  readonly gaps: readonly BoardGap[];
  readonly showsSentences: boolean;
  readonly roomToWrite: number;
  readonly pictureAlt: string;
  readonly better: readonly string[];
  readonly unknown: readonly string[];
  readonly basis: readonly BasisFact[];
  /** Headings and column headings. */
  readonly say: Readonly<Record<BoardLabel, string>>;
}

const labels = {
  numbers: "board.numbers",
  what: "board.what",
  group: "board.rate",
  comparison: "board.others-rate",
  students: "board.students",
  sure: "column.sure",
  moved: "board.moved",
  picture: "board.picture",
  pictureKey: "board.picture-key",
  meaning: "board.meaning",
  decide: "board.decide",
  toFill: "board.to-fill",
  question: "board.question",
  action: "board.action",
  who: "board.who",
  when: "board.when",
  better: "board.better",
  unknown: "board.unknown",
  basis: "board.basis",
} as const;
type BoardLabel = keyof typeof labels;

/** The sheet for the board, from the input of the report's pages. */
export function boardSheet(site: Site, detail: BoardDetail = boardDetails[0]): BoardSheet {
  const { words, main, audit } = site;
  const findings = boardGaps(audit, main);
  const year = schoolYear(main.schoolYear);
  const place = shortened(placeName(main.place, site), detail);
  const gaps = findings.map((f) => boardGap(f, detail, site));
  return {
    lang: words.lang,
    direction: words.language.direction,
    title: words.say("board.title", { year }),
    eyebrow: words.say("board.eyebrow", { year }),
    heading:
      gaps.length === 0 ? words.say("board.h1-none", { place }) : words.say("board.h1", { n: gaps.length, place }),
    lede:
      gaps.length === 0
        ? noClearGap(main, words)
        : words.say("board.lede", { n: gaps.length, all: words.say("board.all-gaps", { n: main.largest.length }) }),
    seal: audit.audience === "public" ? "" : words.say("board.seal"),
    gaps,
    showsSentences: detail.sentences,
    roomToWrite: detail.roomToWrite,
    pictureAlt: words.say("board.picture-alt", {
      n: gaps.length,
      gaps: gaps
        .map(({ name, rate, comparisonRate }) =>
          words.say("board.picture-gap", { gap: name, rate, rate2: comparisonRate }),
        )
        .join(" "),
    }),
    better: betterLines(detail, site),
    unknown: unknownLines(detail, site),
    basis: basisFacts(site),
    say: {
      ...(Object.fromEntries(Object.entries(labels).map(([id, key]) => [id, words.say(key)])) as Record<
        BoardLabel,
        string
      >),
      // Nothing opens a part named for what got better but an improvement.
      ...(closedGaps(site).length === 0 && { better: words.say("menu.changes") }),
    },
  };
}

function boardGap(f: AnyFinding, detail: BoardDetail, site: Site): BoardGap {
  const { words } = site;
  const { lower, upper } = f.counted;
  // For an unwanted outcome the sheet shows the students without it, so that fewer always means less of what is
  // wanted.
  const wanted = (share: number): number => wantedShare(share, f.direction);
  const onAxis = (share: number): number => Math.min(1, Math.max(0, wanted(share)));
  const [rate, comparisonRate] = ratesSideBySide(wanted(f.rate), wanted(f.comparisonRate), words);
  const ends = [onAxis(f.comparisonRate + lower), onAxis(f.comparisonRate + upper)];
  return {
    name: nameOf(f, detail, site),
    sentence: shortSentence(f, words, site.custom, true),
    rate,
    comparisonRate,
    students: shortfallCount(f, words),
    sure: words.say("board.sure", {
      certainty: certaintyWords(f.verdict, words),
      size: gapWords(f, words),
      range: gapRangeWords(f, words),
    }),
    moved: changeWords(f, site) || words.say("change.new"),
    question: words.say(questionFor(f), {
      group: shortened(groupName(f.group.grouping, f.group.level, words).phrase.the, detail),
    }),
    at: onAxis(f.rate),
    comparisonAt: onAxis(f.comparisonRate),
    from: Math.min(...ends),
    to: Math.max(...ends),
  };
}

/** Questions about who the teachers are: moving teachers, money or materials is no answer to those. */
const aboutTeachers: readonly string[] = ["same-group-teacher", "teacher-of-color"];

const questionFor = ({ indicator, goal }: AnyFinding) =>
  aboutTeachers.includes(indicator)
    ? ("board.ask-teachers" as const)
    : (`board.ask-${goalIds.find((id) => id === goal) ?? 1}` as const);

/** The gaps that have narrowed, those with the most students first. */
function betterLines({ listed, ...detail }: BoardDetail, site: Site): readonly string[] {
  const { words, audit } = site;
  const [since] = audit.years;
  if (audit.years.length < 2 || since === undefined) return [words.say("audit.one-year")];
  const closed = closedGaps(site);
  if (closed.length === 0) return [words.say("audit.improved-none-since", { year: schoolYear(since) })];
  const more = closed.length - listed;
  return [
    ...closed
      .slice(0, listed)
      .map(({ finding: f }) =>
        words.say("board.better-line", { gap: nameOf(f, { listed, ...detail }, site), change: changeWords(f, site) }),
      ),
    ...(more > 0 ? [words.say("board.more-better", { n: more })] : []),
  ];
}

function unknownLines(detail: BoardDetail, site: Site): readonly string[] {
  const { words, main, audit } = site;
  const groups = unjudgedGroups(site);
  const unsure = groups.reduce((sum, g) => sum + g.unsure.length, 0);
  const untried = (g: (typeof groups)[number]): number => g.small.length + g.other.length;
  const small = groups.reduce((sum, g) => sum + untried(g), 0);
  const judgedShare = (g: (typeof groups)[number]): number =>
    g.judged === 0 ? 0 : g.judged / (g.judged + g.unsure.length + untried(g));
  const hardest = groups.toSorted((a, b) => judgedShare(a) - judgedShare(b)).slice(0, detail.listed);
  const waiting = audit.notAsked.filter((n) => n.indicator !== null && n.schoolYear === null && n.schools === null);
  const times = new Map<string, number>();
  for (const record of waiting.flatMap((n) => n.needs)) times.set(record, (times.get(record) ?? 0) + 1);
  const records = [...times].sort((a, b) => b[1] - a[1]).map(([record]) => recordWords(record, words));
  return [
    words.say("board.unsure", { n: unsure, year: schoolYear(main.schoolYear) }),
    words.say("board.small", { n: small, minimum: audit.settings.minimumN }),
    ...(hardest.length === 0
      ? []
      : [
          words.say("board.hardest", {
            groups: listWords(
              hardest.map(({ grouping, level }) => shortened(groupName(grouping, level, words).label, detail)),
              words,
            ),
          }),
        ]),
    ...(records.length === 0
      ? []
      : [
          words.say("board.waiting", {
            n: waiting.length,
            records: listWords(records.slice(0, detail.listed), words),
          }),
        ]),
    words.say("sure.help"),
  ];
}

/** The facts of every page, with the number of students, the filters and the privacy note. */
function basisFacts(site: Site): readonly BasisFact[] {
  const { words, main, quality, audit } = site;
  const enrolled = quality.enrolled.find(({ schoolYear: year }) => year === main.schoolYear);
  return [
    ...basisOf(site),
    {
      term: words.say("board.filters"),
      says: [
        words.say("board.no-filters"),
        ...(enrolled === undefined
          ? []
          : [
              words.say("board.students-enrolled", {
                n: enrolled.students,
                text: countText(enrolled.students, words),
                year: schoolYear(enrolled.schoolYear),
              }),
            ]),
      ].join(" "),
    },
    ...(audit.audience === "public" ? [] : [{ term: words.say("board.privacy"), says: words.say("board.seal") }]),
  ];
}

const nameOf = (f: AnyFinding, detail: BoardDetail, site: Site): string =>
  shortened(sentenceCase(wantedGapName(f, site), site.words), detail);

const ellipsis = "…";

/** A name cut off after a number of characters; never inside a character. */
function shortened(name: string, { longestName }: BoardDetail): string {
  const characters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name)];
  return characters.length <= longestName
    ? name
    : `${characters
        .slice(0, longestName - 1)
        .map(({ segment }) => segment)
        .join("")
        .trimEnd()}${ellipsis}`;
}
