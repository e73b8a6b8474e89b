import { attributes, type Html, type HtmlContent, html, textStyle } from "./html.ts";
import type { Words } from "./words.ts";

/** A column of a table: heading, cell, and whether it is a number (right-aligned). */
export interface TableColumn<Row> {
  readonly heading: string;
  /** Label before the cell on a phone, where each row is a card; default: the heading. */
  readonly onPhone?: string;
  readonly cell: (row: Row) => HtmlContent;
  readonly number?: boolean;
}

export interface TableInput<Row> {
  /** The first column is the row header. */
  readonly columns: readonly [TableColumn<Row>, ...TableColumn<Row>[]];
  readonly rows: readonly Row[];
  /** Visible caption; a table without one needs `name`. */
  readonly caption?: string;
  /** For screen readers: the label of the scrolling region. */
  readonly name?: string;
  /** Separate rows at the end: totals. */
  readonly total?: (row: Row) => boolean;
}

/**
 * The style sheet addresses this many columns by position, so that headings are declared once per table rather than
 * in each cell.
 */
const styledColumns = 24;

/** A table: text left, numbers right; on a phone each row becomes a card with its headings. */
export function table<Row>({ columns, rows, caption, name, total }: TableInput<Row>, words: Words): Html {
  const [first, ...others] = columns;
  const styled = columns.slice(1, styledColumns);
  const ofCell = columns.map((column, at) =>
    at < styledColumns
      ? attributes({})
      : attributes({ class: column.number ? "n" : null, "data-th": column.onPhone ?? column.heading }),
  );
  const body = rows.map(
    (row) =>
      html`<tr${attributes({ class: total?.(row) ? "total" : null })}><th scope="row">${first.cell(row)}</th>${others.map(
        (column, at) => html`<td${ofCell[at + 1] ?? attributes({})}>${column.cell(row)}</td>`,
      )}</tr>`,
  );
  const label = name ?? caption ?? words.say("page.table-plain");
  const headings = textStyle(
    Object.fromEntries(styled.map(({ heading, onPhone }, at) => [`c${at + 2}`, onPhone ?? heading])),
  );
  const numbers = attributes({
    "data-n": columns.flatMap(({ number }, at) => (number && at < styledColumns ? [at + 1] : [])).join(" ") || null,
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table${numbers} class="stack"${headings}>${
    caption === undefined ? null : html`<caption>${caption}</caption>`
  }<thead><tr>${columns.map(
    (column, at) =>
      html`<th${attributes({ scope: "col", class: column.number && at >= styledColumns ? "n" : null })}>${column.heading}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div>`;
}

/** Mark of a hidden number. Never reveals the rule that hid it. */
export const hiddenMark = (words: Words): Html => html`<span class="hid">${words.say("mark.hidden")}</span>`;
