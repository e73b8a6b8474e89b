import type { GoalLine } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { gapName, knownOn, placeName, sentenceOf } from "../../ui/audit-wording.ts";
import { certaintyScale } from "../../ui/certainty-scale.ts";
import { scorecard } from "../../ui/charts/scorecard.ts";
import { countText, dayWords, listWords, schoolYear, shortValue } from "../../ui/format.ts";
import { groupingName } from "../../ui/group-name.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { headline, openingSentence } from "../../ui/opening-sentence.ts";
import { recordWords } from "../../ui/record-words.ts";
import { table } from "../../ui/table.ts";
import { unplacedSentences } from "../../ui/unplaced-words.ts";
import type { PageKind } from "../page-kind.ts";
import { definitionsPath, goalPath, indexPath, notJudgedPath, placePath } from "./addresses.ts";
import { findingList, hrefOf, largestChart, movedChart } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { goalIds } from "./goals.ts";

import { priorityTable } from "./priorities.ts";
import { gapQuilt } from "./quilts.ts";

import { comparisonCount, hasMixedPlaces, isFine, outliersHref, type PageSite, type Site } from "./site.ts";
import { couldNotJudge, waitingRecords } from "./unjudged.ts";

/** The report's first page. Goals and places have menu entries that link to its sections. */
export const indexPages: PageKind<PageSite> = {
  id: "index",
  pages: (site) => [{ path: indexPath, render: () => indexPage(site) }],
  menu: (site) => [
    { label: site.words.say("menu.audit"), href: indexPath },
    { label: site.words.say("menu.goals"), href: `${indexPath}#goals` },
    { label: site.words.say(hasMixedPlaces(site) ? "menu.places" : "menu.schools"), href: `${indexPath}#places` },
  ],
};

/** The main result in a sentence, then the goals, the quilt, changes over time, open questions, and the data used. */
function indexPage(site: PageSite): string {
  const { words, main } = site;
  const year = schoolYear(main.schoolYear);
  const body = html`
<section class="part"><div class="page flow">
<p class="eyebrow">${[words.say("audit.title", { year }), placeName(main.place, site), ...knownOn(site, words)].join(" · ")}</p>
<h1>${openingSentence(main, words)}</h1>
${keys(site)}
${mainOf(site)}<p>${words.say("sure.help")}</p>
</div></section>
${largest(site)}
${priorities(site)}
<section class="part" id="goals"><div class="page flow"><h2>${words.say("audit.six-goals")}</h2>${scorecard(
    main.goals.map((line) => scoreRow(line, site)),
    words,
  )}${clearNotInStudents(site)}</div></section>
${board(site)}
${moved(site)}
${unknown(site)}
${quality(site)}
${places(site)}
${site.outliers === true && html`<section class="part band" id="outliers"><div class="page flow"><h2>${words.label("ui.outliers")}</h2><p>${words.say("audit.outliers")} <a href="${outliersHref(site)}">${words.label("ui.outliers")}</a></p></div></section>`}
<section class="part" id="definitions"><div class="page flow"><h2>${words.label("ui.definitions")}</h2>
<p>${words.say("audit.definitions-intro")} <a href="${definitionsPath}">${words.say("audit.all-definitions")}</a></p>
${certaintyScale(site)}
<h3>${words.say("audit.files")}</h3>
<ul><li><a href="audit.xlsx">audit.xlsx</a>: ${words.say("audit.file-xlsx")}</li><li><a href="audit.json">audit.json</a>: ${words.say("audit.file-json")}</li></ul>
</div></section>`;
  return auditPage({ path: indexPath, title: words.say("audit.title", { year }), body, wide: true }, site);
}

