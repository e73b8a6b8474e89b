import { groupKey } from "../../base/keys.ts";
import type { ComparedGroup } from "../../reports/public/questions.ts";
import type { PublicPlace, PublicQuestion } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import { placePath, questionPath, rootFrom } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { askPath, downloadsPath, placesPagePath } from "./addresses.ts";
import { rateCell } from "./cells.ts";
import { part, publicPage } from "./frame.ts";
import { packetLinks } from "./packet-links.ts";
import { findingParagraph } from "./phrases.ts";
import { placeChart } from "./place-chart.ts";
import { groupsNotShown, placeFinding } from "./place-finding.ts";
import { clearGaps, hasOnlySchools, largestOfEach, latestYear, type PublicSite } from "./site.ts";

/** One page per school or other place: the rates of its students, its clear gaps, and what cannot be shown. */
export const publicPlacePages: PageKind<PublicSite> = {
  id: "places",
  pages: (site) =>
    site.report.places.map((place) => ({ path: placePath(place), render: () => placePage(place, site) })),
};

/** Gaps listed on the page of a place. */
const mostGaps = 5;

function placePage(place: PublicPlace, site: PublicSite): string {
  const { words, report } = site;
  const path = placePath(place);
  const root = rootFrom(path);
  const isSchool = place.kind === "school";
  const gaps = largestOfEach(clearGaps(report, place), mostGaps);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${place.name} · ${latestYear(report)}</p><h1>${placeFinding(place, site)}</h1><p class="lede">${words.say(isSchool ? "release.school-lede" : "release.place-lede")} <a href="${root + downloadsPath}">${words.say("release.downloads")}</a></p></div></section>
${part(
  "gaps",
  words.say(isSchool ? "release.school-clear" : "release.place-clear"),
  gaps.length === 0
    ? html`<p>${words.say("release.school-none")} ${words.say("release.school-none-why")}</p>`
    : html`<ul class="plain gaps">${gaps.map(
        (gap) =>
          html`<li><a${attributes({ href: root + questionPath(gap.question.id) })}>${indicatorLabel(gap.question.id, words, site.custom)}</a><p>${findingParagraph(gap, site)}</p></li>`,
      )}</ul>`,
  true,
)}
${part("questions", words.say("release.school-questions"), placeChart(place, root, site))}
${groupTables(place, root, site)}
${packetLinks(place, root, site)}`;
  return publicPage(
    {
      path,
      title: place.name,
      above: [
        {
          label: words.say(hasOnlySchools(report) ? "release.schools" : "release.places"),
          href: placesPagePath(0),
        },
      ],
      body,
    },
    site,
  );
}

/** The groups at a place: one table per goal, and the groups without any number that can be shown. */
function groupTables(place: PublicPlace, root: string, site: PublicSite): HtmlContent {
  const { report, words, custom } = site;
  const { answers } = report.at(place);
  const byGroup = new Map(
    report.questions.map(({ id }) => [
      id,
      new Map((answers.get(id)?.groups ?? []).map((answer) => [groupKey(answer.group), answer] as const)),
    ]),
  );
  // The many small levels of a grouping would make the page of a large school too large; they are in the files.
  const groupsHere = report.groups.filter(({ isFine }) => !isFine);
  /** Groups with a number that can be shown for one of these questions. */
  const shownIn = (asked: readonly PublicQuestion[]): readonly ComparedGroup[] =>
    groupsHere.filter((group) =>
      asked.some(({ id }) => (byGroup.get(id)?.get(groupKey(group))?.share ?? null) !== null),
    );
  const nameOf = ({ grouping, level }: ComparedGroup): string => groupName(grouping, level, words).label;
  const missing = groupsNotShown(place, site);
  const ofGoal = ([goal, asked]: readonly [PublicQuestion["goal"], readonly PublicQuestion[]]): Html | null => {
    const groups = shownIn(asked);
    if (groups.length === 0) return null;
    const heading = words.say("release.goal-groups", { n: goal, goal: words.label(`goal.${goal}`) });
    const columns = groups.map((group): TableColumn<PublicQuestion> => {
      const key = groupKey(group);
      return {
        heading: nameOf(group),
        number: true,
        cell: ({ id }) => {
          const answer = byGroup.get(id)?.get(key);
          return answer === undefined ? "" : rateCell(answer.cell, words);
        },
      };
    });
    const question: TableColumn<PublicQuestion> = {
      heading: words.say("release.question-column"),
      cell: ({ id }) =>
        html`<a${attributes({ href: root + questionPath(id) })}>${indicatorLabel(id, words, custom)}</a>`,
    };
    return html`<details><summary>${heading}</summary>${table({ name: heading, columns: [question, ...columns], rows: asked }, words)}</details>`;
  };
  return html`${part(
    "groups",
    words.say("release.school-groups"),
    html`<p>${words.say("release.school-groups-intro")}</p>${[...Map.groupBy(report.questions, ({ goal }) => goal)].map(ofGoal)}`,
  )}
${part(
  "missing",
  words.say("release.missing-here"),
  html`<p>${words.say(missing.length === 0 ? "release.missing-none" : "release.missing-here-is")}</p>${missing.length > 0 && html`<ul>${missing.map((name) => html`<li>${name}</li>`)}</ul>`}<p>${words.say("release.hidden-note")}</p><p>${words.say("release.missing-district")} <a href="${root + askPath}">${words.say("release.ask")}</a></p>`,
  true,
)}`;
}
