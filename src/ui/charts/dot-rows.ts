import type { MarkFill } from "../certainty.ts";
import { attributes, type Html, type HtmlContent, html, percentStyle, textStyle } from "../html.ts";
import type { Words } from "../words.ts";
import { type Axis, scaleOf, ticksOf } from "./axis.ts";
import { type ChartAbout, caption, type FigureInput, tableName } from "./figure.ts";
import { legendList } from "./legend.ts";

/** Marks in a row. Values are in the axis's unit. */
export type Mark =
  | { readonly kind: "range" | "band" | "whisker" | "gap"; readonly from: number; readonly to: number }
  | { readonly kind: "bar"; readonly to: number; readonly fill: MarkFill }
  | { readonly kind: "dot"; readonly at: number; readonly fill: MarkFill; readonly ahead?: boolean }
  | { readonly kind: "tick" | "ring" | "square"; readonly at: number }
  | { readonly kind: "hidden" };

/** A column of words or numbers next to the plot. */
export interface RowColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => HtmlContent;
  /** A second, quieter line in the heading and in each cell: the range of an estimate. */
  readonly under?: { readonly heading: string; readonly cell: (row: Row) => HtmlContent };
  /** Cells that explain themselves and need no heading on a phone. */
  readonly plain?: boolean;
}

export interface DotRows<Row> {
  readonly about: ChartAbout;
  readonly chart: FigureInput<Row>["chart"];
  /** Number of rows hidden for privacy. */
  readonly hidden?: number;
  readonly legend: NonNullable<FigureInput<Row>["legend"]>;
  readonly axis: Axis;
  readonly rows: readonly Row[];
  /** Heading above a row that begins a part of the chart. */
  readonly headingOf?: (row: Row) => string | undefined;
  readonly marks: (row: Row) => readonly Mark[];
  /** The first column names the row; the plot comes after it. */
  readonly columns: readonly [RowColumn<Row>, ...RowColumn<Row>[]];
  /** A dashed line across all rows, with its label in the legend. */
  readonly reference?: { readonly at: number; readonly label: string };
}

/** The narrowest plot of the style sheet, in CSS pixels: its labels fit there. */
const narrowestPlot = 176;

/** Position on the axis in percent of the plot's width, to a tenth. */
type Across = (value: number) => number;

const acrossOf = (axis: Axis): Across => {
  const scale = scaleOf(axis, 0, 100);
  return (value) => Math.round(scale(value) * 10) / 10;
};

/** Minimum width of a visible shape, in percent of the plot. */
const leastWidth = 0.6;

const block = (a: number, b: number, kind: string, least: number): Html => {
  const width = Math.max(least, Math.round((b - a) * 10) / 10);
  return html`<rect class="${kind}" x="${Math.round(Math.min(a, 100 - width) * 10) / 10}%" width="${width}%"/>`;
};

const barKinds = { filled: "bar", small: "bar", half: "pl", open: "peer", faint: "peer", tiny: "peer" } as const;
const dotClasses = { filled: "dot", small: "small", half: "halved", open: "open", tiny: "tiny" } as const;

/**
 * Draws a mark. The style sheet has the sizes; the most common shapes have no class, to keep pages small.
 *
 * @param ranged  whether the row has a range: the line right after it is the gap
 */
function draw(mark: Mark, across: Across, ranged: boolean): Html {
  switch (mark.kind) {
    case "range":
      return html`<line x1="${across(mark.from)}%" x2="${across(mark.to)}%"/>`;
    case "gap":
      // Its start is the comparison's tick, a marker of the style sheet: shorter than a mark of its own.
      return ranged
        ? html`<line x1="${across(mark.from)}%" x2="${across(mark.to)}%"/>`
        : html`<line class="gap" x1="${across(mark.from)}%" x2="${across(mark.to)}%"/>`;
    case "whisker": {
      const [a, b] = [across(mark.from), across(mark.to)];
      return html`<line class="whisker under" x1="${a}%" x2="${b}%"/><line class="whisker" x1="${a}%" x2="${b}%"/>`;
    }
    case "band":
      return block(across(mark.from), across(mark.to), "bar2", 2 * leastWidth);
    case "bar": {
      const [a, b] = [across(0), across(mark.to)];
      return block(Math.min(a, b), Math.max(a, b), barKinds[mark.fill], leastWidth);
    }
    case "dot":
      if (mark.ahead === true && mark.fill !== "faint")
        return html`<rect class="${dotClasses[mark.fill]} ahead" x="${across(mark.at)}%"/>`;
      return mark.fill === "faint"
        ? html`<circle cx="${across(mark.at)}%"/>`
        : html`<circle class="${dotClasses[mark.fill]}" cx="${across(mark.at)}%"/>`;
    case "tick":
      return html`<rect x="${across(mark.at)}%"/>`;
    case "ring":
      return html`<circle class="peer" cx="${across(mark.at)}%"/>`;
    case "square":
      return html`<rect class="raw" x="${across(mark.at)}%"/>`;
    case "hidden":
      return html`<rect class="hh" width="100%"/>`;
  }
}