function keys(site: Site): Html | null {
  const top = headline(site.main);
  if (top.length === 0) return null;
  return html`<div class="columns">${top.map(
    (f) =>
      html`<div class="key"><b>${site.words.say("unit.students", { n: f.studentsToClose ?? 0, text: countText(f.studentsToClose ?? 0, site.words) })}</b><p><a${attributes({ href: hrefOf(f, "", site) })}>${gapName(f, site)}</a></p><p class="hush">${sentenceOf(f, site)}</p></div>`,
  )}</div>`;
}

/** Name of the place, if the audit has others of its kind and no larger place. */
function mainOf({ words, main, places, audit }: Site): Html | null {
  if (!places.some(({ overview }) => overview.place.kind === main.place.kind)) return null;
  return html`<p>${words.say("audit.main-of", { place: placeName(main.place, { audit }), n: places.length })}</p>
`;
}

function largest(site: Site): Html | null {
  const { main, words } = site;
  const top = main.largest.slice(0, 12);
  if (top.length < 2) return null;
  return html`<section class="part band"><div class="page flow"><h2>${words.say("audit.largest")}</h2>${largestChart(
    top,
    words.say("audit.largest-title", { n: top.length, all: main.largest.length }),
    "",
    site,
  )}<p>${words.say("audit.largest-share", {
    n: top.length,
    all: main.largest.length,
    share: shortValue(main.largestShares[top.length - 1] ?? 1, "share", words),
  })}</p></div></section>`;
}

function priorities(site: Site): Html | null {
  const list = priorityTable(site.main.priorities, 12, "", site);
  return (
    list &&
    html`<section class="part" id="priorities"><div class="page flow"><h2>${site.words.say("priority.heading")}</h2>${list}</div></section>`
  );
}

function scoreRow(line: GoalLine<Audience>, site: Site): Parameters<typeof scorecard>[0][number] {
  const { words } = site;
  const { goal, largest: first } = line;
  const finding: HtmlContent =
    first !== undefined
      ? html`${sentenceOf(first, site)} <a${attributes({ href: hrefOf(first, "", site), class: "no-print" })}>${words.label("ui.how-do-you-know")}</a>`
      : line.asked.length === 0
        ? words.say("audit.goal-not-asked", {
            records: listWords(
              [...new Set(line.notAsked.flatMap((n) => n.needs))].slice(0, 3).map((r) => recordWords(r, words)),
              words,
            ),
          })
        : words.say("audit.goal-none-clear");
  return {
    goal,
    href: goalPath(line.goal),
    counts: {
      clear: line.clear,
      probable: line.probable,
      ahead: line.ahead,
      noSign: line.noSign,
      notJudged: line.cannotTell + line.notJudged,
    },
    asked: line.asked.length,
    notAsked: line.notAsked.length,
    finding,
    change: "",
  };
}

/** Quilt of the first page: the questions a board asks first, for all goals. Goal pages have the rest. */
function board(site: Site): Html | null {
  const { words, main } = site;
  const known = new Set(main.quilt.rows.map((row) => row.indicator));
  const ours = site.definitions.indicators
    .filter((i) => i.board !== undefined)
    .sort((a, b) => (a.board ?? 0) - (b.board ?? 0));
  const indicators = ours.map((i) => i.id).filter((id) => known.has(id));
  const official = site.definitions.indicators.filter((i) => i.official && known.has(i.id)).map((i) => i.id);
  const own = site.definitions.indicators.filter((i) => i.own).map((i) => i.id);
  const map = gapQuilt(
    {
      overview: main,
      title: words.say("audit.board-title"),
      indicators: [...indicators, ...official.slice(0, ours.length - indicators.length), ...own],
      groupings: (g) => !isFine(g, site),
      root: "",
    },
    site,
  );
  if (map === null) return null;
  return html`<section class="part" id="map"><div class="page flow"><h2>${words.say("audit.which")}</h2><p>${words.say("audit.board-intro")}</p>${map}<p>${words.say(
    "audit.more-maps",
  )} ${goalIds.map((goal, i) => html`${i > 0 && " · "}<a${attributes({ href: goalPath(goal) })}>${words.label(`goal.${goal}`)}</a>`)}</p></div></section>`;
}

