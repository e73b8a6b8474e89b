import { html } from "../../ui/html.ts";
import { noClearGap } from "../../ui/opening-sentence.ts";
import type { PageKind } from "../page-kind.ts";
import { prioritiesPath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { priorityTable } from "./priorities.ts";
import type { PageSite } from "./site.ts";

/** Rows of the list. The workbook has all of them. */
const most = 40;

/** Gaps in order of their score, with its parts. */
export const prioritiesPages: PageKind<PageSite> = {
  id: "priorities",
  pages: (site) => [{ path: prioritiesPath, render: () => prioritiesPage(site) }],
};

function prioritiesPage(site: PageSite): string {
  const { words, main } = site;
  const title = words.say("priority.heading");
  const list = priorityTable(main.priorities, most, "", site);
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1>${list ?? html`<p>${noClearGap(site.main, words)}</p>`}</div></section>`;
  return auditPage({ path: prioritiesPath, title, body }, site);
}
