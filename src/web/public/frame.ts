import { otherLanguages } from "../../base/lang.ts";
import { dayWords } from "../../ui/format.ts";
import { attributes, type HtmlContent, html } from "../../ui/html.ts";
import { type Link, page } from "../../ui/page.ts";
import { languageName } from "../../ui/words.ts";
import { languageFolder, methodsPath, rootFrom, searchPath } from "../audit/addresses.ts";
import { accessibilityPath, downloadsPath, homePath, privacyPath } from "./addresses.ts";
import { latestYear, type PublicSite } from "./site.ts";

export interface PublicFrame {
  /** The page's address in the folder of its language. */
  readonly path: string;
  readonly title: string;
  /** Parent pages, without the home page. */
  readonly above?: readonly Link[];
  readonly near?: { readonly before?: Link; readonly after?: Link };
  readonly script?: string;
  readonly body: HtmlContent;
}

/** A page of the site: head, menu, breadcrumbs, and where its numbers come from. */
export function publicPage({ path, title, above = [], near, script, body }: PublicFrame, site: PublicSite): string {
  const { words, report, shared } = site;
  const root = rootFrom(path);
  const from = (link: Link): Link => ({ ...link, href: root + link.href });
  return page(
    {
      title,
      site: report.about.districtName,
      banner: words.say("release.banner"),
      home: root + homePath,
      style: { href: `${root}${shared}style.css` },
      root,
      search: root + searchPath,
      searchBox: words.say("release.search-box"),
      otherLanguages: otherLanguages(words.lang)
        .filter((lang) => site.languages.includes(lang))
        .map((lang) => ({
          lang,
          label: languageName(lang),
          href: `${root}${shared}${languageFolder(lang, site.languages)}${path}`,
        })),
      menu: site.menu.map(({ label, href }) => ({ label, href: root + href, here: href === path })),
      ...(near !== undefined && {
        near: {
          ...(near.before !== undefined && { before: from(near.before) }),
          ...(near.after !== undefined && { after: from(near.after) }),
        },
      }),
      ...(path !== homePath && {
        crumbs: [
          { label: words.say("release.home"), href: root + homePath },
          ...above.map(from),
          { label: title, href: root + path, here: true },
        ],
      }),
      ...(script !== undefined && { script: `${root}${shared}${script}` }),
      audience: report.audience,
      body,
      foot: [
        {
          term: words.say("release.numbers-from"),
          says: words.say("release.numbers-from-is", {
            year: latestYear(report),
            day: dayWords(report.released, words),
          }),
        },
        { term: words.say("release.hidden-foot"), says: words.say("release.hidden-foot-is") },
        {
          term: words.say("release.get"),
          says: html`${(
            [
              [downloadsPath, "release.downloads"],
              [methodsPath, "release.methods"],
              [privacyPath, "release.privacy"],
              [accessibilityPath, "release.accessibility"],
            ] as const
          ).map(
            ([href, key], at) => html`${at > 0 && " · "}<a${attributes({ href: root + href })}>${words.say(key)}</a>`,
          )}`,
        },
      ],
    },
    words,
  );
}

/** A part of a page with a heading. */
export const part = (id: string, heading: HtmlContent, content: HtmlContent, band = false): HtmlContent =>
  html`<section${attributes({ class: band ? "part band" : "part", id })}><div class="page flow"><h2>${heading}</h2>${content}</div></section>`;
