import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { groupPath, placePath, questionPath, searchPath } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { placesPagePath } from "./addresses.ts";
import { part, publicPage } from "./frame.ts";
import { hasOnlySchools, type PublicSite } from "./site.ts";

/** Everything a reader may look for, as lists that are complete without script. `search.js` filters them. */
export const publicSearchPages: PageKind<PublicSite> = {
  id: "search",
  pages: (site) => [{ path: searchPath, render: () => searchPage(site) }],
};

/** Most places on the page; the list of more has pages of its own. */
const mostPlaces = 500;

function searchPage(site: PublicSite): string {
  const { words, report, custom } = site;
  const title = words.say("search.title");
  const list = (items: readonly Html[]): Html => html`<ul class="plain columns list">${items}</ul>`;
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1><p>${words.say("release.search-intro")}</p><div${attributes(
    { id: "find", "data-none": words.say("search.none"), "data-some": words.say("search.some") },
  )}></div></div></section>
<div id="found">${part(
    "questions",
    words.say("menu.questions"),
    list(
      [...report.questions, ...report.averages].map(
        ({ id }) =>
          html`<li><a${attributes({ href: questionPath(id) })}>${indicatorLabel(id, words, custom)}</a><br><span class="small hush">${indicatorQuestion(id, words, custom)}</span></li>`,
      ),
    ),
  )}${part(
    "groups",
    words.say("search.groups"),
    list(
      report.groups.map(
        ({ grouping, level }) =>
          html`<li><a${attributes({ href: groupPath(grouping, level) })}>${groupName(grouping, level, words).label}</a><br><span class="small hush">${groupingName(grouping, words)}</span></li>`,
      ),
    ),
  )}${
    report.places.length > 0 &&
    part(
      "places",
      words.say(hasOnlySchools(report) ? "release.schools" : "release.places"),
      report.places.length > mostPlaces
        ? html`<p><a href="${placesPagePath(0)}">${words.say("release.find-school")}</a></p>`
        : list(
            report.places.map((place) => html`<li><a${attributes({ href: placePath(place) })}>${place.name}</a></li>`),
          ),
    )
  }</div>`;
  return publicPage({ path: searchPath, title, body, script: "search.js" }, site);
}
