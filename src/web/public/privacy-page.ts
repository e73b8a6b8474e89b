import { countText } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { privacyPath } from "./addresses.ts";
import { part, publicPage } from "./frame.ts";
import type { PublicSite } from "./site.ts";

/** How privacy is kept. It says: some numbers are hidden so that no child can be recognized, and this is how that was checked. */
export const privacyPages: PageKind<PublicSite> = {
  id: "privacy",
  pages: (site) => [{ path: privacyPath, render: () => privacyPage(site) }],
};

function privacyPage(site: PublicSite): string {
  const { words, report } = site;
  const { printed, about, minimum } = report;
  const count = (n: number): string => countText(n, words);
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("release.privacy-title")}</h1><p class="lede">${words.say("release.privacy-lede")}</p></div></section>
${part(
  "how",
  words.say("release.privacy-how"),
  html`<ul>${[
    words.say("release.privacy-small", { n: minimum - 1 }),
    words.say("release.privacy-rounded"),
    words.say("release.privacy-others"),
    words.say("release.privacy-years"),
    words.say("release.privacy-only"),
    ...(about.proof === undefined ? [] : [words.say("release.privacy-attack")]),
  ].map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
)}
${part(
  "figures",
  words.say("release.privacy-figures"),
  html`<dl class="facts"><dt>${words.say("release.privacy-cells")}</dt><dd>${count(printed.cells)}</dd><dt>${words.say("release.privacy-exact")}</dt><dd>${count(printed.exact)}</dd><dt>${words.say("release.privacy-ranged")}</dt><dd>${count(printed.ranged)}</dd><dt>${words.say("release.privacy-hidden")}</dt><dd>${count(printed.hidden)}</dd>${
    about.proof !== undefined &&
    html`<dt>${words.say("release.privacy-relations")}</dt><dd>${count(about.proof.attack.relations)}</dd><dt>${words.say("release.privacy-tried")}</dt><dd>${count(about.proof.attack.solved)}</dd>${
      about.proof.attack.narrowest !== null &&
      html`<dt>${words.say("release.privacy-narrowest")}</dt><dd>${count(about.proof.attack.narrowest)}</dd>`
    }`
  }</dl>`,
)}
${part("cost", words.say("release.privacy-cost"), html`<p>${words.say("release.privacy-cost-is")}</p>${groupsLost(site)}`)}
${part("repeat", words.say("release.privacy-repeat"), html`<p>${words.say("release.privacy-repeat-is")}</p><pre>fairlead attack data</pre>`)}`;
  return publicPage({ path: privacyPath, title: words.say("release.privacy"), body }, site);
}

/** How many numbers of each group are shown and hidden, over all populations. */
function groupsLost({ report, words }: PublicSite): Html | null {
  const { proof } = report.about;
  if (proof === undefined) return null;
  const sum = (
    key: "shown" | "hidden",
    { grouping, level }: { readonly grouping: string; readonly level: string },
  ): number =>
    proof.groups
      .filter((one) => one.grouping === grouping && one.level === level)
      .flatMap(({ counts, measures }) => [counts, measures])
      .reduce((n, one) => n + (key === "shown" ? one.exact + one.ranges : one.hidden + one.withdrawn), 0);
  const name = words.say("release.privacy-cost");
  return table(
    {
      name,
      columns: [
        {
          heading: words.say("release.group-column"),
          cell: ({ grouping, level }) => groupName(grouping, level, words).label,
        },
        {
          heading: words.say("release.privacy-shown-column"),
          cell: (group) => countText(sum("shown", group), words),
          number: true,
        },
        {
          heading: words.say("release.privacy-hidden-column"),
          cell: (group) => countText(sum("hidden", group), words),
          number: true,
        },
      ],
      rows: report.groups,
    },
    words,
  );
}
