import { groupKey } from "../../base/keys.ts";
import { wantedShare } from "../../reports/direction.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { PlaceLead } from "../../reports/place-leads.ts";
import type { PlaceRate } from "../../reports/place-rates.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { changeWords, placeName, wantedGapName } from "../../ui/audit-wording.ts";
import { countText, rangeWords, schoolYear, shortValue } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { missingWords } from "../../ui/left-out-schools.ts";
import { headline, openingSentence } from "../../ui/opening-sentence.ts";
import { ratesSideBySide } from "../../ui/rates-side-by-side.ts";
import { shortfallRates, wantedVerb } from "../../ui/shortfall-sentence.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { notJudgedPath, placeGapHref, placePath, placesPath } from "./addresses.ts";
import { gapTable } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { placeGaps, sortedGaps } from "./gaps-by-group.ts";
import { goalIds } from "./goals.ts";
import { placeNeighbors } from "./neighbors.ts";
import {
  aboutPlace,
  comparisonCount,
  hasMixedPlaces,
  isFine,
  type PageSite,
  type PlaceOverview,
  type Site,
} from "./site.ts";
import { notAskedName } from "./unjudged.ts";

/** A page for each school, or each district among many. */
export const placePages: PageKind<PageSite> = {
  id: "places",
  pages: (site) =>
    site.places.map((place) => ({
      path: placePath(place.overview.place),
      ...aboutPlace(place),
      render: () => placePage(place, site),
    })),
};

/** A place: its students, what goes well, its gaps, what changed, and the rates of all its students. */
function placePage(place: PlaceOverview, site: PageSite): string {
  const { overview, students } = place;
  const { words } = site;
  const path = placePath(overview.place);
  const name = placeName(overview.place, site);
  const year = schoolYear(overview.schoolYear);
  const unjudged = overview.goals.reduce((total, g) => total + g.cannotTell + g.notJudged, 0);
  const nothing = comparisonCount(overview) === 0;
  const findings = placeGaps(place, site);
  const { worse, better, neither } = sortedGaps(findings);
  const clear = worse.filter(({ verdict }) => verdict !== "probable").length;
  const changed = findings.filter(({ change }) => change?.verdict === "closing" || change?.verdict === "growing");
  const inStudents = clear > 0 ? overview.largest[0] : undefined;
  const counted = words.say("place.title", { place: name, n: clear });
  const body = html`
<section class="part"><div class="page flow">
<p class="eyebrow">${name} · ${year}</p>
<h1>${nothing ? words.say("place.nothing", { place: name, year }) : findings.every(({ verdict }) => verdict === "cannot-tell") ? words.say("place.nothing-judged", { place: name }) : clear === 0 ? words.say("place.none", { place: name }) : headline(overview) === undefined ? counted : openingSentence(overview, words, site.custom)}</h1>
${inStudents !== undefined && html`<p class="lede">${shortfallRates(inStudents, words)}</p>`}
<p>${clear > 0 && headline(overview) !== undefined && html`<b>${counted}.</b> `}${nothing ? words.say("place.nothing-why") : [...(unjudged > 0 ? [words.say("place.unjudged", { n: unjudged })] : []), words.say("sure.help")].join(" ")}</p>
${students.n > 0 && studentFacts(place, site)}
</div></section>
${goesWell(place, site)}
${gapList(words.say("place.gaps"), worse, site)}
${inFavor(
  better.filter(({ group }) => !isFine(group.grouping, site)),
  site,
)}
${gapList(words.say("group.neither"), neither, site)}
${changed.length > 0 && html`<section class="part"><div class="page flow"><h2>${words.say("group.changed")}</h2><ul>${changed.map((f) => html`<li><b>${wantedGapName(f, site)}</b>: ${changeWords(f, site)}</li>`)}</ul></div></section>`}
${allStudents(place, site)}`;
  const near = placeNeighbors(path, site);
  const above = [
    { label: words.say(hasMixedPlaces(site) ? "audit.places-mixed" : "audit.places-heading"), href: placesPath },
  ];
  return auditPage({ path, title: name, above, near, body }, site);
}

