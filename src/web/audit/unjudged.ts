import { groupKey } from "../../base/keys.ts";
import type { NotAsked } from "../../reports/audit-schema.ts";
import { type AnyFinding, type AnyRefused, refusedOf } from "../../reports/judged/finding-at.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { schoolYear } from "../../ui/format.ts";
import { groupingName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { leftOutSentence, missingWords } from "../../ui/left-out-schools.ts";
import { recordWords } from "../../ui/record-words.ts";
import { table } from "../../ui/table.ts";
import { knownIndicator, sentenceCase } from "../../ui/words.ts";
import type { Site } from "./site.ts";

/** A group with gaps that could not be judged in the latest year. */
export interface UnjudgedGroup {
  readonly grouping: string;
  readonly level: string;
  /** Questions with a verdict other than "too few". */
  readonly judged: number;
  /** Gaps whose interval is too wide to say. */
  readonly unsure: readonly AnyFinding[];
  /** Questions for which the group or its comparison is below the minimum. */
  readonly small: readonly string[];
  /** Questions that could not be computed for another reason. */
  readonly other: readonly AnyRefused[];
}

/** One-way groups of the main place in the latest year with gaps that could not be judged, in the order of the audit. */
export function unjudgedGroups(site: Site): readonly UnjudgedGroup[] {
  const { audit, main } = site;
  const at = { place: main.placeIndex, year: audit.years.length - 1, crossed: false };
  const entries = new Map<
    string,
    { -readonly [K in keyof UnjudgedGroup]: UnjudgedGroup[K] extends readonly (infer T)[] ? T[] : UnjudgedGroup[K] }
  >();
  const entryOf = ({ group }: AnyFinding | AnyRefused): NonNullable<ReturnType<typeof entries.get>> => {
    const key = groupKey(group);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const fresh = { ...group, judged: 0, unsure: [], small: [], other: [] };
    entries.set(key, fresh);
    return fresh;
  };
  for (const f of site.here()) {
    if (f.verdict === "cannot-tell") entryOf(f).unsure.push(f);
    else entryOf(f).judged++;
  }
  for (const n of refusedOf(audit.judged, at)) {
    if (n.reason === "group_below_minimum" || n.reason === "comparison_below_minimum")
      entryOf(n).small.push(n.indicator);
    else entryOf(n).other.push(n);
  }
  const order = site.definitions.groupings.map((g) => g.id);
  const all = [...entries.values()];
  return all
    .map((group, at) => ({ group, at }))
    .sort((a, b) => order.indexOf(a.group.grouping) - order.indexOf(b.group.grouping) || a.at - b.at)
    .map(({ group }) => group);
}

/** Subject of a "not asked" line. */
export const notAskedName = (line: NotAsked, site: Site): string =>
  line.indicator === null
    ? groupingName(line.grouping ?? "", site.words)
    : indicatorLabel(line.indicator, site.words, site.custom);

/** Missing records with the questions they would answer, those with the most questions first. */
export function waitingRecords(site: Site): Html {
  const { words } = site;
  const byRecord = new Map<string, NotAsked[]>();
  for (const line of oncePerQuestion(site.audit.notAsked))
    for (const record of line.needs) byRecord.set(record, [...(byRecord.get(record) ?? []), line]);
  const rows = [...byRecord].sort((a, b) => b[1].length - a[1].length);
  if (rows.length === 0) return html`<p>${words.say("audit.all-asked")}</p>`;
  return html`<p>${words.say("audit.not-asked-intro")}</p>${table(
    {
      name: words.say("audit.not-asked-heading"),
      columns: [
        { heading: words.say("column.record"), cell: ([record]) => sentenceCase(recordWords(record, words), words) },
        {
          heading: words.say("column.would-answer"),
          cell: ([, lines]) => {
            // Years and groupings of a question can read the same.
            const questions = [...new Set(lines.map((line) => questionOf(line, site)))];
            return questions.length === 1
              ? questions[0]
              : html`<ul class="plain">${questions.map((q) => html`<li>${q}</li>`)}</ul>`;
          },
        },
        { heading: words.say("column.years-without"), cell: ([, lines]) => yearsOf(lines, site) },
      ],
      rows,
    },
    words,
  )}`;
}

/** Most schools named for a question here; the pages of its gaps name more. */
const mostNamed = 3;

function questionOf(line: NotAsked, site: Site): string {
  const { words } = site;
  const question = allOf(line, site);
  if (line.schools !== null) return `${question} ${leftOutSentence(line, words, mostNamed)}`;
  return line.why === "no-records" ? question : `${question} ${sentenceCase(missingWords(line, words), words)}.`;
}

function allOf(line: NotAsked, site: Site): string {
  const { words } = site;
  if (line.indicator === null) return words.say("audit.waiting-grouping", { grouping: notAskedName(line, site) });
  return knownIndicator(line.indicator) === null
    ? notAskedName(line, site)
    : indicatorQuestion(line.indicator, words, site.custom);
}

/** A question missing the same schools in several years is listed once, for the latest. */
const oncePerQuestion = (lines: readonly NotAsked[]): readonly NotAsked[] => [
  ...new Map(
    lines.map((n) => [
      n.schools === null
        ? `${n.indicator}|${n.grouping}|${n.schoolYear}`
        : JSON.stringify([n.indicator, n.grouping, n.why, n.needs, n.schools]),
      n,
    ]),
  ).values(),
];

function yearsOf(lines: readonly NotAsked[], site: Site): string {
  const years = [...new Set(lines.map((l) => l.schoolYear))];
  return years.includes(null) || years.length === 0
    ? site.words.say("audit.no-year")
    : years
        .flatMap((y) => (y === null ? [] : [y]))
        .sort((a, b) => a - b)
        .map(schoolYear)
        .join(", ");
}
