import { groupKey } from "../../base/keys.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import { detectableGapOf } from "../../reports/minimum-detectable-difference.ts";
import { indicatorLabel, wantedName } from "../../ui/audit-sentence.ts";
import { changeWords, placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear, shortValue, valueWords } from "../../ui/format.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { shortReason } from "../../ui/reason-words.ts";
import { sentenceCase } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { gapHref, groupPath, mapPath } from "./addresses.ts";
import { gapTable } from "./findings.ts";
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
<h1>${sentenceCase(
    group.findings.length === 0
      ? words.say("group.nothing", { group: phrase.the })
      : words.say("group.title", { n: clear, all: group.findings.length, group: phrase.the }),
    words,
  )}</h1>
<p class="lede">${sizeWords(group, site)}</p><p>${words.say("audit.minus-less-words")} ${words.say("sure.help")}</p></div></section>
${list(words.say("group.worse"), worse, site)}
${list(words.say("group.better"), better, site)}
${list(words.say("group.neither"), neither, site)}
${changed.length > 0 && html`<section class="part"><div class="page flow"><h2>${words.say("group.changed")}</h2><ul>${changed.map((f) => html`<li>${link(f, site)}: ${changeWords(f, site)}</li>`)}</ul></div></section>`}
${names(words.say("group.no-sign"), words.say("group.no-sign-why"), noSign, site)}
${unsure(unclear, site)}
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

const link = (comparison: AnyFinding | AnyRefused, { words, custom }: Site): Html =>
  html`<a${attributes({ href: href(comparison) })}>${indicatorLabel(comparison.indicator, words, custom)}</a>`;

/** Gaps in a table, each with a link to its panel. */
function list(heading: string, findings: readonly AnyFinding[], site: Site): Html | null {
  const { words, custom } = site;
  if (findings.length === 0) return null;
  const table = gapTable(
    findings,
    {
      name: heading,
      heading: words.say("column.question"),
      cell: (f) => html`<a${attributes({ href: href(f) })}>${wantedName(f, words, custom)}</a>`,
    },
    site,
  );
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2>${table}</div></section>`;
}

function names(heading: string, why: string, findings: readonly AnyFinding[], site: Site): Html | null {
  if (findings.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${heading}</h2><p>${why}</p><ul class="plain row">${findings.map((f) => html`<li>${link(f, site)}</li>`)}</ul></div></section>`;
}

/** Questions with the verdict "can't tell", each with how large a gap would have been detected. */
function unsure(findings: readonly AnyFinding[], site: Site): Html | null {
  const { words } = site;
  if (findings.length === 0) return null;
  return html`<section class="part"><div class="page flow"><h2>${words.say("group.unclear")}</h2><p>${words.say("panel.would-tell")}</p><ul class="plain columns tight">${findings.map((f) => html`<li>${link(f, site)} <small class="hush">${visible(f, site)}</small></li>`)}</ul></div></section>`;
}

/** The number of students and the minimum detectable difference. */
function visible(finding: AnyFinding, { words, audit }: Site): string {
  const gap = detectableGapOf(finding, audit.settings.level);
  if (gap === undefined) return "";
  if (typeof gap !== "number") return words.say("unjudged.visible-none", { n: finding.n });
  return words.say(finding.comparisonN < finding.n ? "unjudged.visible-others" : "unjudged.visible", {
    n: Math.min(finding.n, finding.comparisonN),
    gap: valueWords(gap, "share-points", words),
  });
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
