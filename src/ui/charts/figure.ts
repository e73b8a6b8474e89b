import { type Html, type HtmlContent, html } from "../html.ts";
import { type TableInput, table } from "../table.ts";
import type { GlossaryKey, Words } from "../words.ts";
import { type LegendItem, legendList } from "./legend.ts";
import { type Drawn, drawing, type Width, widths } from "./svg.ts";

/** Texts around a chart. The finding is the title. */
export interface ChartAbout {
  /** The finding, one sentence without a period. */
  readonly title: string;
  /** What, who, where, when, and the unit; absent where the page has just said so. */
  readonly subtitle?: string;
  /** For screen readers: what it shows ("chronic absenteeism by race and ethnicity"). */
  readonly what: string;
  /** For screen readers: place and year ("Alder Valley Unified, 2025-26"). */
  readonly where: string;
  /** A note under the chart. */
  readonly source?: string;
  /** Heading level of the title; 3 by default. */
  readonly headingLevel?: 2 | 3 | 4;
}

export interface Picture {
  readonly height: number;
  readonly parts: Drawn;
}

export interface FigureInput<Row> {
  readonly about: ChartAbout;
  /** First words of the alternative text: `chart.line`. */
  readonly chart: Extract<GlossaryKey, `chart.${string}`>;
  /** Number of rows hidden for privacy. */
  readonly hidden?: number;
  readonly legend?: readonly LegendItem[];
  /** Draws at both widths; or draws once for every width, styled by its class. */
  readonly draw?: (width: Width) => Picture;
  readonly fluid?: { readonly kind: "years"; readonly picture: Html };
  readonly table: TableInput<Row>;
  /** Sentence after the table about the rows it leaves out. */
  readonly after?: HtmlContent;
}

type AltText = readonly [about: ChartAbout, chart: FigureInput<never>["chart"], hidden: number, words: Words];

/** Alternative text of a picture: one or two sentences. */
const altText = (...[about, chart, hidden, words]: AltText): string => {
  const { what, where, title } = about;
  return withHidden(words.say("alt.text", { chart: words.label(chart), what, where, finding: title }), hidden, words);
};

/** Accessible name of a table that is a chart. A screen reader has just read the finding in the caption. */
export const tableName = (...[{ what, where }, chart, hidden, words]: AltText): string =>
  withHidden(words.say("alt.table", { chart: words.label(chart), what, where }), hidden, words);

const withHidden = (text: string, n: number, words: Words): string =>
  n === 0 ? text : `${text} ${words.say("alt.hidden", { n })}`;

export function caption({ title, subtitle, headingLevel = 3 }: ChartAbout): Html {
  const heading =
    headingLevel === 2
      ? html`<h2>${title}</h2>`
      : headingLevel === 4
        ? html`<h4>${title}</h4>`
        : html`<h3>${title}</h3>`;
  return html`<figcaption>${heading}${subtitle === undefined ? null : html`<p class="sub">${subtitle}</p>`}</figcaption>`;
}

/** A chart as a figure: title, legend, wide and narrow drawing, note, and the numbers as a table. */
export function figure<Row>(input: FigureInput<Row>, words: Words): Html {
  const { about, chart, hidden = 0, legend = [], draw, fluid, after } = input;
  const alt = altText(about, chart, hidden, words);
  const pictures =
    draw &&
    widths.map((width) => {
      const { height, parts } = draw(width);
      return drawing(width, height, parts);
    });
  const name = words.say("page.table", { title: about.title });
  return html`<figure class="chart">${caption(about)}${legendList(legend)}<div class="${fluid?.kind ?? "pic"}" role="img" aria-label="${alt}">${fluid?.picture ?? pictures}</div>${
    about.source === undefined ? null : html`<p class="source">${about.source}</p>`
  }<details><summary>${words.label("ui.show-table")}</summary>${table({ name, ...input.table }, words)}${
    after ? html`<p class="small hush">${after}</p>` : null
  }</details></figure>`;
}
