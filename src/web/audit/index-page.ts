import type { GoalLine } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { knownOn, placeName } from "../../ui/audit-wording.ts";
import { type ScorecardRow, scorecard } from "../../ui/charts/scorecard.ts";
import { countText, listWords, schoolYear } from "../../ui/format.ts";
import { gapWords } from "../../ui/gap-words.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { headline, noClearGap, openingSentence } from "../../ui/opening-sentence.ts";
import { recordWords } from "../../ui/record-words.ts";
import {
  shortfallCount,
  shortfallKey,
  shortfallRange,
  shortfallRates,
  shortSentence,
} from "../../ui/shortfall-sentence.ts";
import { sentenceCase } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import {
  changesPath,
  dataPath,
  goalPath,
  indexPath,
  mapPath,
  methodsPath,
  notJudgedPath,
  placesPath,
  prioritiesPath,
  questionsPath,
} from "./addresses.ts";
import { closedGaps, widenedGaps } from "./changes-page.ts";
import { hrefOf } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { groupGaps } from "./group-gaps.ts";
import { manyPlaces } from "./many-places.ts";
import { hasMixedPlaces, outliersHref, type PageSite, peersOfMain, type Site } from "./site.ts";
import { unjudgedGroups } from "./unjudged.ts";

/** The report's first page: what a board member can read in five minutes. Everything else is a click away. */
export const indexPages: PageKind<PageSite> = {
  id: "index",
  pages: (site) => [{ path: indexPath, render: () => indexPage(site) }],
  menu: (site) => [
    { label: site.words.say("menu.audit"), href: indexPath },
    { label: site.words.say("menu.goals"), href: `${indexPath}#goals` },
  ],
};

function indexPage(site: PageSite): string {
  const { words, main } = site;
  const year = schoolYear(main.schoolYear);
  const peers = peersOfMain(site);
  const goals = scorecard(
    main.goals.map((line) => scoreRow(line, site)),
    words,
  );
  if (peers.length > 1) {
    // Pages by goal, group and question are about one place; the first page says which, after all places.
    const place = placeName(main.place, site);
    const body = html`${manyPlaces(peers, site)}
<section class="part" id="goals"><div class="page flow"><h2>${words.say("many.goals", { place })}</h2><p>${words.say("many.main", { place })}</p>${goals}</div></section>
${more(site)}`;
    return auditPage({ path: indexPath, title: words.say("audit.title", { year }), body }, site);
  }
  const body = html`${opening(site)}
${groupGaps(site)}
<section class="part" id="goals"><div class="page flow"><h2>${words.say("audit.six-goals")}</h2>${goals}</div></section>
<section class="part band" id="moved"><div class="page columns even">${moved(site)}${unknown(site)}</div></section>
${more(site)}`;
  return auditPage({ path: indexPath, title: words.say("audit.title", { year }), body }, site);
}

/** The answer in a sentence, its number, and where the number comes from. */
function opening(site: Site): Html {
  const { words, main, custom } = site;
  const first = headline(main);
  const inStudents = main.largest[0];
  const eyebrow = [
    words.say("audit.title", { year: schoolYear(main.schoolYear) }),
    placeName(main.place, site),
    ...knownOn(site, words),
  ].join(" · ");
  const head = html`<p class="eyebrow">${eyebrow}</p><h1>${openingSentence(main, words, custom)}</h1>`;
  const know =
    first === undefined
      ? null
      : html` <a${attributes({ href: hrefOf(first, "", site), class: "no-print" })}>${words.label("ui.how-do-you-know")}</a>`;
  if (inStudents === undefined)
    return html`<section class="part"><div class="page flow">${head}<p>${words.say("sure.help")}${know}</p></div></section>`;
  return html`<section class="part"><div class="page flow"><div class="split"><div class="flow">${head}
<p class="lede">${shortfallRates(inStudents, words)}${know}</p><p>${words.say("shortfall.not-forecast", { year: schoolYear(main.schoolYear) })} ${words.say("sure.help")}</p></div>
<div class="key"><b>${shortfallCount(inStudents, words)}</b><p>${shortfallKey(inStudents, words, custom)}</p><p class="hush">${words.say(
    "shortfall.range",
    { range: shortfallRange(inStudents, words) },
  )}</p></div></div></div></section>`;
}

function scoreRow(line: GoalLine<Audience>, site: Site): ScorecardRow {
  const { words, custom } = site;
  const { goal, largest: first } = line;
  const finding: HtmlContent =
    first !== undefined
      ? html`<a${attributes({ href: hrefOf(first, "", site) })}>${shortSentence(first, words, custom)}</a>`
      : line.asked.length === 0
        ? words.say("audit.goal-not-asked", {
            records: listWords(
              [...new Set(line.notAsked.flatMap((n) => n.needs))].slice(0, 3).map((r) => recordWords(r, words)),
              words,
            ),
          })
        : noClearGap(
            { goals: [line] },
            words,
            line.asked.length < line.notAsked.length ? "audit.goal-few-asked" : "audit.goal-none-clear-sentence",
          );
  return { goal, href: goalPath(line.goal), asked: line.asked.length, notAsked: line.notAsked.length, finding };
}

/** Gaps named on the first page as having moved. */
const mostMoved = 3;

