import { shownGapOf } from "../../reports/direction.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { wantedName } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { rateText, schoolYear, signedValue } from "../../ui/format.ts";
import { gapHeadline, gapLede, headlineRates } from "../../ui/gap-headline.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { sentenceCase } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { dataPath, placeGapAnchor, placeGoalPath, placePath, placesPath, questionPath } from "./addresses.ts";
import { filesBehindSection } from "./files-behind.ts";
import { changeTag, sureTag } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { placeGaps, sortedGaps } from "./gaps-by-group.ts";
import { type GoalId, goalIds } from "./goals.ts";
import { gapFacts, howToCheck, reference } from "./how-do-you-know.ts";
import { neighbors } from "./neighbors.ts";
import { aboutPlace, hasMixedPlaces, type PageSite, type PlaceOverview, type Site } from "./site.ts";

/** A place's gaps in one goal. */
interface PlaceGoal {
  readonly place: PlaceOverview;
  readonly goal: GoalId;
  readonly gaps: readonly AnyFinding[];
}

/** For each place and goal with gaps there: what is behind each of them. */
export const placeGapsPages: PageKind<PageSite> = {
  id: "place-gaps",
  pages: (site) =>
    site.places.flatMap((place) => {
      const { worse, neither } = sortedGaps(placeGaps(place, site));
      const goals = goalIds
        .map((goal) => ({ place, goal, gaps: [...worse, ...neither].filter((f) => f.goal === goal) }))
        .filter(({ gaps }) => gaps.length > 0);
      return goals.map((each) => ({
        path: placeGoalPath(place.overview.place, each.goal),
        ...aboutPlace(place),
        render: () => placeGapsPage(each, goals, site),
      }));
    }),
};

const root = "../";

/** How a place's gaps in one goal are known: the sentence, the years and the counts of each, then the files. */
function placeGapsPage({ place, goal, gaps }: PlaceGoal, goals: readonly PlaceGoal[], site: PageSite): string {
  const { words, custom } = site;
  const { overview } = place;
  const name = placeName(overview.place, site);
  const path = placeGoalPath(overview.place, goal);
  const title = words.label(`goal.${goal}`);
  const questions = [...Map.groupBy(gaps, ({ indicator }) => indicator)];
  const body = html`
<section class="part"><div class="page flow"><p class="eyebrow">${title} · ${schoolYear(overview.schoolYear)}</p>
<h1>${words.say("place.behind", { place: name })}</h1>${questions.map(
    ([indicator, [first, ...others]]) =>
      first !== undefined &&
      html`<h2>${wantedName(first, words, custom)}</h2><ul class="plain gaps">${[first, ...others].map((f) => html`<li${attributes({ id: placeGapAnchor(indicator, f.group.grouping, f.group.level) })}>${known(f, site)}</li>`)}</ul><p class="small"><a${attributes({ href: root + questionPath(indicator) })}>${words.say("question.link")}</a></p>`,
  )}${files(gaps, site)}${howToCheck(site)}</div></section>`;
  const above = [
    { label: words.say(hasMixedPlaces(site) ? "audit.places-mixed" : "audit.places-heading"), href: placesPath },
    { label: name, href: placePath(overview.place) },
  ];
  const near = neighbors(
    goals.map((g) => ({ label: words.label(`goal.${g.goal}`), href: placeGoalPath(overview.place, g.goal) })),
    path,
  );
  return auditPage({ path, title, above, near, body }, site);
}

/** The sentence of a gap, its years, and what is behind its numbers. */
function known(f: AnyFinding, site: Site): Html {
  const { words, custom } = site;
  const facts = [...gapFacts(f, site), reference(f.id, words)].map(
    ([term, says], i) => html`${i > 0 && " · "}${term}: ${says}`,
  );
  return html`<h3>${gapHeadline(f, words, custom)}</h3><p class="row">${sureTag(f, site)}${changeTag(f, site)}</p><p>${gapLede(f, words, custom)}</p>${years(f, site)}<p class="small">${facts}</p>`;
}

/** Both rates in each year, in the direction of the headline. */
function years(f: AnyFinding, site: Site): Html | null {
  const { words } = site;
  const all = site.series(f);
  if (all.length < 2) return null;
  const unit = site.indicator(f.indicator)?.unit ?? "share";
  const shown = headlineRates(f, words, site.custom);
  const rate = (y: AnyFinding, measured: number): string =>
    rateText(shown.rate(measured), unit, shown.digitsOf(y), words);
  const row = (label: string, cell: (y: AnyFinding) => string): Html =>
    html`<tr><th scope="row">${label}</th>${all.map((y) => html`<td>${cell(y)}</td>`)}</tr>`;
  return html`<table class="byyear"><caption>${shown.name}</caption><tr><td></td>${all.map((y) => html`<th scope="col">${schoolYear(y.schoolYear)}</th>`)}</tr>${row(
    groupName(f.group.grouping, f.group.level, words).label,
    (y) => rate(y, y.rate),
  )}${row(sentenceCase(comparisonName(f.comparison, f.group.grouping, words).phrase.the, words), (y) => rate(y, y.comparisonRate))}${row(shown.gapName, (y) => signedValue(shownGapOf(y).value, y.unit, words))}</table>`;
}

/** The files behind the gaps of the page. */
function files(gaps: readonly AnyFinding[], site: Site): Html | null {
  const { words } = site;
  const behind = new Set(
    gaps.flatMap(({ indicator, group, schoolYear: year, official }) =>
      filesBehindSection(
        { indicator, grouping: group.grouping, schoolYear: year, official: official !== undefined },
        site,
      ).map(({ file }) => file),
    ),
  );
  if (behind.size === 0) return null;
  return html`<details><summary>${words.say("place.files")}</summary><p class="small">${[...behind].join(", ")}. <a${attributes({ href: root + dataPath })}>${words.say("know.hashes")}</a></p></details>`;
}
