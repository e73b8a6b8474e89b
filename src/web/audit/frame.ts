import { otherLanguages } from "../../base/lang.ts";
import { schoolYear } from "../../ui/format.ts";
import type { HtmlContent } from "../../ui/html.ts";
import { type Link, type PageInput, page } from "../../ui/page.ts";
import { languageName } from "../../ui/words.ts";
import { indexPath, languageFolder, languagesAnchor, methodsPath, rootFrom, searchPath } from "./addresses.ts";
import { basisOf } from "./basis.ts";
import type { Neighbors } from "./neighbors.ts";
import type { PageSite } from "./site.ts";

export interface FrameInput {
  /** The page's address in the report's folder. */
  readonly path: string;
  readonly title: string;
  /** Parent pages, without the report's first page. */
  readonly above?: readonly Link[];
  /** The pages before and after, by address in the report's folder. */
  readonly near?: Neighbors;
  /** A script of ours, beside the style sheet. */
  readonly script?: string;
  /** Who may see this page, where they are not those of the others. */
  readonly sealWhy?: string;
  readonly body: HtmlContent;
}

/** Layout of a page of the report: head, menu, breadcrumbs, and the basis of every number. */
export function auditPage(
  { path, title, above = [], near = {}, script, sealWhy, body }: FrameInput,
  site: PageSite,
): string {
  const { words, audit, shared } = site;
  const root = rootFrom(path);
  const link = (to: string, label: string): Link => ({ label, href: root + to, here: to === path });
  const from = (l: Link): Link => ({ ...l, href: root + l.href });
  return page(
    {
      title,
      site: audit.district.name,
      home: `${root}${indexPath}`,
      style: { href: `${root}${shared}style.css` },
      root,
      search: root + searchPath,
      otherLanguages: otherLanguages(words.lang).map((lang) =>
        site.languages.includes(lang)
          ? {
              lang,
              label: languageName(lang),
              href: `${root}${shared}${languageFolder(lang, site.languages)}${path}`,
            }
          : { lang, label: languageName(lang), href: `${root}${methodsPath}#${languagesAnchor}`, missing: true },
      ),
      near: {
        ...(near.before !== undefined && { before: from(near.before) }),
        ...(near.after !== undefined && { after: from(near.after) }),
      },
      ...(script !== undefined && { script: `${root}${shared}${script}` }),
      menu: site.menu.map(({ label, href }) => link(href, label)),
      ...(path === indexPath
        ? {}
        : {
            crumbs: [
              link(indexPath, words.say("menu.audit")),
              ...above.map(from),
              { label: title, href: root + path, here: true },
            ],
          }),
      audience: audit.audience,
      ...(sealWhy !== undefined && { sealWhy }),
      ...(site.stillReading === true && {
        notice: {
          title: words.say("page.still-reading"),
          says: words.say("page.still-reading-why", { year: schoolYear(site.main.schoolYear) }),
        },
      }),
      body,
      foot: footOf(site),
    },
    words,
  );
}

type Foot = PageInput["foot"];
const feet = new WeakMap<PageSite, Foot>();

/**
 * Facts behind every number of a report, in the footer of each page; built once because it is the same on all pages.
 */
function footOf(site: PageSite): Foot {
  const known = feet.get(site);
  if (known !== undefined) return known;
  // Who is counted and the rules are on the methods page; repeating them on every page would make pages large.
  const { words } = site;
  const foot = basisOf(site).filter(
    ({ term }) => term !== words.say("page.counted") && term !== words.say("page.rules"),
  );
  feet.set(site, foot);
  return foot;
}
