import type { Audience } from "../reports/report.ts";
import { markerDefinitions } from "./charts/svg.ts";
import { attributes, type Html, type HtmlContent, html, printHtml, raw, styleElement } from "./html.ts";
import type { Words } from "./words.ts";

export interface Link {
  readonly label: string;
  readonly href: string;
  /** The page the reader is on. */
  readonly here?: boolean;
}

export interface PageInput {
  /** Page name; followed by the site's name in the title. */
  readonly title: string;
  /** District name, in the header of every page. */
  readonly site: string;
  /** What the site is about, under the district's name. Without it, the program's name is above the district's. */
  readonly banner?: string;
  /** Link target of `site`. */
  readonly home: string;
  /** The text of `style.css` to inline it, or its address for a folder of many pages. */
  readonly style: string | { readonly href: string };
  /** Relative path to the folder with `fonts/`: "" in the same folder, "../" one level down. */
  readonly root: string;
  readonly menu?: readonly Link[];
  readonly crumbs?: readonly Link[];
  /** The same page in other languages, or where a reader learns how to get it. */
  readonly otherLanguages?: readonly {
    readonly lang: string;
    readonly label: string;
    readonly href: string;
    /** Set if the link leads to a page in this language that says how to get the other. */
    readonly missing?: boolean;
  }[];
  /**
   * Audience of the report. A page that is not public has a seal, on screen and on paper, and a `noindex`. Absent for
   * a page of the app itself, which has no numbers, and therefore no seal.
   */
  readonly audience?: Audience;
  /** Who may see this page, where they are not those of the others. */
  readonly sealWhy?: string;
  /** Who is signed in, at the end of the header. */
  readonly account?: Html;
  /** A note above everything else. */
  readonly above?: Html;
  /** A note about all pages, below the seal. */
  readonly notice?: { readonly title: string; readonly says: string };
  readonly body: HtmlContent;
  /** Facts in the footer: date of the data, population, rules, program. */
  readonly foot: readonly { readonly term: string; readonly says: HtmlContent }[];
  /** Address of the search page; every page has a search box that leads there. */
  readonly search?: string;
  /** What the search box finds, inside it; that of a report by default. */
  readonly searchBox?: string;
  /** The pages before and after this one, among pages of its kind. */
  readonly near?: { readonly before?: Link; readonly after?: Link };
  /** A script of our own, by address. The page must be complete without it. */
  readonly script?: string;
}

/** Sections with a heading from which a page gets a list of contents. */
const fewestContents = 4;

/** Sections of a page, by id and heading; not those with a title of their own, of which one is shown at a time. */
const sectionsOf = (body: string): readonly { readonly id: string; readonly heading: string }[] =>
  [
    ...body.matchAll(/<section\b[^>]*\sid="([^"]+)"[^>]*>(?:(?!<section\b|<h1\b)[\s\S])*?<h2[^>]*>([\s\S]*?)<\/h2>/g),
  ].map(([, id = "", heading = ""]) => ({ id, heading: textOf(heading) }));

/** The text of markup, unescaped so that `html` can escape it again. */
const textOf = (markup: string): string =>
  markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** "On this page", for a page with several sections that can be linked to. */
function contents(body: string, words: Words): Html | null {
  const sections = sectionsOf(body);
  if (sections.length < fewestContents) return null;
  return html`<nav class="contents page" aria-label="${words.say("page.contents")}"><p>${words.say("page.contents")}</p><ol>${sections.map(
    ({ id, heading }) => html`<li><a${attributes({ href: `#${id}` })}>${heading}</a></li>`,
  )}</ol></nav>`;
}

/** Links to the pages before and after. */
function nearby({ before, after }: NonNullable<PageInput["near"]>, words: Words): Html | null {
  if (before === undefined && after === undefined) return null;
  const link = (way: "before" | "after", { href, label }: Link): Html =>
    html`<a${attributes({ href, class: way === "after" && way })}><small>${words.say(`page.${way}`)}</small> ${label}</a>`;
  return html`<nav class="neighbors page" aria-label="${words.say("page.near")}">${before && link("before", before)}${after && link("after", after)}</nav>`;
}

