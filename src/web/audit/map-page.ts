import { type Html, html } from "../../ui/html.ts";
import type { PageKind } from "../page-kind.ts";
import { goalPath, mapPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { goalIds } from "./goals.ts";
import { gapQuilt } from "./quilts.ts";
import { isFine, type PageSite, type Site } from "./site.ts";

/** Every group by the questions a board asks first. Goal pages have the rest. */
export const mapPages: PageKind<PageSite> = {
  id: "map",
  pages: (site) => [{ path: mapPath, render: () => mapPage(site) }],
  menu: (site) => [{ label: site.words.say("menu.map"), href: mapPath }],
};

function mapPage(site: PageSite): string {
  const { words } = site;
  const title = words.say("menu.map");
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("audit.which")}</h1><p>${words.say("audit.board-intro")}</p>${board(site)}<p>${words.say(
    "audit.more-maps",
  )} ${goalIds.map((goal, i) => html`${i > 0 && " · "}<a href="${goalPath(goal)}">${words.label(`goal.${goal}`)}</a>`)}</p></div></section>`;
  return auditPage({ path: mapPath, title, body }, site);
}

function board(site: Site): Html | null {
  const { main, words } = site;
  const known = new Set(main.quilt.rows.map((row) => row.indicator));
  const ours = site.definitions.indicators
    .filter((i) => i.board !== undefined)
    .sort((a, b) => (a.board ?? 0) - (b.board ?? 0));
  const indicators = ours.map((i) => i.id).filter((id) => known.has(id));
  const official = site.definitions.indicators.filter((i) => i.official && known.has(i.id)).map((i) => i.id);
  const own = site.definitions.indicators.filter((i) => i.own).map((i) => i.id);
  return gapQuilt(
    {
      overview: main,
      title: words.say("audit.board-title"),
      indicators: [...indicators, ...official.slice(0, ours.length - indicators.length), ...own],
      groupings: (g) => !isFine(g, site),
      root: "",
      headingLevel: 2,
    },
    site,
  );
}