/** What changed: what got better, judged at both ends, and how many gaps widened. */
function moved(site: Site): Html {
  const { words, audit, main } = site;
  const since = audit.years[0];
  const [better, worse] = [closedGaps(site), widenedGaps(site)];
  // Nothing opens a section named for what improved but an improvement.
  const heading = html`<h2>${words.say(better.length === 0 ? "menu.changes" : "audit.improved")}</h2>`;
  if (since === undefined || audit.years.length < 2)
    return html`<div class="flow">${heading}<p>${words.say("audit.one-year")}</p></div>`;
  const year = schoolYear(since);
  const list = better.slice(0, mostMoved).map(({ finding, earlier }) => {
    const { group, indicator } = finding;
    return html`<li><a${attributes({ href: hrefOf(finding, "", site) })}>${indicatorLabel(indicator, words, site.custom)}, ${groupName(group.grouping, group.level, words).label}</a>: ${words.say(
      "moved.from-to",
      {
        before: gapWords(earlier, words),
        year: schoolYear(earlier.schoolYear),
        now: gapWords(finding, words),
        year2: schoolYear(main.schoolYear),
      },
    )}</li>`;
  });
  return html`<div class="flow">${heading}${
    better.length === 0
      ? html`<p>${words.say("audit.improved-none-since", { year })}</p>`
      : html`<ul class="plain">${list}</ul>`
  }<p>${worse.length === 0 ? words.say("audit.growing-none", { year }) : words.say("moved.widened", { n: worse.length, year })}</p><p><a href="${changesPath}">${words.say("moved.all")}</a></p></div>`;
}

/** What the audit cannot say, and which records would help most. */
function unknown(site: Site): Html {
  const { words, audit } = site;
  const groups = unjudgedGroups(site);
  const sum = (amountOf: (g: (typeof groups)[number]) => number): number =>
    groups.reduce((total, g) => total + amountOf(g), 0);
  const records = new Map<string, number>();
  const waiting = audit.notAsked.filter((n) => n.schoolYear === null && n.indicator !== null);
  for (const record of waiting.flatMap((n) => n.needs)) records.set(record, (records.get(record) ?? 0) + 1);
  const most = [...records].sort((a, b) => b[1] - a[1]).slice(0, 3);
  const hardest = groups
    .map((g) => ({ g, unjudged: g.unsure.length + g.small.length + g.other.length }))
    .filter(({ g, unjudged }) => unjudged > g.judged && site.grouping(g.grouping)?.fine !== true)
    .sort((a, b) => b.unjudged / (b.unjudged + b.g.judged) - a.unjudged / (a.unjudged + a.g.judged))
    .slice(0, 3)
    .map(({ g }) => groupName(g.grouping, g.level, words).phrase.counted);
  return html`<div class="flow"><h2>${words.say("unknown.heading")}</h2><ul><li>${words.say("unknown.unsure", {
    n: sum((g) => g.unsure.length),
  })}</li><li>${words.say("unknown.small", { n: sum((g) => g.small.length + g.other.length) })}</li>${
    hardest.length > 0 && html`<li>${words.say("unknown.hardest", { groups: listWords(hardest, words) })}</li>`
  }${
    waiting.length > 0 &&
    html`<li>${words.say("unknown.not-asked", {
      n: waiting.length,
      records: listWords(
        most.map(([r]) => recordWords(r, words)),
        words,
      ),
    })}</li>`
  }</ul><p><a href="${notJudgedPath}">${words.say("audit.all-not-judged")}</a></p></div>`;
}

/** The rest of the report, one line each. */
function more(site: Site): Html {
  const { words, quality, places, outliers } = site;
  const line = (href: string, label: string, says: HtmlContent): Html =>
    html`<li><a${attributes({ href })}><b>${label}</b></a><br><span class="hush">${says}</span></li>`;
  return html`<section class="part no-print" id="more"><div class="page flow"><h2>${words.say("more.heading")}</h2><ul class="plain columns more">${[
    line(mapPath, words.say("menu.map"), words.say("more.map")),
    ...(places.length > 0
      ? [
          line(
            placesPath,
            words.say(hasMixedPlaces(site) ? "audit.places-mixed" : "audit.places-heading"),
            words.say(hasMixedPlaces(site) ? "more.places" : "more.schools", { n: places.length }),
          ),
        ]
      : []),
    line(prioritiesPath, words.say("priority.heading"), words.say("more.priorities")),
    ...(outliers === true ? [line(outliersHref(site), words.label("ui.outliers"), words.say("more.outliers"))] : []),
    line(questionsPath, words.say("menu.questions"), words.say("more.questions")),
    line(methodsPath, words.say("menu.methods"), words.say("more.methods")),
    line(
      dataPath,
      words.say("audit.data-quality"),
      words.say("more.data", { n: quality.files, rows: countText(quality.rows, words) }),
    ),
    html`<li><b>${words.say("audit.files")}</b><br><span class="hush"><a href="audit.xlsx">audit.xlsx</a>: ${words.say("audit.file-xlsx")}. <a href="${site.shared}audit.json">audit.json</a>: ${sentenceCase(words.say("audit.file-json"), words)}.</span></li>`,
  ]}</ul></div></section>`;
}