/** Hatch patterns and the half fill of charts, with the class that uses each. */
const hatches = [
  {
    use: 'class="halved"',
    definition: raw(
      '<linearGradient id="halved"><stop offset=".5" style="stop-color:var(--mark)"/><stop offset=".5" style="stop-color:var(--paper)"/></linearGradient>',
    ),
  },
  {
    use: 'class="dots"',
    definition: raw(
      '<marker id="tick" markerUnits="userSpaceOnUse" overflow="visible"><path d="M-1-8h2V8h-2z" style="fill:var(--ink)"/></marker>',
    ),
  },
  {
    use: 'class="hh"',
    definition: raw(
      '<pattern id="hide" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0M0 0L6 6" style="stroke:var(--line2)" stroke-width=".75" opacity=".7"/></pattern>',
    ),
  },
  {
    use: 'class="pl"',
    definition: raw(
      '<pattern id="planned" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" style="stroke:var(--mark)" stroke-width="2" opacity=".8"/></pattern>',
    ),
  },
  {
    use: 'class="few"',
    definition: raw(
      '<pattern id="few" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r=".9" style="fill:var(--line2)"/></pattern>',
    ),
  },
];

/** SVG definitions shared by a page's charts: the hatches and markers it uses. */
function shared(body: string): Html | null {
  const used = [...hatches, ...markerDefinitions].filter(({ use }) => body.includes(use));
  if (used.length === 0) return null;
  return html`<svg class="defs" aria-hidden="true"><defs>${used.map(({ definition }) => definition)}</defs></svg>`;
}

const list = (links: readonly Link[]): Html[] =>
  links.map(
    ({ label, href, here }) => html`<li><a${attributes({ href, "aria-current": here && "page" })}>${label}</a></li>`,
  );

function crumbs(links: readonly Link[], words: Words): Html {
  const items = links.map(({ label, href, here }) =>
    here
      ? html`<li><span aria-current="page">${label}</span></li>`
      : html`<li><a${attributes({ href })}>${label}</a></li>`,
  );
  return html`<nav class="crumbs page" aria-label="${words.say("page.crumbs")}"><ol>${items}</ol></nav>`;
}

const notice = ({ title, says }: NonNullable<PageInput["notice"]>): Html =>
  html`<aside class="seal"${attributes({ "aria-label": title })}><div class="page"><strong>${title}</strong> ${says}</div></aside>`;

/** Whether a printed page is not for everybody. */
export const isSealed = (page: string): boolean => /<meta name="?robots"? content="noindex/.test(page);

/** A complete HTML document with an inline or linked style sheet. */
export function page(input: PageInput, words: Words): string {
  const { title, site, home, style, root, menu = [], otherLanguages = [], audience, body, foot, search, near } = input;
  const isHidden = audience !== "public";
  const unprotected = isHidden && audience !== undefined;
  const seal = html`<aside class="seal" aria-label="${words.say("page.notes")}"><div class="page"><strong>${words.say(
    "page.seal",
  )}</strong> ${input.sealWhy ?? words.say("page.seal-why")}</div></aside>`;
  const language = otherLanguages.map(
    ({ href, lang, label, missing }) =>
      html`<a${attributes({ href, lang, hreflang: missing === true ? null : lang })}>${label}</a>`,
  );
  const find =
    search !== undefined &&
    html`<form role="search" action="${search}"><input${attributes({ type: "search", name: "q", "aria-label": words.say("search.go"), placeholder: input.searchBox ?? words.say("search.box") })}><button>${words.say("search.go")}</button></form>`;
  const who = (language.length > 0 || find !== false) && html`<div class="who">${find}${language}</div>`;
  const printed = printHtml(html`${body}`);
  return printHtml(html`<!doctype html>
<html${attributes({ lang: words.lang, dir: words.language.direction })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.say("page.title", { page: title, site })}</title>
${isHidden && raw('<meta name="robots" content="noindex, nofollow">\n')}<link rel="icon" href="data:,">
${
  typeof style === "string"
    ? styleElement(style.replaceAll('url("fonts/', `url("${root.replace(/[^./a-z0-9-]/gi, "")}fonts/`))
    : html`<link rel="stylesheet" href="${style.href}">`
}
</head>
<body>
<a class="skip" href="#main">${words.label("ui.skip-to-content")}</a>
${shared(printed)}
<header class="top"><div class="page"><a class="brand" href="${home}"><span>${input.banner === undefined ? "Fairlead" : site}<small>${input.banner ?? site}</small></span></a>${who}${input.account}</div></header>
${input.above}${menu.length > 0 && html`<nav class="menu" aria-label="${words.say("page.menu")}"><div class="page"><ul>${list(menu)}</ul></div></nav>\n`}${unprotected && seal}${input.notice && notice(input.notice)}${input.crumbs && crumbs(input.crumbs, words)}${input.crumbs && contents(printed, words)}
<main id="main">
${body}
</main>
${near && nearby(near, words)}${foot.length > 0 && html`<footer class="foot"><div class="page"><dl>${foot.map(({ term, says }) => html`<div><dt>${term}</dt><dd>${says}</dd></div>`)}</dl></div></footer>`}
${input.script !== undefined && html`<script${attributes({ src: input.script, defer: true })}></script>`}</body>
</html>
`);
}
