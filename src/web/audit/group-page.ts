import { groupKey } from "../../base/keys.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { changeWords, placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear, shortValue } from "../../ui/format.ts";
import { gapHeadline } from "../../ui/gap-headline.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { shortReason } from "../../ui/reason-words.ts";
import { sentenceCase } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { gapHref, groupPath, mapPath } from "./addresses.ts";
import { sureTag } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { type GroupGaps, gapsByGroup, sortedGaps } from "./gaps-by-group.ts";
import { neighbors } from "./neighbors.ts";
import type { PageSite, Site } from "./site.ts";

/** A page for each group: everything the audit knows about it. */
export const groupPages: PageKind<PageSite> = {
  id: "groups",
  pages: (site) =>
    gapsByGroup(site).map((group) => ({
      path: groupPath(group.grouping, group.level),
      render: () => groupPage(group, site),
    })),
};

const root = "../";

/** A group at the main place: its size, what is worse, better and unclear, what changed, and what is unknown. */
function groupPage(group: GroupGaps, site: PageSite): string {
  const { words, main } = site;
  const { label, phrase } = groupName(group.grouping, group.level, words);
  const { worse, better, neither, noSign, unclear } = sortedGaps(group.findings);
  const changed = group.findings.filter(({ change }) => change?.verdict === "closing" || change?.verdict === "growing");
  const clear = worse.filter(({ verdict }) => verdict !== "probable").length;
  const body = html`
<section class="part"><div class="page flow"><p class="eyebrow">${groupingName(group.grouping, words)} · ${placeName(main.place, site)}, ${schoolYear(main.schoolYear)}</p>
<h1>${
    group.findings.length === 0
      ? words.say("group.nothing", { group: phrase.the })
      : words.say("group.title", { n: clear, all: group.findings.length, group: phrase.the })
  }</h1>
<p class="lede">${sizeWords(group, site)}</p></div></section>
${list(words.say("group.worse"), worse, site)}
${list(words.say("group.better"), better, site)}
${list(words.say("group.neither"), neither, site)}
${changed.length > 0 && html`<section class="part"><div class="page flow"><h2>${words.say("group.changed")}</h2><ul>${changed.map((f) => html`<li>${link(f, site)}: ${changeWords(f, site)}</li>`)}</ul></div></section>`}
${names(words.say("group.no-sign"), words.say("group.no-sign-why"), noSign, site)}
${names(words.say("group.unclear"), words.say("panel.would-tell"), unclear, site)}
${unknown(group.refused, site)}`;
  const path = groupPath(group.grouping, group.level);
  const near = neighbors(
    gapsByGroup(site).map(({ grouping, level }) => ({
      label: groupName(grouping, level, words).label,
      href: groupPath(grouping, level),
    })),
    path,
  );
  const above = [{ label: words.say("menu.map"), href: mapPath }];
  return auditPage({ path, title: label, above, near, body }, site);
}

/** How many students are in the group, and how many in all. */
function sizeWords({ grouping, level }: GroupGaps, { words, students, main }: Site): string {
  const key = groupKey({ grouping, level });
  const n = students.groups.find((g) => groupKey(g) === key)?.n ?? 0;
  if (n === 0 || students.n === 0) return words.say("group.size-unknown");
  return words.say("group.size", {
    n,
    all: countText(students.n, words),
    share: shortValue(n / students.n, "share", words),
    place: main.place.name,
  });
}

const href = ({ indicator, group }: AnyFinding | AnyRefused): string =>
  root + gapHref(indicator, group.grouping, group.level);

const link = (of: AnyFinding | AnyRefused, { words, custom }: Site): Html =>
  html`<a${attributes({ href: href(of) })}>${indicatorLabel(of.indicator, words, custom)}</a>`;

/** Gaps as headlines, each a link to its panel. */
function list(heading: string, findings: readonly AnyFinding[], site: Site): Html | null {
  const { words, custom } = site;
  if (findings.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2><ul class="plain gaps">${findings.map(
    (f) => html`<li><a${attributes({ href: href(f) })}>${gapHeadline(f, words, custom)}</a> ${sureTag(f, site)}</li>`,
  )}</ul></div></section>`;
}

function names(heading: string, why: string, findings: readonly AnyFinding[], site: Site): Html | null {
  if (findings.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2><p>${why}</p><ul class="plain row">${findings.map((f) => html`<li>${link(f, site)}</li>`)}</ul></div></section>`;
}

/** Questions without a verdict, by reason. */
function unknown(refused: readonly AnyRefused[], site: Site): Html | null {
  const { words } = site;
  if (refused.length === 0) return null;
  const byReason = [...Map.groupBy(refused, ({ reason }) => shortReason(reason, words))];
  return html`<section class="part band"><div class="page flow"><h2>${words.say("group.unknown")}</h2><p>${words.say("group.unknown-why")}</p>${byReason.map(
    ([reason, those]) =>
      html`<h3>${sentenceCase(reason, words)}</h3><ul class="plain row">${those.map((r) => html`<li>${link(r, site)}</li>`)}</ul>`,
  )}</div></section>`;
}
