import { boardGaps } from "../../reports/board.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { boardPath } from "./addresses.ts";
import { type BoardSheet, boardSheet } from "./board-sheet.ts";
import { hrefOf } from "./findings.ts";
import { auditPage } from "./frame.ts";
import type { PageSite } from "./site.ts";

/** The sheet for the board as a page of the report; `fairlead audit --board` writes the same as a PDF of two sides. */
export const boardPages: PageKind<PageSite> = {
  id: "board",
  pages: (site) => [{ path: boardPath, render: () => boardPage(site) }],
  menu: (site) => [{ label: site.words.say("menu.board"), href: boardPath }],
};

function boardPage(site: PageSite): string {
  const sheet = boardSheet(site);
  const { say } = sheet;
  const lines = (items: readonly string[]): Html => html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
  const body = html`
<section class="part"><div class="page flow"><p class="eyebrow">${sheet.eyebrow}</p><h1>${sheet.heading}</h1><p class="lede">${sheet.lede}</p></div></section>
${sheet.gaps.length > 0 && decisions(sheet, site)}
${sheet.gaps.length > 0 && numbers(sheet, site)}
<section class="part"><div class="page flow"><div class="split even"><div class="flow"><h2>${say.better}</h2>${lines(sheet.better)}</div><div class="flow"><h2>${say.unknown}</h2>${lines(sheet.unknown)}</div></div></div></section>`;
  return auditPage({ path: boardPath, title: sheet.title, sealWhy: site.words.say("board.seal-why"), body }, site);
}

/** The questions, each under its gap in a sentence, with room to write the answers on paper. */
function decisions({ say, gaps }: BoardSheet, site: PageSite): Html {
  const findings = boardGaps(site.audit, site.main);
  const linked = gaps.map((gap, at) => {
    const finding = findings[at];
    return { ...gap, at, href: finding === undefined ? null : hrefOf(finding, "", site) };
  });
  return html`<section class="part band"><div class="page flow"><h2>${say.decide}</h2><p>${say.toFill}</p><div class="to-fill">${table(
    {
      name: say.decide,
      columns: [
        {
          heading: say.question,
          cell: ({ name, sentence, question, at, href }) =>
            html`${at + 1}. <a${attributes({ href })}>${name}</a><br>${sentence}<br><span class="question">${question}</span>`,
        },
        { heading: say.action, cell: () => "" },
        { heading: say.who, cell: () => "" },
        { heading: say.when, cell: () => "" },
      ],
      rows: linked,
    },
    site.words,
  )}</div></div></section>`;
}

/** How large, how sure and whether it moved, by the numbers of the list above. */
const numbers = ({ say, gaps }: BoardSheet, { words }: PageSite): Html =>
  html`<div class="sheet-break"></div><section class="part"><div class="page flow"><h2>${say.numbers}</h2>${table(
    {
      name: say.numbers,
      columns: [
        { heading: say.what, cell: ({ at, name }) => `${at + 1}. ${name}` },
        { heading: say.group, number: true, cell: (gap) => gap.rate },
        { heading: say.comparison, number: true, cell: (gap) => gap.comparisonRate },
        { heading: say.students, number: true, cell: (gap) => gap.students },
        { heading: say.sure, cell: (gap) => gap.sure },
        { heading: say.moved, cell: (gap) => gap.moved },
      ],
      rows: gaps.map((gap, at) => ({ ...gap, at })),
    },
    words,
  )}</div></section>`;
