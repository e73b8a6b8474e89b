import { placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import { unplacedSentences } from "../../ui/unplaced-words.ts";
import type { PageKind } from "../page-kind.ts";
import { groupPath, notJudgedPath, placePath } from "./addresses.ts";
import { auditPage } from "./frame.ts";
import { comparisonCount, hasMixedPlaces, type PageSite, type Site } from "./site.ts";
import { type UnjudgedGroup, unjudgedGroups, waitingRecords } from "./unjudged.ts";

export const notJudgedPages: PageKind<PageSite> = {
  id: "not-judged",
  pages: (site) => [{ path: notJudgedPath, render: () => notJudgedPage(site) }],
  menu: (site) => [{ label: site.words.say("menu.not-judged"), href: notJudgedPath }],
};

/** What the audit could not judge: groups that are too small or too uncertain, questions without records. Listed so that no group disappears. */
function notJudgedPage(site: PageSite): string {
  const { words, main, audit } = site;
  const groups = unjudgedGroups(site);
  const title = words.label("ui.could-not-judge");
  const questions = groups.reduce((sum, g) => sum + g.unsure.length + g.small.length + g.other.length, 0);
  const body = html`
<section class="part"><div class="page flow"><p class="eyebrow">${placeName(main.place, site)}, ${schoolYear(main.schoolYear)}</p>
<h1>${words.say("unjudged.title", { n: questions })}</h1>
<p class="lede">${words.say("audit.not-judged-intro")}</p>
<ul><li>${words.say("unjudged.why-unsure")}</li><li>${words.say("unjudged.why-small", { minimum: audit.settings.minimumN })}</li></ul>
<h2>${words.say("unjudged.by-group")}</h2><p>${words.say("unjudged.by-group-intro")}</p><div class="narrow">${byGroup(groups, site)}</div></div></section>
${bySchool(site)}
<section class="part" id="not-asked"><div class="page flow"><h2>${words.say("audit.not-asked-heading")}</h2>${waitingRecords(site)}</div></section>
${unplacedRecords(site)}`;
  return auditPage({ path: notJudgedPath, title, body }, site);
}

/** Records that were delivered and count in no number. */
function unplacedRecords({ words, audit }: Site): Html | null {
  if (audit.unplaced.length === 0) return null;
  const say = words.language.joins;
  return html`<section class="part" id="unplaced"><div class="page flow"><h2>${say.unplacedTitle}</h2><p>${say.unplacedLede}</p><ul>${unplacedSentences(audit.unplaced, say).map((s) => html`<li>${s}</li>`)}</ul></div></section>`;
}

/** How much is known of each group; its page lists what is not. */
function byGroup(groups: readonly UnjudgedGroup[], site: Site): Html {
  const { words } = site;
  const count = (heading: string, amountOf: (g: UnjudgedGroup) => number): TableColumn<UnjudgedGroup> => ({
    heading,
    number: true,
    cell: (g) => countText(amountOf(g), words),
  });
  return table(
    {
      name: words.say("unjudged.by-group"),
      columns: [
        {
          heading: words.say("column.group"),
          cell: (g) =>
            html`<a${attributes({ href: groupPath(g.grouping, g.level) })}>${groupName(g.grouping, g.level, words).label}</a>`,
        },
        count(words.say("column.judged"), (g) => g.judged),
        count(words.say("column.unsure"), (g) => g.unsure.length),
        count(words.say("column.too-small"), (g) => g.small.length + g.other.length),
      ],
      rows: groups.filter((g) => g.unsure.length + g.small.length + g.other.length > 0),
    },
    words,
  );
}

function bySchool(site: Site): Html | null {
  const { words } = site;
  const rows = site.places.filter(({ overview }) => comparisonCount(overview) > 0);
  if (rows.length === 0) return null;
  const heading = words.say(hasMixedPlaces(site) ? "audit.places-mixed" : "unjudged.by-place");
  return html`<section class="part band"><div class="page flow"><h2>${heading}</h2><p>${words.say("unjudged.by-place-intro")}</p>${table(
    {
      name: heading,
      columns: [
        {
          heading: words.say("column.place"),
          cell: ({ overview }) =>
            html`<a${attributes({ href: placePath(overview.place) })}>${placeName(overview.place, site)}</a>`,
        },
        {
          heading: words.say("column.unsure"),
          number: true,
          cell: ({ overview }) =>
            countText(
              overview.goals.reduce((sum, g) => sum + g.cannotTell, 0),
              words,
            ),
        },
        {
          heading: words.say("column.too-small"),
          number: true,
          cell: ({ overview }) =>
            countText(
              overview.goals.reduce((sum, g) => sum + g.notJudged, 0),
              words,
            ),
        },
      ],
      rows,
    },
    words,
  )}</div></section>`;
}
