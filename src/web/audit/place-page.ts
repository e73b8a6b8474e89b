import type { PlaceRate } from "../../reports/place-rates.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { countText, rangeWords, schoolYear, shortValue } from "../../ui/format.ts";
import { type Html, html } from "../../ui/html.ts";
import { missingWords } from "../../ui/left-out-schools.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { notJudgedPath, placePath } from "./addresses.ts";
import { findingList } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { gapQuilt } from "./quilts.ts";
import { comparisonCount, isFine, type PageSite, type PlaceOverview, type Site } from "./site.ts";
import { notAskedName } from "./unjudged.ts";

/** The question, with its year where it differs from the page's. */
function askedQuestion(
  { indicator, schoolYear: year }: PlaceRate<Audience>,
  latest: number,
  { words, custom }: Site,
): string {
  const label = indicatorLabel(indicator, words, custom);
  return year === latest ? label : `${label}, ${schoolYear(year)}`;
}

/** A page for each school, or each district among many. */
export const placePages: PageKind<PageSite> = {
  id: "places",
  pages: (site) =>
    site.places.map((place) => ({ path: placePath(place.overview.place), render: () => placePage(place, site) })),
};

/** A place: its clear gaps, its quilt, and the rates of all its students. */
function placePage({ overview, rates }: PlaceOverview, site: PageSite): string {
  const { words, main, audit } = site;
  const path = placePath(overview.place);
  const root = "../";
  const name = placeName(overview.place, site);
  const sumOver = (pick: (g: (typeof overview.goals)[number]) => number): number =>
    overview.goals.reduce((total, g) => total + pick(g), 0);
  const clear = sumOver((g) => g.clear);
  const unjudged = sumOver((g) => g.cannotTell + g.notJudged);
  const nothing = comparisonCount(overview) === 0;
  const map = gapQuilt(
    {
      overview,
      title: words.say("place.map-title", { place: name }),
      indicators: overview.quilt.rows
        .filter((row) => row.cells.some((cell) => cell !== undefined && cell !== "not-judged"))
        .map((row) => row.indicator),
      groupings: (g) => !isFine(g, site),
      root,
      turned: true,
      judgedOnly: true,
    },
    site,
  );
  const whole = placeName(main.place, site);
  const body = html`
<section class="part"><div class="page flow">
<p class="eyebrow">${name} · ${schoolYear(overview.schoolYear)}</p>
<h1>${nothing ? words.say("place.nothing", { place: name, year: schoolYear(overview.schoolYear) }) : clear === 0 ? words.say("place.none", { place: name }) : words.say("place.title", { place: name, n: clear })}</h1>
<p>${nothing ? words.say("place.nothing-why") : [...(unjudged > 0 ? [words.say("place.unjudged", { n: unjudged })] : []), words.say("sure.help")].join(" ")}</p>
${overview.largest.length > 0 && html`<h2>${words.say("audit.largest")}</h2>${findingList(overview.largest.slice(0, 8), root, site)}`}
</div></section>
${map !== null && html`<section class="part"><div class="page flow"><h2>${words.say("audit.which")}</h2>${map}<p class="small hush">${words.say("place.map-links", { place: whole })}</p></div></section>`}
<section class="part band"><div class="page flow"><h2>${words.say("place.all-students")}</h2><p>${words.say("place.all-students-intro", { place: whole })}</p>${table(
    {
      name: words.say("place.all-students"),
      columns: [
        { heading: words.say("column.question"), cell: (r) => askedQuestion(r, overview.schoolYear, site) },
        { heading: words.say("column.counted"), number: true, cell: (r) => countText(r.here.n, words) },
        {
          heading: words.say("place.here"),
          number: true,
          cell: (r) =>
            r.here.n < audit.settings.minimumN || r.here.value === null
              ? words.say("mark.too-few")
              : shortValue(r.here.value, site.indicator(r.indicator)?.unit ?? "share", words),
        },
        {
          heading: words.say("column.range"),
          number: true,
          cell: (r) =>
            r.here.n < audit.settings.minimumN || r.here.lower === null || r.here.upper === null
              ? ""
              : rangeWords(r.here.lower, r.here.upper, site.indicator(r.indicator)?.unit ?? "share", words),
        },
        {
          heading: whole,
          number: true,
          cell: (r) =>
            r.whole.value === null
              ? ""
              : shortValue(r.whole.value, site.indicator(r.indicator)?.unit ?? "share", words),
        },
      ],
      rows: rates,
    },
    words,
  )}${notAskedHere(overview.place.id, overview.schoolYear, site)}<p><a href="${root + notJudgedPath}">${words.say("audit.all-not-judged")}</a></p></div></section>`;
  return auditPage({ path, title: name, body }, site);
}

/** Questions and groups for which this school has no records, with the records needed. */
function notAskedHere(school: string, year: number, site: Site): Html | null {
  const { words, audit } = site;
  const lines = audit.notAsked.filter(
    (n) => n.schoolYear === year && n.schools?.some(({ id }) => id === school) === true,
  );
  if (lines.length === 0) return null;
  return html`<h3>${words.say("audit.not-asked-heading")}</h3>${table(
    {
      name: words.say("audit.not-asked-heading"),
      columns: [
        { heading: words.say("column.question"), cell: (n) => notAskedName(n, site) },
        { heading: words.say("column.record"), cell: (n) => missingWords(n, words) },
      ],
      rows: lines,
    },
    words,
  )}`;
}
