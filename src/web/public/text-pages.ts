import { html } from "../../ui/html.ts";
import type { MenuEntry, PageKind } from "../page-kind.ts";
import { askPath, doPath } from "./addresses.ts";
import { districtWords } from "./district-text.ts";
import { publicPage } from "./frame.ts";
import type { PublicSite } from "./site.ts";

/** What the district does about the gaps, in its own words. */
export const doPages = textPage("what-we-do", doPath, "whatWeDo", "release.do", "release.what-we-do");
/** How to ask the district, in its own words. */
export const askPages = textPage("ask", askPath, "howToAsk", "release.ask", "release.how-to-ask");

function textPage(
  id: string,
  path: string,
  which: "whatWeDo" | "howToAsk",
  entry: "release.do" | "release.ask",
  heading: "release.what-we-do" | "release.how-to-ask",
): PageKind<PublicSite> {
  return {
    id,
    pages: (site) => [
      {
        path,
        render: () =>
          publicPage(
            {
              path,
              title: site.words.say(heading),
              body: html`<section class="part"><div class="page flow"><h1>${site.words.say(heading)}</h1>${districtWords(site, which)}</div></section>`,
            },
            site,
          ),
      },
    ],
    menu: ({ words }): readonly MenuEntry[] => [{ label: words.say(entry), href: path }],
  };
}