function moved(site: Site): Html {
  const { words, main } = site;
  const since = schoolYear(site.audit.years[0] ?? main.schoolYear);
  const title = (findings: typeof main.closing, way: "closing" | "growing"): string => {
    const years = [...new Set(findings.flatMap((f) => f.change?.since ?? []))];
    return years.length > 1
      ? words.say(`audit.${way}-mixed`, { n: findings.length })
      : words.say(`audit.${way}-title`, { n: findings.length, year: schoolYear(years[0] ?? main.schoolYear) });
  };
  const part = (findings: typeof main.closing, title: string, none: string, chartTitle: string): Html =>
    html`<h2>${title}</h2>${
      findings.length === 0
        ? html`<p>${none}</p>`
        : html`${movedChart(findings, chartTitle, site)}${findingList(findings.slice(0, 6), "", site)}`
    }`;
  if (site.audit.years.length < 2)
    return html`<section class="part band" id="moved"><div class="page flow"><h2>${words.say("audit.improved")}</h2><p>${words.say("audit.one-year")}</p></div></section>`;
  return html`<section class="part band" id="moved"><div class="page flow">${part(
    main.closing,
    words.say("audit.improved"),
    words.say("audit.improved-none-since", { year: since }),
    title(main.closing, "closing"),
  )}${part(
    main.growing,
    words.say("audit.growing-heading"),
    words.say("audit.growing-none", { year: since }),
    title(main.growing, "growing"),
  )}<p class="small hush">${words.say("audit.years-independent")}</p></div></section>`;
}

function unknown(site: Site): Html {
  const { words } = site;
  return html`<section class="part" id="unknown"><div class="page flow"><h2>${words.label("ui.could-not-judge")}</h2>${couldNotJudge(site)}<p><a href="${notJudgedPath}">${words.say(
    "audit.all-not-judged",
  )}</a></p><h2>${words.say("audit.not-asked-heading")}</h2>${waitingRecords(site, { most: 8, href: `${notJudgedPath}#not-asked` })}</div></section>`;
}

function quality(site: Site): Html {
  const { words, quality: q } = site;
  const fact = (term: string, says: HtmlContent): Html => html`<dt>${term}</dt><dd>${says}</dd>`;
  return html`<section class="part band" id="quality"><div class="page flow"><h2>${words.say("audit.data-quality")}</h2><dl class="facts">
${fact(words.say("quality.files"), words.say("quality.files-of", { n: q.files, rows: countText(q.rows, words) }))}
${fact(words.say("quality.loaded"), words.say("quality.rows", { n: q.loaded }))}
${fact(words.say("quality.set-aside"), words.say("quality.rows-why", { n: q.setAside }))}
${fact(words.say("quality.quarantine"), q.quarantined === 0 ? words.say("quality.none") : html`${words.say("quality.rows", { n: q.quarantined })} ${words.say("quality.see")} <code>fairlead quarantine</code>`)}
${q.unknownFiles.length > 0 && fact(words.say("quality.unknown-files"), listWords(q.unknownFiles, words))}
${q.lastLoad !== null && fact(words.say("quality.last-load"), dayWords(q.lastLoad, words))}
${q.enrolled.map((e) => fact(words.say("quality.students", { year: schoolYear(e.schoolYear) }), words.say("unit.students", { n: e.students, text: countText(e.students, words) })))}
${q.unknown.map((u) => fact(words.say("quality.no-record", { grouping: groupingName(u.grouping, words) }), u.students === 0 ? words.say("quality.none") : words.say("quality.of-students", { n: u.students, share: shortValue(u.of > 0 ? u.students / u.of : 0, "share", words) })))}
</dl>${matches(site)}${unplaced(site)}</div></section>`;
}