/** Kinds of marks from back to front. */
const backToFront = ["hidden", "band", "tick", "bar", "ring", "square", "whisker", "range", "gap", "dot"] as const;

const plot = (marks: readonly Mark[], across: Across): Html => {
  const layers = [...marks].sort((a, b) => backToFront.indexOf(a.kind) - backToFront.indexOf(b.kind));
  const ranged = layers.some(({ kind }, at) => kind === "range" && layers[at + 1]?.kind === "gap");
  return html`<svg>${layers.map((mark) => draw(mark, across, ranged))}</svg>`;
};

const isEmpty = (content: HtmlContent): boolean => content === "" || content === null || content === undefined;

/** Lines of a cell. If there is only a second line, it comes first. */
function cellLines<Row>({ cell, under }: RowColumn<Row>, row: Row): HtmlContent {
  const [first, second] = [cell(row), under?.cell(row)];
  if (isEmpty(second)) return first;
  return isEmpty(first) ? second : html`${first}<small>${second}</small>`;
}

const headingLines = <Row>({ heading, under }: RowColumn<Row>): Html =>
  html`${heading}${under && html`<small>${under.heading}</small>`}`;

/** Table column of `columns[at]`; the plot is the second column. */
const place = (at: number): number => (at === 0 ? 1 : at + 2);

/**
 * Rows of marks over a shared axis. The chart is a table with a plot in each row, so it is also its own accessible
 * table. Positions are percentages, so one drawing serves every width; on a phone names and numbers go above their
 * plots.
 */
export function dotRows<Row>(input: DotRows<Row>, words: Words): Html {
  const { about, chart, hidden = 0, legend, axis, rows, headingOf, marks, columns, reference } = input;
  const [first, ...others] = columns;
  const across = acrossOf(axis);
  const ticks = ticksOf(axis, narrowestPlot, words);
  const exact = scaleOf(axis, 0, 100);
  const [start = 0, next = start + 200] = ticks.map(({ at }) => Math.round(exact(at) * 1000) / 1000);
  // What is absent is outside of the plot, where the style sheet puts it.
  const lines = percentStyle({
    ...(start !== 0 && { o: start }),
    s: Math.round((next - start) * 1000) / 1000,
    ...(axis.from < 0 && axis.to > 0 && { z: across(0) }),
    ...(reference !== undefined && { r: across(reference.at) }),
  });
  const headings = textStyle(
    Object.fromEntries(
      columns.flatMap(({ heading, plain }, at) => (at < 2 || plain ? [] : [[`c${place(at)}`, heading]])),
    ),
  );
  const part = (row: Row): Html | null => {
    const heading = headingOf?.(row);
    return heading === undefined
      ? null
      : html`<tr class="sub"><th scope="colgroup" colspan="${columns.length + 1}">${heading}</th></tr>`;
  };
  const body = rows.map(
    (row) =>
      html`${part(row)}<tr><th scope="row">${cellLines(first, row)}</th><td>${plot(marks(row), across)}</td>${others.map(
        (column) => html`<td>${cellLines(column, row)}</td>`,
      )}</tr>`,
  );
  return html`<figure class="chart">${caption(about)}${legendList(reference === undefined ? legend : [...legend, { mark: "line", label: reference.label }])}<table class="dots"${lines}><caption class="vh">${tableName(
    about,
    chart,
    hidden,
    words,
  )}</caption><thead><tr><th scope="col">${headingLines(first)}</th><td><svg aria-hidden="true">${ticks.map(({ at, label }) => html`<text x="${across(at)}%">${label}</text>`)}</svg></td>${others.map(
    (column) => html`<th scope="col">${headingLines(column)}</th>`,
  )}</tr></thead><tbody${headings}>${body}</tbody></table>${
    about.source === undefined ? null : html`<p class="source">${about.source}</p>`
  }</figure>`;
}

/** The name of a row, with a link to its page. */
export const rowName = ({
  label,
  href,
  strong,
}: {
  readonly label: string;
  readonly href?: string;
  readonly strong?: boolean;
}): HtmlContent => {
  const name = href === undefined ? label : html`<a${attributes({ href })}>${label}</a>`;
  return strong ? html`<b>${name}</b>` : name;
};