/** How many students, in which grades and groups, and in the years before. */
function studentFacts({ students, overview }: PlaceOverview, site: Site): Html {
  const { words, audit } = site;
  const { minimumN } = audit.settings;
  const compared = new Set(site.gaps.map(({ grouping }) => grouping));
  const rows = students.groups.filter(
    ({ grouping, level, n }) =>
      n >= minimumN &&
      compared.has(grouping) &&
      !isFine(grouping, site) &&
      level !== "no" &&
      site.grouping(grouping)?.silent.includes(level) !== true,
  );
  const facts = [
    [words.say("place.size"), words.say("unit.students", { n: students.n, text: countText(students.n, words) })],
    ...(students.grades.length > 0
      ? [
          [
            words.say("place.grades"),
            [...students.grades]
              .sort((a, b) => gradeOrder(a.grade) - gradeOrder(b.grade))
              .map(({ grade, n }) => words.say("place.grade-of", { grade: grade.replace(/^0+(?=\d)/, ""), n }))
              .join(" · "),
          ],
        ]
      : []),
    ...(students.years.length > 1
      ? [
          [
            words.say("place.years"),
            students.years
              .map((y) => words.say("place.grade-of", { grade: schoolYear(y.schoolYear), n: y.n }))
              .join(" · "),
          ],
        ]
      : []),
  ] as const;
  return html`<dl class="facts">${facts.map(([term, says]) => html`<dt>${term}</dt><dd>${says}</dd>`)}
</dl>${students.grades.length > 0 && html`<p class="small hush">${words.say("place.size-note", { year: schoolYear(overview.schoolYear) })}</p>`}${
    rows.length > 0 &&
    fold(
      words.say("place.groups", { n: rows.length }),
      html`<ul class="plain columns tight">${rows.map(
        ({ grouping, level, n }) =>
          html`<li>${words.say("place.group-of", {
            group: groupName(grouping, level, words).label,
            n,
            share: shortValue(n / students.n, "share", words),
          })}</li>`,
      )}</ul>`,
    )
  }`;
}

/** What is secondary: closed on a screen, open in print. */
const fold = (summary: string, body: Html): Html =>
  html`<details class="fold"><summary>${summary}</summary>${body}</details>`;

/** Early grades have letters and come first. */
const gradeOrder = (grade: string): number => {
  const early = ["PS", "TK", "KN"].indexOf(grade);
  return early < 0 ? Number(grade) : early - 3;
};

/** What a larger share of students did than in the rest of the larger place, by the rules of a clear gap. */
function goesWell({ leads, whole }: PlaceOverview, site: Site): Html {
  const { words } = site;
  const larger = whole === null ? null : placeName(whole, site);
  return html`<section class="part band"><div class="page flow"><h2>${words.say("place.well")}</h2>${
    leads.length === 0 || larger === null
      ? html`<p>${words.say("place.well-none")}</p>`
      : html`<p>${words.say("place.well-rates", { place: larger })}</p><ul class="columns tight">${leads.map(
          (lead) => html`<li>${leadWords(lead, larger, site)}</li>`,
        )}</ul>`
  }</div></section>`;
}

/** "53% of students met the state standard in math, against 36% in the rest of Alder Valley Unified." */
function leadWords({ indicator, here, rest }: PlaceLead<Audience>, place: string, site: Site): string {
  const { words, custom } = site;
  const unit = site.indicator(indicator)?.unit ?? "share";
  const direction = site.directionOf(indicator);
  if (unit !== "share")
    return words.say("place.well-amount", {
      question: indicatorLabel(indicator, words, custom),
      rate: shortValue(here, unit, words),
      rate2: shortValue(rest, unit, words),
      place,
    });
  const [rate, rate2] = ratesSideBySide(wantedShare(here, direction), wantedShare(rest, direction), words);
  return words.say("place.well-rate", { did: wantedVerb({ indicator, direction }, words, custom), rate, rate2, place });
}

/** Gaps in a group's favor: a fact about the other students too, so they are apart from what goes well. */
function inFavor(better: readonly AnyFinding[], site: Site): Html | null {
  if (better.length === 0) return null;
  const heading = site.words.say("place.well-groups");
  const cell = (f: AnyFinding): Html => html`${wantedGapName(f, site)}`;
  const columns = { name: heading, heading: site.words.say("column.question"), cell };
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2>${
    better.length < fewestToFold
      ? gapTable(better, columns, site)
      : fold(site.words.say("place.well-groups-of", { n: better.length }), gapTable(better, columns, site))
  }</div></section>`;
}

/** Gaps of a place, goal by goal, each with a link to what is behind it here. Each group's largest gap is in view. */
function gapList(heading: string, findings: readonly AnyFinding[], site: Site): Html | null {
  const { words } = site;
  if (findings.length === 0) return null;
  const columns = {
    heading: words.say("column.question"),
    cell: (f: AnyFinding) => html`<a${attributes({ href: `../${placeGapHref(f)}` })}>${wantedGapName(f, site)}</a>`,
  };
  const goals = goalIds.flatMap((goal) => {
    const gaps = findings.filter((f) => f.goal === goal);
    const first = firstOfGroups(gaps);
    return gaps.length === 0
      ? []
      : [{ name: words.label(`goal.${goal}`), first, rest: gaps.filter((f) => !first.has(f)) }];
  });
  const hasMore = goals.some(({ rest }) => rest.length > 0);
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2>${hasMore && html`<p>${words.say("place.gaps-first")}</p>`}${goals.map(
    ({ name, first, rest }) =>
      html`<h3>${name}</h3>${gapTable([...first], { ...columns, name }, site)}${
        rest.length > 0 &&
        fold(words.say("place.gaps-more", { n: rest.length }), gapTable(rest, { ...columns, name }, site))
      }`,
  )}</div></section>`;
}

