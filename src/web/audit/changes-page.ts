import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import { schoolYear } from "../../ui/format.ts";
import { type Html, html } from "../../ui/html.ts";
import type { PageKind } from "../page-kind.ts";
import { changesPath } from "./addresses.ts";
import { findingList, movedChart } from "./findings.ts";
import { auditPage } from "./frame.ts";
import type { PageSite, Site } from "./site.ts";

/** A gap that moved, and the same gap in the year it is compared with. */
export interface MovedGap {
  readonly finding: AnyFinding;
  readonly earlier: AnyFinding;
}

const isJudged = ({ verdict }: AnyFinding): boolean => verdict !== "cannot-tell";

/** The gaps that are judged in both years, so that a list of changes begins with certain ones. */
function judgedAtBothEnds(findings: readonly AnyFinding[], site: Pick<Site, "series">): readonly MovedGap[] {
  return findings.flatMap((finding) => {
    const earlier = site.series(finding).find((f) => f.schoolYear === finding.change?.since);
    return earlier !== undefined && isJudged(finding) && isJudged(earlier) ? [{ finding, earlier }] : [];
  });
}

export const closedGaps = (site: Site): readonly MovedGap[] => judgedAtBothEnds(site.main.closing, site);
export const widenedGaps = (site: Site): readonly MovedGap[] => judgedAtBothEnds(site.main.growing, site);

/** What got better and what got worse, with charts. */
export const changesPages: PageKind<PageSite> = {
  id: "changes",
  pages: (site) => [{ path: changesPath, render: () => changesPage(site) }],
};

function changesPage(site: PageSite): string {
  const { words, audit, main } = site;
  const title = words.say("menu.changes");
  const since = schoolYear(audit.years[0] ?? main.schoolYear);
  const chartTitle = (findings: readonly AnyFinding[], way: "closing" | "growing"): string => {
    const years = [...new Set(findings.flatMap((f) => f.change?.since ?? []))];
    return years.length > 1
      ? words.say(`audit.${way}-mixed`, { n: findings.length })
      : words.say(`audit.${way}-title`, { n: findings.length, year: schoolYear(years[0] ?? main.schoolYear) });
  };
  const part = (id: string, heading: string, gaps: readonly MovedGap[], way: "closing" | "growing"): Html => {
    const findings = gaps.map(({ finding }) => finding);
    const none = words.say(way === "closing" ? "audit.improved-none-since" : "audit.growing-none", { year: since });
    return html`<section class="part" id="${id}"><div class="page flow">${
      findings.length === 0
        ? html`<p>${none}</p>`
        : html`<h2>${heading}</h2>${movedChart(findings, chartTitle(findings, way), site)}${findingList(findings, "", site)}`
    }</div></section>`;
  };
  const head = html`<section class="part"><div class="page flow"><h1>${title}</h1><p class="lede">${words.say(
    audit.years.length < 2 ? "audit.one-year" : "audit.years-independent",
  )}</p></div></section>`;
  const body =
    audit.years.length < 2
      ? head
      : html`${head}${part("better", words.say("audit.improved"), closedGaps(site), "closing")}${part("worse", words.say("audit.growing-heading"), widenedGaps(site), "growing")}`;
  return auditPage({ path: changesPath, title, body }, site);
}
