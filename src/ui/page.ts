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
  /** Link target of `site`. */
  readonly home: string;
  /** The text of `style.css` to inline it, or its address for a folder of many pages. */
  readonly style: string | { readonly href: string };
  /** Relative path to the folder with `fonts/`: "" in the same folder, "../" one level down. */
  readonly root: string;
  readonly menu?: readonly Link[];
  readonly crumbs?: readonly Link[];
  /** The same page in other languages. */
  readonly otherLanguages?: readonly { readonly lang: string; readonly label: string; readonly href: string }[];
  /** Audience. A page that is not public has a seal, on screen and on paper, and a `noindex`. */
  readonly audience: Audience;
  readonly body: HtmlContent;
  /** Facts in the footer: date of the data, population, rules, program. */
  readonly foot: readonly { readonly term: string; readonly says: HtmlContent }[];
  /** Wider, for a quilt. */
  readonly wide?: boolean;
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
  const classes = new Set(body.match(/class="(?:halved|hh|pl|few|at [a-z0-9-]+)"/g));
  const used = [...hatches, ...markerDefinitions].filter(({ use }) => classes.has(use));
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

/** A complete HTML document with an inline or linked style sheet and no script. */
export function page(input: PageInput, words: Words): string {
  const { title, site, home, style, root, menu = [], otherLanguages = [], audience, body, foot, wide } = input;
  const unprotected = audience !== "public";
  const seal = html`<aside class="seal" aria-label="${words.say("page.notes")}"><div class="page"><strong>${words.say(
    "page.seal",
  )}</strong> ${words.say("page.seal-why")}</div></aside>`;
  const language =
    otherLanguages.length > 0 &&
    html`<div class="who">${otherLanguages.map(({ href, lang, label }) => html`<a${attributes({ href, lang, hreflang: lang })}>${label}</a>`)}</div>`;
  return printHtml(html`<!doctype html>
<html${attributes({ lang: words.lang, dir: words.language.direction })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.say("page.title", { page: title, site })}</title>
${unprotected && raw('<meta name="robots" content="noindex, nofollow">\n')}<link rel="icon" href="data:,">
${
  typeof style === "string"
    ? styleElement(style.replaceAll('url("fonts/', `url("${root.replace(/[^./a-z0-9-]/gi, "")}fonts/`))
    : html`<link rel="stylesheet" href="${style.href}">`
}
</head>
<body${attributes({ class: wide && "wide" })}>
<a class="skip" href="#main">${words.label("ui.skip-to-content")}</a>
${shared(printHtml(html`${body}`))}
<header class="top"><div class="page"><a class="brand" href="${home}"><span>Fairlead<small>${site}</small></span></a>${language}</div></header>
${menu.length > 0 && html`<nav class="menu" aria-label="${words.say("page.menu")}"><div class="page"><ul>${list(menu)}</ul></div></nav>\n`}${unprotected && seal}${input.crumbs && crumbs(input.crumbs, words)}
<main id="main">
${body}
</main>
<footer class="foot"><div class="page"><dl>${foot.map(({ term, says }) => html`<div><dt>${term}</dt><dd>${says}</dd></div>`)}</dl></div></footer>
</body>
</html>
`);
}