/** The first gap of each group, of gaps in order; all of them, if a fold would hide only one or two. */
function firstOfGroups(gaps: readonly AnyFinding[]): ReadonlySet<AnyFinding> {
  const first = new Map<string, AnyFinding>();
  for (const f of gaps) if (!first.has(groupKey(f.group))) first.set(groupKey(f.group), f);
  return new Set(gaps.length - first.size < fewestToFold ? gaps : first.values());
}

/** Fewer lines than this take no more space than the line that would hide them. */
const fewestToFold = 3;

/** The question, with its year where it differs from the page's. */
function askedQuestion(
  { indicator, schoolYear: year }: PlaceRate<Audience>,
  latest: number,
  { words, custom }: Site,
): string {
  const label = indicatorLabel(indicator, words, custom);
  return year === latest ? label : `${label}, ${schoolYear(year)}`;
}

/** Every rate of all students here, next to the larger place's, and what was not asked here. */
function allStudents({ overview, rates, whole }: PlaceOverview, site: Site): Html {
  const { words, audit } = site;
  const larger = whole === null ? null : placeName(whole, site);
  const small = (r: PlaceRate<Audience>): boolean => r.here.n < audit.settings.minimumN;
  const unit = (r: PlaceRate<Audience>) => site.indicator(r.indicator)?.unit ?? "share";
  const number = (heading: string, cell: (r: PlaceRate<Audience>) => string): TableColumn<PlaceRate<Audience>> => ({
    heading,
    number: true,
    cell,
  });
  return html`<section class="part band"><div class="page flow"><h2>${words.say("place.all-students")}</h2>${larger !== null && html`<p>${words.say("place.all-students-intro", { place: larger })}</p>`}${fold(
    words.say("place.questions-of", { n: rates.length }),
    table(
      {
        name: words.say("place.all-students"),
        columns: [
          { heading: words.say("column.question"), cell: (r) => askedQuestion(r, overview.schoolYear, site) },
          number(words.say("column.counted"), (r) => countText(r.here.n, words)),
          number(words.say("place.here"), (r) =>
            small(r) || r.here.value === null ? words.say("mark.too-few") : shortValue(r.here.value, unit(r), words),
          ),
          number(words.say("column.range"), (r) =>
            small(r) || r.here.lower === null || r.here.upper === null
              ? ""
              : rangeWords(r.here.lower, r.here.upper, unit(r), words),
          ),
          ...(larger === null
            ? []
            : [number(larger, (r) => (r.whole.value === null ? "" : shortValue(r.whole.value, unit(r), words)))]),
        ],
        rows: rates,
      },
      words,
    ),
  )}${notAskedHere(overview.place.id, overview.schoolYear, site)}<p><a href="../${notJudgedPath}">${words.say("audit.all-not-judged")}</a></p></div></section>`;
}

/** Questions and groups for which this school has no records, with the records needed. */
function notAskedHere(school: string, year: number, site: Site): Html | null {
  const { words, audit } = site;
  const lines = audit.notAsked.filter(
    (n) => n.schoolYear === year && n.schools?.some(({ id }) => id === school) === true,
  );
  if (lines.length === 0) return null;
  const heading = words.say("audit.not-asked-heading");
  const rows = table(
    {
      name: heading,
      columns: [
        { heading: words.say("column.question"), cell: (n) => notAskedName(n, site) },
        { heading: words.say("column.record"), cell: (n) => missingWords(n, words) },
      ],
      rows: lines,
    },
    words,
  );
  return html`<h3>${heading}</h3>${lines.length < fewestToFold ? rows : fold(words.say("place.questions-of", { n: lines.length }), rows)}`;
}
