import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import type { PageKind } from "../page-kind.ts";
import { gapHref, groupPath, placePath, questionPath, searchPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { goalIds } from "./goals.ts";
import type { PageSite, Site } from "./site.ts";

/** Everything a reader may look for, as lists that are complete without script. `search.js` filters them. */
export const searchPages: PageKind<PageSite> = {
  id: "search",
  pages: (site) => [{ path: searchPath, render: () => searchPage(site) }],
};

function searchPage(site: PageSite): string {
  const { words } = site;
  const title = words.say("search.title");
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1><p>${words.say("search.intro")}</p><div${attributes(
    {
      id: "find",
      "data-none": words.say("search.none"),
      "data-some": words.say("search.some"),
    },
  )}></div></div></section>
<div id="found">${questions(site)}${groups(site)}${places(site)}</div>`;
  return auditPage({ path: searchPath, title, body, script: "search.js" }, site);
}

const part = (id: string, heading: string, list: Html): Html =>
  html`<section class="part" id="${id}"><div class="page flow"><h2>${heading}</h2>${list}</div></section>`;

/** Questions, with the start of the addresses of their gaps and the groupings these are by. */
function questions({ words, definitions, custom, gaps }: Site): Html {
  const byQuestion = Map.groupBy(gaps, (g) => g.indicator);
  const ordered = goalIds.flatMap((goal) => definitions.indicators.filter((i) => i.goal === goal));
  return part(
    "questions",
    words.say("menu.questions"),
    html`<ul class="plain columns list">${ordered.map(
      ({ id }) =>
        html`<li${attributes({
          "data-question": id,
          "data-by":
            byQuestion
              .get(id)
              ?.map((g) => g.grouping)
              .join(" ") ?? "",
        })}><a${attributes({ href: questionPath(id) })}>${indicatorLabel(id, words, custom)}</a><br><span class="small hush">${indicatorQuestion(id, words, custom)}</span></li>`,
    )}</ul>`,
  );
}

/** Placeholder for the question in the address of a gap. */
const slot = "question";

function groups({ words, main, definitions }: Site): Html {
  return part(
    "groups",
    words.say("search.groups"),
    html`<ul class="plain columns list">${definitions.groupings.flatMap((g) =>
      main.quilt.groups
        .filter(({ grouping }) => grouping === g.id)
        .map(
          ({ grouping, level }) =>
            html`<li${attributes({ "data-grouping": grouping, "data-gap": gapHref(slot, grouping, level) })}><a${attributes({ href: groupPath(grouping, level) })}>${groupName(grouping, level, words).label}</a><br><span class="small hush">${groupingName(grouping, words)}</span></li>`,
        ),
    )}</ul>`,
  );
}

function places(site: Site): Html | null {
  const { words } = site;
  if (site.places.length === 0) return null;
  return part(
    "places",
    words.say("search.places"),
    html`<ul class="plain columns list">${site.places.map(
      ({ overview: { place } }) =>
        html`<li><a${attributes({ href: placePath(place) })}>${placeName(place, site)}</a></li>`,
    )}</ul>`,
  );
}
