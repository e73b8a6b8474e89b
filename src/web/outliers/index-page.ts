import { isNone } from "../../base/finding.ts";
import type { OutlierPlace } from "../../reports/outliers.ts";
import { factorName, officialGroup } from "../../ui/figure-name.ts";
import { countText, dayWords, listWords, rangeWords, schoolYear, shortValue } from "../../ui/format.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { againstExpected, verdictAgainstExpected } from "../../ui/outlier-words.ts";
import { howChosen, schoolMarks } from "../../ui/school-kind-words.ts";
import { table } from "../../ui/table.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import {
  aboutWords,
  framed,
  indexName,
  type NoteShown,
  type OutlierPageSite,
  type OutlierPages,
  pathOf,
  placeFile,
  rootOf,
} from "./frame.ts";
import { modelDetails } from "./how.ts";
import { mainPicture, rankPicture, sizePicture } from "./pictures.ts";

export const outlierIndexPages: PageKind<OutlierPageSite> = {
  id: "outliers",
  pages: (site) => [
    { path: pathOf(site.words.lang, indexName), render: () => indexPage(site, site.visited, site.words) },
  ],
};

/** The first page: the number of places above expectation, charts, places to learn from, sources. */
function indexPage(pages: OutlierPageSite, visited: readonly OutlierPlace[], words: Words): string {
  const { report } = pages;
  const { counts, question } = report;
  const judged = counts.more + counts.close + counts.less;
  const { outcome } = question;
  const title = titleOf(pages, words);
  const input = { pages, visited: new Set(visited.map(({ id }) => id)), words };
  const lede = [
    words.say("outliers.lede"),
    judged === 0
      ? words.say("outliers.one-year")
      : words.say("outliers.counts", {
          judged: countText(judged, words),
          better: againstExpected(outcome, "better", words),
          worse: againstExpected(outcome, "worse", words),
          more: countText(counts.more, words),
          close: countText(counts.close, words),
          less: countText(counts.less, words),
        }),
    ...(counts["not-judged"] > 0 ? [words.say("outliers.not-judged", { n: counts["not-judged"] })] : []),
    ...(isNone(report.expectedByChance)
      ? []
      : [words.say("outliers.chance", { n: Math.round(report.expectedByChance) })]),
    ...(question.outcome.better === "low" ? [words.say("outliers.turned")] : []),
  ];
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${aboutWords(pages, words)}</p><h1>${title}</h1><p class="lede">${lede.join(" ")}</p></div></section>
${band([mainPicture(input)])}
<section class="part"><div class="page flow"><h2>${words.say("outliers.visit")}</h2>${visitTable(pages, visited, words)}<p><a${attributes({ href: `${rootOf(words.lang)}places.csv` })}>${words.say("outliers.download")}</a></p></div></section>
${band([rankPicture(input), sizePicture(input)])}
${modelDetails(pages, words)}`;
  return framed({ name: indexName, title, body }, pages, words);
}

/** Charts in a panel; empty without charts. */
const band = (pictures: readonly (Html | null)[]): Html | null =>
  pictures.every((picture) => picture === null)
    ? null
    : html`<section class="part band"><div class="page flow">${pictures}</div></section>`;

function titleOf(pages: OutlierPages, words: Words): string {
  const { report } = pages;
  const n = report.counts.learnFrom;
  const what = againstExpected(report.question.outcome, "better", words);
  const { more, close, less } = report.counts;
  if (more + close + less === 0) return words.say("outliers.title-unjudged");
  if (n === 0) return words.say("outliers.title-none");
  if (report.question.groups.reference !== null) return words.say("outliers.title-both", { n, what });
  return words.say(`outliers.title-${report.question.level === "school" ? "schools" : "districts"}`, { n, what });
}

function visitTable(pages: OutlierPages, visited: readonly OutlierPlace[], words: Words): Html {
  if (visited.length === 0) return html`<p>${words.say("outliers.visit-none")}</p>`;
  const { unit } = pages.report.question.outcome;
  const judged = pages.report.counts.more + pages.report.counts.close + pages.report.counts.less;
  return html`<p>${words.say("outliers.visit-intro", { n: visited.length })} <b>${howChosen(
    pages.report.places.map(({ kind }) => kind),
    words,
  )}</b></p>${table(
    {
      name: words.say("outliers.visit"),
      columns: [
        {
          heading: words.say("column.place"),
          cell: (place) =>
            html`<a${attributes({ href: placeFile(place.id) })}>${place.name}</a>${marksUnder(place, words)}`,
        },
        { heading: words.say("outliers.district"), cell: (place) => place.districtName ?? "" },
        {
          heading: words.say("outliers.axis-actual"),
          number: true,
          cell: ({ focal }) => (isNone(focal) ? "" : shortValue(focal.actual, unit, words)),
        },
        {
          heading: words.say("outliers.axis-expected"),
          number: true,
          cell: ({ focal }) => (isNone(focal) ? "" : shortValue(focal.expected, unit, words)),
        },
        { heading: words.say("outliers.best"), number: true, cell: ({ focal }) => bestWords(focal, unit, words) },
        {
          heading: words.say("column.rank"),
          number: true,
          cell: ({ focal }) =>
            isNone(focal) || isNone(focal.rank)
              ? ""
              : `${words.say("range.values", { a: focal.rank.from, b: focal.rank.to })} / ${countText(judged, words)}`,
        },
        { heading: words.say("outliers.practices"), cell: (place) => notesOf(place, pages.practices.notes, words) },
      ],
      rows: visited,
    },
    words,
  )}`;
}

/** Marks of a school under its name, if it has any. */
export function marksUnder({ kind }: OutlierPlace, words: Words): Html | null {
  const marks = schoolMarks(kind, words);
  return marks.length === 0 ? null : html`<br><span class="hush small">${marks.join("; ")}</span>`;
}

/** Likely range of a persistent difference. */
export function bestWords(
  side: OutlierPlace["focal"],
  unit: OutlierPages["report"]["question"]["outcome"]["unit"],
  words: Words,
): string {
  if (isNone(side) || isNone(side.best)) return "";
  return rangeWords(side.best.lower, side.best.upper, unit === "share" ? "share-points" : unit, words);
}

/** Fixed words for a place in a table. */
export const verdictWords = (side: OutlierPlace["focal"], pages: OutlierPages, words: Words): string =>
  verdictAgainstExpected(pages.report.question.outcome, isNone(side) ? "not-judged" : side.verdict, words);

/** Recorded practices of a school or its district. */
export function notesOf(place: OutlierPlace, practices: readonly NoteShown[], words: Words): HtmlContent {
  const own = practices.filter((note) => note.place === place.id || note.place === place.districtId);
  if (own.length === 0) return html`<span class="hush small">${words.say("outliers.no-practice")}</span>`;
  return html`<ul>${own.map(
    (note) =>
      html`<li><b>${note.title}</b> (${listWords(
        note.factors.map((factor) => factorName(factor, words)),
        words,
      )}). ${sentenceCase(note.evidence, words)} <span class="hush">${words.say("outliers.note", {
        years: listWords(note.years.map(schoolYear), words),
        groups: listWords(
          note.groups.map((group) => officialGroup(group, words)),
          words,
        ),
        contact: note.contact,
        day: dayWords(note.date, words),
      })}</span></li>`,
  )}</ul>`;
}
