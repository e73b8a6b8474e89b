import { listWords } from "../../ui/format.ts";
import { html } from "../../ui/html.ts";
import { languageName } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { accessibilityPath, askPath } from "./addresses.ts";
import { part, publicPage } from "./frame.ts";
import type { PublicSite } from "./site.ts";

/** The accessibility statement. */
export const accessibilityPages: PageKind<PublicSite> = {
  id: "accessibility",
  pages: (site) => [{ path: accessibilityPath, render: () => accessibilityPage(site) }],
};

function accessibilityPage(site: PublicSite): string {
  const { words, languages } = site;
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("release.accessibility-title")}</h1><p class="lede">${words.say("release.accessibility-lede")} <a href="${askPath}">${words.say("release.ask")}</a></p></div></section>
${part(
  "aim",
  words.say("release.accessibility-is"),
  html`<ul>${[
    words.say("release.accessibility-aim"),
    words.say("release.accessibility-reader"),
    words.say("release.accessibility-color"),
    words.say("release.accessibility-script"),
    words.say("release.accessibility-host"),
    words.say("release.accessibility-languages", { list: listWords(languages.map(languageName), words) }),
  ].map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
)}
${part("limits", words.say("release.accessibility-limits"), html`<p>${words.say("release.accessibility-limits-is")}</p>`)}`;
  return publicPage({ path: accessibilityPath, title: words.say("release.accessibility"), body }, site);
}