/** What counts at no place, by kind of record. */
function unplaced({ words, quality, audit }: Site): HtmlContent {
  if (quality.matches.length === 0) return false;
  const say = words.language.joins;
  const sentences = unplacedSentences(audit.unplaced, say);
  if (sentences.length === 0) return html`<p>${say.unplacedNone}</p>`;
  return html`<h3 id="unplaced">${say.unplacedTitle}</h3><p>${say.unplacedLede}</p><ul>${sentences.map((s) => html`<li>${s}</li>`)}</ul>`;
}

/** How each record type's rows match enrollment. */
function matches({ words, quality: q }: Site): HtmlContent {
  if (q.matches.length === 0) return false;
  const say = words.language.joins.quality;
  const number = (n: number | null): string => (n === null ? say.none : countText(n, words));
  const [records, rows, student, school, year, all] = say.headings;
  const waiting = q.matches.filter((m) => m.waits).reduce((total, m) => total + m.rows, 0);
  return html`<h3>${say.title}</h3><p>${say.lede}</p>${table(
    {
      name: say.title,
      columns: [
        { heading: records, cell: (m) => words.language.joins.tableNames[m.table] },
        { heading: rows, number: true, cell: (m) => countText(m.rows, words) },
        { heading: student, number: true, cell: (m) => number(m.byStudent) },
        { heading: school, number: true, cell: (m) => number(m.bySchool) },
        { heading: year, number: true, cell: (m) => number(m.byYear) },
        { heading: all, number: true, cell: (m) => countText(m.matched, words) },
      ],
      rows: q.matches,
    },
    words,
  )}${waiting > 0 && html`<p>${say.waits(waiting)}</p>`}${q.matches.some((m) => m.poor) && html`<p><strong>${say.poor}</strong></p>`}`;
}

function places(site: Site): Html | null {
  const { words } = site;
  if (site.places.length === 0) return null;
  const mixed = hasMixedPlaces(site);
  const heading = words.say(mixed ? "audit.places-mixed" : "audit.places-heading");
  const other = site.places.filter(({ overview }) => comparisonCount(overview) === 0);
  return html`<section class="part" id="places"><div class="page flow"><h2>${heading}</h2><p>${words.say(mixed ? "audit.places-mixed-intro" : "audit.places-intro")}</p>${table(
    {
      name: heading,
      columns: [
        {
          heading: words.say("column.place"),
          cell: ({ overview }) =>
            html`<a${attributes({ href: placePath(overview.place) })}>${placeName(overview.place, site)}</a>`,
        },
        {
          heading: words.say("column.clear"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.clear)), words),
        },
        {
          heading: words.say("column.probable"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.probable)), words),
        },
        {
          heading: words.say("column.not-judged"),
          number: true,
          cell: ({ overview }) => countText(sum(overview.goals.map((g) => g.cannotTell + g.notJudged)), words),
        },
        {
          heading: words.say("column.largest"),
          cell: ({ overview }) => {
            const [first] = overview.largest;
            return first === undefined ? words.say("mark.no-records") : gapName(first, site);
          },
        },
      ],
      rows: site.places.filter((place) => !other.includes(place)),
    },
    words,
  )}${
    other.length > 0 &&
    html`<details><summary>${words.say("audit.places-other-years", { n: other.length, year: schoolYear(site.main.schoolYear) })}</summary><ul class="plain columns">${other.map(
      ({ overview: { place } }) =>
        html`<li><a${attributes({ href: placePath(place) })}>${placeName(place, site)}</a></li>`,
    )}</ul></details>`
  }</div></section>`;
}

/** The goals count more clear gaps than the first sentence, which has those in students. Says how many and why. */
function clearNotInStudents({ main, words }: PageSite): Html | null {
  const all = main.largest.length;
  const n = sum(main.goals.map((g) => g.clear)) - all;
  return n === 0 ? null : html`<p class="small hush">${words.say("audit.clear-not-students", { n, all })}</p>`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
